import Transcripts

/// Questions as headings, answers below: `## Question 3: How did you come?`, `How did you come?` as a heading. The
/// questions are the interviewer's, what follows is the participant's.
///
/// Numbered questions are found in any format; others need to be headings that end with a question mark.
enum QuestionHeadings {
  static func read(
    _ lines: [Substring], _ headings: Set<Int>, _ counts: inout LeftOutCounts
  ) -> [DialectReading.Turn]? {
    var questions: [Int: String] = [:]
    var numbers = 0
    for (index, line) in lines.enumerated() where !ExportedForm.isBlank(line) {
      guard headings.contains(index) || index == 0 || ExportedForm.isBlank(lines[index - 1]) else { continue }
      if mayBeNumbered(line), let question = QuestionHeading.question(in: line) {
        questions[index] = question
        numbers += 1
      } else if headings.contains(index), isQuestion(line) {
        questions[index] = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    guard questions.count >= 2, isAnswered(questions, lines, headings), !someoneElseSpeaks(lines) else { return nil }
    counts.add("numbers of questions", numbers)
    let first = questions.keys.min() ?? 0
    let answerer = answerer(lines[..<first]) ?? "Answer"
    var turns: [DialectReading.Turn] = []
    let before = lines[..<first]
    if before.contains(where: { !ExportedForm.isBlank($0) }) { turns.append(DialectReading.Turn(words: Array(before))) }
    for (index, line) in lines.enumerated().dropFirst(first) {
      if let question = questions[index] {
        turns.append(DialectReading.Turn(label: "Question", words: [Substring(question)], role: .interviewer))
        continue
      }
      let words = headings.contains(index) && !ExportedForm.isBlank(line) ? Substring("[\(line)]") : line
      if turns[turns.count - 1].label == "Question" {
        if ExportedForm.isBlank(line) { continue }
        turns.append(DialectReading.Turn(label: answerer, words: [], role: .participant))
      }
      turns[turns.count - 1].words.append(words)
    }
    return turns
  }

  /// In characters, the mark after the number included; `QuestionHeading` looks no further.
  private static let longestNumber = 32

  /// Whether a digit may be in what a numbered question begins with. A look at its bytes, before more is asked.
  private static func mayBeNumbered(_ line: Substring) -> Bool {
    var looked = 0
    for byte in line.utf8 {
      if byte >= 0x80 || (0x30...0x39).contains(byte) { return true }
      if looked == 0, byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
      looked += 1
      if looked == longestNumber { return false }
    }
    return false
  }

  /// A heading that ends as questions do; in Japanese and Chinese also without a question mark.
  private static func isQuestion(_ line: Substring) -> Bool {
    let words = line.filter { !$0.isWhitespace }
    guard let last = words.last else { return false }
    if "?？؟".contains(last) { return true }
    let end = last == "。" ? words.dropLast().last : last
    return end.map { "か吗嗎呢".contains($0) } ?? false
  }

  /// Whether words are below most questions: a guide without answers is no interview.
  private static func isAnswered(_ questions: [Int: String], _ lines: [Substring], _ headings: Set<Int>) -> Bool {
    let answered = questions.keys.count { index in
      let next = lines.indices[(index + 1)...].first { !ExportedForm.isBlank(lines[$0]) }
      return next.map { questions[$0] == nil && !headings.contains($0) } ?? false
    }
    return answered * 10 >= questions.count * 6
  }

  /// Whether the text has labels besides: then the headings are only headings.
  private static func someoneElseSpeaks(_ lines: [Substring]) -> Bool {
    let read = ReadBody(Array(lines.joined(separator: "\n").utf8), firstLine: 1, frontMatter: FrontMatter())
    let labels = Dictionary(grouping: read.reading.turns.map(\.label)) { $0 }
    return labels.contains { !$0.key.isEmpty && $0.value.count >= 2 && !QuestionHeading.isNumbered($0.key) }
  }

  /// Who answers, as the lines above the first question say: `Interviewee: P7`.
  private static func answerer(_ lines: ArraySlice<Substring>) -> String? {
    let named = lines.compactMap { line -> String? in
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }),
        RoleNames.role(of: String(line[..<colon])) == .participant
      else { return nil }
      let name = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace)
      return (1...4).contains(name.count) ? name.joined(separator: " ") : nil
    }
    return named.count == 1 ? named[0] : nil
  }
}
