import Basics

/// The names of a survey's variables.
enum SurveyNames {
  /// Names that are missing, stand twice, or differ only in upper and lower case.
  /// - Parameter line: 1-based line of the header; `nil` where files have none.
  static func problems(_ names: [String], file: String, line: Int?) -> [Problem] {
    var firsts: [String: Int] = [:]
    var problems: [Problem] = []
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        problems.append(.unnamedColumn(index + 1, file: file, line: line))
      } else if let first = firsts[name.lowercased()] {
        problems.append(
          names[first] == name
            ? .columnTwice(name, first: first + 1, second: index + 1, file: file, line: line)
            : .columnsAlike(names[first], name, file: file, line: line))
      } else {
        firsts[name.lowercased()] = index
      }
    }
    return problems
  }

  /// The position of a name, or of a heading where names are made of headings, case ignored; `nil` when none is asked for.
  /// - Throws: `Problem` of kind `badData` when there is no such name.
  static func index(of name: String?, in names: [String], headings: [String] = [], file: String) throws -> Int? {
    guard let name else { return nil }
    for known in [names, Array(headings.prefix(names.count))] {
      if let index = known.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return index }
    }
    throw Problem.noIDVariable(name, known: names, file: file)
  }
}
