/// The lines of a transcript that describe the interview: `Date: 21 July 2020`, `INTERVIEWER: Ben Lo`. They are no
/// turns, and say who asks.
package struct InterviewHeading: Sendable {
  /// Indices of the lines.
  private(set) var lines: Set<Int> = []
  /// Names of people with what the heading says they do, in its order.
  private(set) var people: [(name: String, role: Role)] = []

  package init() {}

  package func contains(_ index: Int) -> Bool { lines.contains(index) }

  /// Lines from the top, blank ones left out, among which a heading below a preamble is looked for.
  private static let depth = 200

  init(_ labels: LineLabels) {
    takeTop(labels)
    if lines.isEmpty { takeRun(labels) }
  }

  /// The role that the heading gives to a label: the label is a name of the heading, its first or last word, or its
  /// initials. Where that is true of people with different roles, the heading says nothing.
  func role(of label: String) -> Role? {
    let wanted = label.lowercased()
    if let exact = people.first(where: { $0.name.lowercased() == wanted }) { return exact.role }
    let roles = Set(people.filter { Self.isShortFor(label, $0.name) }.map(\.role))
    return roles.count == 1 ? roles.first : nil
  }

  private static func isShortFor(_ label: String, _ name: String) -> Bool {
    let words = name.lowercased().split { $0 == " " || $0 == "." || $0 == "-" }
    let parts = label.lowercased().split { $0 == " " || $0 == "." }
    guard let last = words.last, let end = parts.last, words.count > 1 else { return false }
    if parts.count == 1, end == words[0] || end == last { return true }
    if parts.count > 1, end == last || words.starts(with: parts) { return true }
    let initials = String(words.compactMap(\.first))
    return parts.joined() == initials
  }

  /// The run of `Key: value` lines at the top, up to the last whose key is a heading's (`Date:`, `地点：`).
  private mutating func takeTop(_ labels: LineLabels) {
    let (all, bytes) = (labels.lines, labels.bytes)
    var end = 0
    var keys: Set<String> = []
    for (index, line) in all.prefix(30).enumerated() where !line.isBlank {
      guard let found = labels.label(.colon, at: index) else {
        // A title may come above the run.
        if index <= 2, line.range.count <= 120 { continue }
        break
      }
      // What comes twice is a label, and what goes on from there a conversation.
      guard Self.isValue(found, bytes), keys.insert(found.label.lowercased()).inserted else { break }
      if OrdinaryWords.isHeading(found.label) { end = index + 1 }
    }
    lines = Set(0..<end)
    for (_, found) in labels.all(.colon).prefix(while: { $0.line < end }) { note(found, labels) }
  }

  /// A run of `Key: value` lines further down in which a role is given a name by which somebody speaks below, while
  /// nobody speaks by the role.
  private mutating func takeRun(_ labels: LineLabels) {
    var seen = 0
    var run: [(index: Int, found: SpeakerLabel)] = []
    for (index, line) in labels.lines.enumerated() where !line.isBlank {
      seen += 1
      if seen > Self.depth { break }
      if let found = labels.label(.colon, at: index), Self.isValue(found, labels.bytes) {
        run.append((index, found))
      } else if accept(run, labels) {
        return
      } else {
        run = []
      }
    }
    _ = accept(run, labels)
  }

  private mutating func accept(
    _ run: [(index: Int, found: SpeakerLabel)], _ labels: LineLabels
  ) -> Bool {
    guard let first = run.firstIndex(where: { Self.names(of: $0.found, labels) != nil }) else { return false }
    var counts: [String: Int] = [:]
    for (_, found) in labels.all(.colon) { counts[found.label, default: 0] += 1 }
    let speaking = Set(counts.filter { $0.value > 1 }.keys)
    /// A word for a role that is not known, with the name of somebody who speaks below.
    func namesSpeaker(_ found: SpeakerLabel) -> Bool {
      guard !speaking.contains(found.label), let names = Self.names(in: found, labels.bytes) else { return false }
      return names.contains { name in speaking.contains { $0 == name || Self.isShortFor($0, name) } }
    }
    func isAbout(_ found: SpeakerLabel) -> Bool {
      OrdinaryWords.isHeading(found.label) || Self.names(of: found, labels) != nil || namesSpeaker(found)
    }
    let start = run[..<first].lastIndex { !isAbout($0.found) }.map { $0 + 1 } ?? run.startIndex
    let block = run[start...].prefix { isAbout($0.found) }
    var trial = InterviewHeading()
    for item in block {
      trial.lines.insert(item.index)
      trial.note(item.found, labels)
    }
    let keys = Set(block.map { $0.found.label.lowercased() })
    let last = block.last?.index ?? 0
    let below = Set(labels.all(.colon).lazy.filter { $0.line > last }.map(\.label.label))
    var isUsed = false
    for label in below {
      if keys.contains(label.lowercased()), labels.role(of: label) != nil { return false }
      if trial.role(of: label) != nil { isUsed = true }
    }
    guard isUsed else { return false }
    self = trial
    return true
  }

  private mutating func note(_ found: SpeakerLabel, _ labels: LineLabels) {
    guard let role = labels.role(of: found.label) else { return }
    people += (Self.names(of: found, labels) ?? []).map { ($0, role) }
  }

  /// The names that a role's line gives; `nil` where the key is no role or the value no name.
  private static func names(of found: SpeakerLabel, _ labels: LineLabels) -> [String]? {
    labels.role(of: found.label) == nil ? nil : names(in: found, labels.bytes)
  }

  private static func names(in found: SpeakerLabel, _ bytes: [UInt8]) -> [String]? {
    if firstName(in: bytes[found.words]) > mostWords { return nil }
    let value = String(decoding: bytes[found.words], as: UTF8.self)
      .replacing(" and ", with: ";").replacing(" & ", with: ";")
    let names = value.split { ",;，、；/".contains($0) }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    guard !names.isEmpty,
      names.allSatisfy({
        $0.split(separator: " ").count <= mostWords && !($0.last.map { "?!…。？！".contains($0) } ?? true)
      })
    else { return nil }
    return names
  }

  private static let mostWords = 5

  /// How many words there are before anything that could end a name: what is said has more than a name, and is looked at
  /// no closer.
  private static func firstName(in value: ArraySlice<UInt8>) -> Int {
    var words = 0
    var start: Int?
    for (index, byte) in zip(value.indices, value) {
      switch byte {
      case 0x20:
        if let begun = start, value[begun..<index].elementsEqual("and".utf8) { return words - 1 }
        start = nil
      case 0x26, 0x2C, 0x2F, 0x3B, 0x80...: return words - 1
      default:
        if start == nil { (start, words) = (index, words + 1) }
      }
    }
    return words
  }

  private static func isValue(_ found: SpeakerLabel, _ bytes: [UInt8]) -> Bool {
    found.words.count <= 160 && (found.words.isEmpty || bytes[found.words].count { $0 == 0x20 } < 12)
  }
}

