public import Basics

extension ParticipantsTable {
  /// Cells that name nothing, or one thing in two ways.
  ///
  /// - a cell of `transcript` that is no transcript of the study: an error, because the person would be found nowhere;
  /// - one pseudonym of several people without a column `transcript` that tells them apart: a warning;
  /// - values of a column that differ by case or white space alone, and would be two levels of a group: a warning.
  /// - Parameters:
  ///   - transcripts: names of the study's transcripts, without `.txt`.
  ///   - file: the table, as problems name it.
  public func doubts(transcripts: [String], file: String) -> [Problem] {
    unknownTranscripts(transcripts, file) + sharedPseudonyms(file) + likeLevels(file)
  }

  private func cells(_ column: Int) -> [(text: String, line: Int)] {
    participants.compactMap { person in
      guard case .text(let text) = person.values[column] else { return nil }
      return (text, person.line)
    }
  }

  private func unknownTranscripts(_ transcripts: [String], _ file: String) -> [Problem] {
    guard let column = column(named: Self.transcriptName) else { return [] }
    let known = Set(transcripts)
    return cells(column).compactMap { text, line in
      let name = text.hasSuffix(".txt") ? String(text.dropLast(4)) : text
      if name.isEmpty || known.contains(name) { return nil }
      return Problem(
        .badData, file: file, line: line,
        "the column `transcript` names `\(text)`, which is not a transcript of the study",
        remedy: Suggestion.sentence(for: name, among: transcripts, noun: "transcript"))
    }
  }

  private func sharedPseudonyms(_ file: String) -> [Problem] {
    guard let column = column(named: Self.pseudonymName) else { return [] }
    let transcript = self.column(named: Self.transcriptName)
    let groups = Dictionary(grouping: participants.filter { $0.values[column].plain != nil }) {
      $0.values[column].plain?.lowercased() ?? ""
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0].line < $1[0].line }.compactMap { people in
      let places = transcript.map { place in people.compactMap { $0.values[place].plain } } ?? []
      if Set(places).count == people.count { return nil }
      let ids = people.map { "`\($0.id)`" }.joined(separator: ", ")
      return Problem(
        .badData, severity: .warning, file: file, line: people[1].line,
        "the rows \(ids) have one pseudonym, and no column `transcript` that tells them apart: by that label none of "
          + "them is found",
        remedy: "Give each a pseudonym of its own, or a cell in the column `transcript`; somebody who was interviewed "
          + "several times is one row.")
    }
  }

  private func likeLevels(_ file: String) -> [Problem] {
    let named: Set<String> = [Self.idName, Self.pseudonymName, Self.transcriptName]
    return columns.indices.flatMap { column -> [Problem] in
      guard columns[column].kind == .text, !named.contains(columns[column].name.lowercased()) else { return [] }
      var spellings: [String: [String: Int]] = [:]
      var order: [String] = []
      for (text, line) in cells(column) {
        let key = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        if spellings[key] == nil { order.append(key) }
        if spellings[key]?[text] == nil { spellings[key, default: [:]][text] = line }
      }
      return order.compactMap { key in
        guard let found = spellings[key], found.count > 1 else { return nil }
        let sorted = found.sorted { $0.value < $1.value }
        return Problem(
          .badData, severity: .warning, file: file, line: sorted[1].value,
          "the column `\(columns[column].name)` contains \(sorted.map { "`\($0.key)`" }.joined(separator: " and ")), which "
            + "are different levels", remedy: "Write them in one way, without white space at their ends.")
      }
    }
  }
}

extension ParticipantValue {
  /// A text or a whole number as it is written; `nil` for what is missing.
  fileprivate var plain: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    case .decimal, .missing: nil
    }
  }
}
