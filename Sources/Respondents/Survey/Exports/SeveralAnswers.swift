/// Whether the cells of a column hold several answers each, which a form's export does not say.
enum SeveralAnswers {
  /// Most options that a question has, and the longest of them, in scalars.
  private static let mostOptions = 30
  private static let longestOption = 80

  /// `;` or `,`; `nil` for cells with one answer.
  ///
  /// A semicolon is rare in answers, and enough where the parts come back. A comma stands in answers, too ("Yes, often"):
  /// then half of the parts must come back in another combination, and one of them must be a whole cell.
  static func separator(in texts: TextColumn) -> Character? {
    let cells = texts.dictionary
    if cells.contains(where: { $0.contains(";") }) {
      return combinations(cells, ";").map { comeBack($0, texts, ";") } == true ? ";" : nil
    }
    guard cells.contains(where: { $0.contains(", ") }), let parts = combinations(cells, ",") else { return nil }
    let joined = Set(cells.filter { $0.contains(", ") }.flatMap { SurveyTable.answers(in: $0, separator: ",") })
    let recurring = joined.count { parts[$0, default: 0] > 1 }
    let alone = cells.contains { joined.contains($0) }
    return alone && recurring * 2 >= joined.count ? "," : nil
  }

  /// In how many different cells each part stands; `nil` when the parts are no options.
  private static func combinations(_ cells: [String], _ separator: Character) -> [String: Int]? {
    var counts: [String: Int] = [:]
    for cell in cells {
      for part in SurveyTable.answers(in: cell, separator: separator) {
        guard part.unicodeScalars.count <= longestOption else { return nil }
        counts[part, default: 0] += 1
      }
    }
    return counts.count <= mostOptions ? counts : nil
  }

  /// Whether the parts are fewer than the respondents' choices.
  private static func comeBack(_ parts: [String: Int], _ texts: TextColumn, _ separator: Character) -> Bool {
    let sizes = texts.dictionary.map { SurveyTable.answers(in: $0, separator: separator).count }
    return parts.count < texts.indices.reduce(0) { $1 < 0 ? $0 : $0 + sizes[Int($1)] }
  }
}
