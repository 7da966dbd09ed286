/// How what is wrong with a YAML file is worded, whichever file it is.
extension Problem {
  public static func yamlNotUTF8(_ place: YAMLPlace) -> Problem {
    Problem(.badData, file: place.file, "is not UTF-8 text", remedy: "Save the file as UTF-8.")
  }

  public static func yamlEmpty(_ place: YAMLPlace) -> Problem {
    Problem(.badData, file: place.file, "is empty", remedy: "Fill it, or delete the file.")
  }

  static func notYAML(_ fault: YAMLFault, file: String) -> Problem {
    let remedy = "Check the indentation, and put text that contains `: ` or begins with a sign in quotes."
    switch fault {
    case .syntax(let reason, let line, let column):
      return bad(
        YAMLPlace(file: file, line: line, column: column), "this is not YAML (\(reason))", remedy: remedy)
    case .keysTwice(let keys, let line, let column):
      let names = keys.map { "`\($0)`" }.joined(separator: ", ")
      return bad(
        YAMLPlace(file: file, line: line, column: column), "\(names) occurs more than once in the same entry",
        remedy: "Keep one of them.")
    case .characters(let reason):
      return Problem(.badData, file: file, "is not YAML (\(reason))", remedy: remedy)
    case .anchor, .unreadable: return Problem(.badData, file: file, "is not YAML", remedy: remedy)
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
