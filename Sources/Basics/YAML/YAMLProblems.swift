internal import Yams

/// How what is wrong with a YAML file is worded, whichever file it is.
extension Problem {
  public static func yamlNotUTF8(_ place: YAMLPlace) -> Problem {
    Problem(.badData, file: place.file, "is not UTF-8 text", remedy: "Save the file as UTF-8.")
  }

  public static func yamlEmpty(_ place: YAMLPlace) -> Problem {
    Problem(.badData, file: place.file, "holds nothing", remedy: "Fill it, or delete the file.")
  }

  static func notYAML(_ error: YamlError?, _ start: YAMLPlace) -> Problem {
    let remedy = "Check the indentation, and put text that holds `: ` or begins with a sign in quotes."
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return bad(
        YAMLPlace(file: start.file, line: mark.line, column: mark.column), "is not YAML here (\(problem))",
        remedy: remedy)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
      let place = YAMLPlace(file: start.file, line: context.mark.line, column: context.mark.column)
      return bad(place, "\(names) stands more than once in the same entry", remedy: "Keep one of them.")
    case .reader(let problem, _, _, _):
      return Problem(.badData, file: start.file, "is not YAML (\(problem))", remedy: remedy)
    default:
      return Problem(.badData, file: start.file, "is not YAML", remedy: remedy)
    }
  }

  public static func yamlWrongType(_ name: String, expected: String, found: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "\(quoted(name)) should be \(expected), but is \(found)",
      remedy: "See the study's file formats for its shape.")
  }

  public static func yamlNothingHere(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(place, "\(quoted(name)) is empty", remedy: "Write something there, or leave it out.")
  }

  public static func yamlUnknownKey(_ key: String, of name: String, known: [String], _ place: YAMLPlace) -> Problem {
    bad(place, "`\(key)` is not a key of \(name)", remedy: Suggestion.sentence(for: key, among: known, noun: "key"))
  }

  public static func yamlUnknownChoice(_ text: String, of name: String, known: [String], _ place: YAMLPlace) -> Problem
  {
    bad(
      place, "`\(text)` is not a value of \(quoted(name))",
      remedy: Suggestion.sentence(for: text, among: known, noun: "value"))
  }

  public static func yamlNumberOutside(
    _ text: String, of name: String, _ expected: String, _ place: YAMLPlace
  ) -> Problem {
    bad(place, "`\(text)` is not a value of \(quoted(name))", remedy: "Write \(expected).")
  }

  /// A problem of a YAML file at a place in it.
  public static func bad(
    _ place: YAMLPlace, _ what: String, remedy: String, factory: String = #function
  ) -> Problem {
    Problem(
      .badData, file: place.file, line: place.line, column: place.column, what, remedy: remedy, factory: factory)
  }

  private static func quoted(_ name: String) -> String {
    name.contains(" ") ? name : "`\(name)`"
  }
}