/// Questions of a guide that are written as headings above the answers: `Question 3: How did you come?`, `Frage 2`.
package enum QuestionHeading {
  /// Whether a label is the word for a question with a number after it.
  package static func isNumbered(_ label: String) -> Bool {
    guard label.unicodeScalars.last?.properties.numericType != nil else { return false }
    return words.contains(NameForm.family(label))
  }

  /// The question of a line that begins with such a heading: its number and mark left out; `nil` for other lines.
  package static func question(in line: some StringProtocol) -> String? {
    let text = line.drop(while: \.isWhitespace)
    guard let mark = text.prefix(32).firstIndex(where: { ":：.)–-".contains($0) }),
      isNumbered(String(text[..<mark].filter { !$0.isWhitespace || $0 == " " }))
    else { return nil }
    return text[text.index(after: mark)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let words: Set<String> = [
    "question", "q", "frage", "fråga", "spørgsmål", "spørsmål", "vraag", "kysymys", "pregunta", "pergunta", "domanda",
    "întrebare", "pytanie", "otázka", "вопрос", "питання", "ερώτηση", "soru", "kérdés", "问题", "問題", "质问", "質問",
    "질문", "سؤال", "السؤال", "प्रश्न", "pertanyaan", "câu hỏi", "swali",
  ]
}
