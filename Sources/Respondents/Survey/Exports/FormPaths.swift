/// Headings that name a question behind its groups, and an option behind its question: `household/age`, `fruits/apple`.
struct FormPaths {
  private let headings: [String]
  private let separator: Character
  /// Whether the headings are names and no labels, in which `/` may be a character as any other.
  private let areNames: Bool
  private let known: Set<String>

  init(_ headings: [String], separator: Character, areNames: Bool) {
    self.headings = headings
    self.separator = separator
    self.areNames = areNames
    known = Set(headings)
  }

  /// A name with its groups, for questions that are called the same in two groups.
  var long: [String] { headings.map { named($0, isLong: true) } }

  /// - Parameter isOfProgram: whether a heading is none of a question.
  func columns(_ isOfProgram: (String) -> Bool) -> [ExportForm.Column] {
    let parents = Set(headings.compactMap { option(of: $0)?.question })
    return headings.map { heading in
      var column = ExportForm.Column(
        heading: heading, name: named(heading, isLong: false), label: label(heading), isOfProgram: isOfProgram(heading))
      if let (question, option) = option(of: heading) {
        column.content = .option(question: question, option: option)
      } else if parents.contains(heading) {
        column.content = .chosenOptions(question: heading)
      }
      return column
    }
  }

  /// The question whose heading stands before the last `/`, if it is a column of its own.
  private func option(of heading: String) -> (question: String, option: String)? {
    guard let slash = heading.lastIndex(of: "/") else { return nil }
    let question = String(heading[..<slash])
    return known.contains(question) ? (question, String(heading[heading.index(after: slash)...])) : nil
  }

  private func named(_ heading: String, isLong: Bool) -> String {
    if let (question, option) = option(of: heading) {
      return areNames
        ? HeadingNames.code("\(last(question, isLong))_\(option)") : HeadingNames.question(question, option: option)
    }
    return areNames ? HeadingNames.code(last(heading, isLong)) : HeadingNames.question(heading)
  }

  private func last(_ path: String, _ isLong: Bool) -> String {
    isLong ? path : path.split(separator: separator).last.map(String.init) ?? path
  }

  /// Of names only those of options say more than the name does.
  private func label(_ heading: String) -> String? {
    if let (question, option) = option(of: heading) {
      return areNames ? nil : "\(question) - \(option)"
    }
    return areNames || heading.isEmpty || heading.hasPrefix("_") ? nil : heading
  }
}
