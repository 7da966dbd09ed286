/// What the labels of a transcript stand for, as its first lines explain them.
///
/// Recognised are `I1: Interviewer 1` line by line, `I = Interviewer; Y = informant` on one line, and
/// `Interviewer (I) Informant (X)`. At least two labels must be explained, and at least one of them by a word that
/// names a role.
package struct Legend: Sendable {
  package struct Entry: Sendable, Equatable {
    package let label: String
    package let meaning: String
    package var role: Role { RoleNames.role(of: meaning) ?? .participant }
  }

  package let entries: [Entry]
  /// Indices of the body lines that hold it.
  package let lines: [Int]

  /// Lines from the top among which a legend is looked for.
  private static let depth = 40

  static func find(in labels: LineLabels) -> Legend? {
    let (lines, bytes) = (labels.lines, labels.bytes)
    var run: [(line: Int, entry: Entry)] = []
    for (index, line) in lines.prefix(depth).enumerated() where !line.isBlank {
      let text = String(decoding: bytes[WhiteSpace.trim(line.range, in: bytes)].prefix(400), as: UTF8.self)
      if let entries = onOneLine(text) { return Legend(entries: entries, lines: [index]) }
      if let entry = explanation(text), !run.contains(where: { $0.entry.label == entry.label }) {
        run.append((index, entry))
      } else if isLegend(run.map(\.entry)) {
        break
      } else {
        run = []
      }
    }
    let found = run.map(\.entry)
    guard isLegend(found), let last = run.last?.line else { return nil }
    // Each label must speak afterwards, or what looks like a legend is a conversation in single words.
    let spoken = Set(labels.all(.colon).lazy.filter { $0.line > last }.map(\.label.label))
    guard found.contains(where: { spoken.contains($0.label) }) else { return nil }
    return Legend(entries: found, lines: run.map(\.line))
  }

  private static func isLegend(_ entries: [Entry]) -> Bool {
    entries.count >= 2 && entries.contains { RoleNames.role(of: $0.meaning) != nil && !RoleNames.isShort($0.meaning) }
      && Set(entries.map(\.label)).count == entries.count
  }

  private static func onOneLine(_ text: String) -> [Entry]? {
    for candidate in [text, afterColon(text)].compactMap({ $0 }) {
      if let entries = allExplained(candidate), isLegend(entries) { return entries }
      let bracketed = inBrackets(candidate)
      if isLegend(bracketed) { return bracketed }
    }
    return nil
  }

  /// The parts of a line, if each of them explains a label. Most lines are speech and fail at their first part.
  private static func allExplained(_ text: String) -> [Entry]? {
    var entries: [Entry] = []
    let bytes = text.utf8
    var rest = bytes[...]
    while !rest.isEmpty {
      let gap = gap(in: rest)
      let part = rest[..<gap.lowerBound]
      rest = rest[gap.upperBound...]
      if part.isEmpty { continue }
      guard let entry = explanation(String(part) ?? "") else { return nil }
      entries.append(entry)
    }
    return entries
  }

  /// The first mark between entries, or the end: one of `;,/|、，；` or a tab.
  private static func gap(in text: Substring.UTF8View) -> Range<String.Index> {
    var from = text.startIndex
    while let at = text[from...].firstIndex(where: { isASCIIGap($0) || $0 == 0xE3 || $0 == 0xEF }) {
      if isASCIIGap(text[at]) { return at..<text.index(after: at) }
      for mark in wideGaps where text[at...].starts(with: mark) { return at..<text.index(at, offsetBy: mark.count) }
      from = text.index(after: at)
    }
    return text.endIndex..<text.endIndex
  }

  private static func isASCIIGap(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3B, 0x2C, 0x2F, 0x7C, 0x09: true
    default: false
    }
  }

  /// In UTF-8.
  private static let wideGaps = ["、", "，", "；"].map { Array($0.utf8) }

  private static func afterColon(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    return String(scalars[scalars.index(after: colon)...])
  }

  /// `I1: Interviewer 1`, `M = Mand`, `X – informant`.
  private static func explanation(_ part: String) -> Entry? {
    // Bytes tell that there is no separator: most speech has none behind its label.
    guard part.utf8.contains(where: { $0 == 0x3D || $0 == 0x3A || $0 == 0x2D || $0 == 0xE2 || $0 == 0xEF }) else {
      return nil
    }
    let bytes = Array(part.utf8)
    guard let separator = firstSeparator(in: bytes) else { return nil }
    // Speech after a label is no meaning, and is not looked at any closer.
    let rest = bytes[separator.upperBound...]
    guard rest.count <= longest, !rest.contains(where: isMarkOfSpeech) else { return nil }
    let label = trimmed(String(decoding: bytes[..<separator.lowerBound], as: UTF8.self))
    let meaning = trimmed(String(decoding: rest, as: UTF8.self))
    guard label.unicodeScalars.count <= 12, label.unicodeScalars.first?.properties.isAlphabetic ?? false,
      NameForm.holdsOnlyNameCharacters(label), isMeaning(meaning)
    else { return nil }
    return Entry(label: label, meaning: meaning)
  }

  /// Whether a byte is a mark that no meaning has (`isMeaning`).
  private static func isMarkOfSpeech(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x3F, 0x21, 0x3A, 0x3D, 0x22: true
    default: false
    }
  }

  /// In bytes; more than forty scalars of any script and the white space around them take.
  private static let longest = 200

  /// In UTF-8, in the order in which they are looked for. Dashes are between spaces.
  private static let separators: [(mark: [UInt8], spaced: Bool)] = [
    ("=", false), ("：", false), (":", false), ("–", true), ("—", true), ("-", true),
  ].map { (Array($0.0.utf8), $0.1) }

  private static func firstSeparator(in text: [UInt8]) -> Range<Int>? {
    for separator in separators {
      var from = 0
      while let start = text[from...].firstIndex(of: separator.mark[0]) {
        let end = start + separator.mark.count
        if text[start...].starts(with: separator.mark) {
          if !separator.spaced { return start..<end }
          if start > 0, text[start - 1] == 0x20, end < text.count, text[end] == 0x20 { return start..<end }
        }
        from = start + 1
      }
    }
    return nil
  }

  /// `Interviewer (I) Informant (X)`: nothing but meanings, each with its label in round brackets.
  private static func inBrackets(_ text: String) -> [Entry] {
    // Most lines have no bracket.
    guard text.utf8.contains(where: { $0 == 0x28 || $0 == 0xEF }) else { return [] }
    var entries: [Entry] = []
    var rest = Substring(text)
    while let open = rest.unicodeScalars.firstIndex(where: { $0 == "(" || $0 == "（" }) {
      guard let close = rest.unicodeScalars[open...].firstIndex(where: { $0 == ")" || $0 == "）" }) else { return [] }
      let meaning = trimmed(rest[..<open].drop { ";,，；、/| \t".contains($0) })
      let label = trimmed(rest[rest.index(after: open)..<close])
      guard isMeaning(meaning), !label.isEmpty, label.unicodeScalars.count <= 12 else { return [] }
      entries.append(Entry(label: label, meaning: meaning))
      rest = rest[rest.index(after: close)...]
    }
    if entries.isEmpty { return [] }
    return trimmed(rest).unicodeScalars.allSatisfy { !$0.properties.isAlphabetic } ? entries : []
  }

  private static func isMeaning(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, text.unicodeScalars.count <= 40 else {
      return false
    }
    return text.split(separator: " ").count <= 4
      && !text.unicodeScalars.contains { ".?!。？！…:：=\"“”".unicodeScalars.contains($0) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
