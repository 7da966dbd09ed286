import Foundation

/// Names of variables that conditions and models can use as they are, made from a program's headings.
enum HeadingNames {
  /// Words of SQL that name no column without quotes (https://www.sqlite.org/lang_keywords.html, those that SQLite 3.40
  /// refuses).
  private static let reserved: Set<String> = [
    "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate", "commit", "constraint",
    "create", "default", "deferrable", "delete", "distinct", "drop", "else", "escape", "except", "exists", "foreign",
    "from", "group", "having", "in", "index", "insert", "intersect", "into", "is", "isnull", "join", "limit", "not",
    "nothing", "notnull", "null", "on", "or", "order", "primary", "references", "returning", "select", "set", "table",
    "then", "to", "transaction", "union", "unique", "update", "using", "values", "when", "where",
  ]

  /// Longest name that is made of a question, in scalars.
  static let longest = 40

  /// `Q1_SQ001` of `Q1[SQ001]`: letters and digits of any script, all else an underscore. Empty for an empty heading.
  static func code(_ heading: String) -> String {
    var name = ""
    for scalar in heading.unicodeScalars {
      if isPart(scalar) {
        name.unicodeScalars.append(scalar)
      } else if !isMark(scalar), !name.isEmpty, name.last != "_" || scalar == "_" {
        name.append("_")
      } else if scalar == "_" {
        name.append("_")
      }
    }
    while name.last == "_", heading.unicodeScalars.last != "_" { name.removeLast() }
    return finished(name, of: heading)
  }

  /// `how_old_are_you` of `How old are you?`; the row of a grid or an option behind the question.
  /// - Parameter option: what stands in brackets behind the question; `nil` for none.
  static func question(_ heading: String, option: String? = nil) -> String {
    let option = option.map { shortened(code($0).lowercased(), to: longest / 2) } ?? ""
    let room = option.isEmpty ? longest : longest - 1 - option.unicodeScalars.count
    let question = shortened(code(heading).lowercased(), to: room)
    return finished([question, option].filter { !$0.isEmpty }.joined(separator: "_"), of: heading)
  }

  /// Names of which no two are the same, case ignored.
  /// - Parameter long: taken instead where a name is another's, too; empty for none.
  static func unique(_ names: [String], long: [String]) -> [String] {
    let counts = Dictionary(grouping: names.filter { !$0.isEmpty }, by: { $0.lowercased() }).mapValues(\.count)
    var wanted = names
    for index in names.indices where counts[names[index].lowercased(), default: 0] > 1 && long.indices.contains(index) {
      wanted[index] = long[index]
    }
    var taken: Set<String> = []
    return wanted.map { name in
      guard !name.isEmpty else { return name }
      var unique = name
      var number = 1
      while !taken.insert(unique.lowercased()).inserted {
        number += 1
        unique = "\(name)_\(number)"
      }
      return unique
    }
  }

  /// White space as single blanks, none at the ends.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `("How satisfied are you?", "Price")` of `How satisfied are you? [Price]`; `nil` without such brackets at the end.
  static func grid(_ heading: String, open: String = " [", close: String = "]") -> (question: String, option: String)? {
    guard heading.hasSuffix(close), let range = heading.range(of: open, options: .backwards) else { return nil }
    let question = String(heading[..<range.lowerBound])
    let option = String(heading[range.upperBound...].dropLast(close.count))
    return question.isEmpty ? nil : (question, option)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
  }

  /// Marks that are no letters by themselves, such as a virama: words do not end at them.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// Cut where a word ends, if that leaves at least half.
  private static func shortened(_ name: String, to count: Int) -> String {
    guard name.unicodeScalars.count > count else { return name }
    var cut = String(String.UnicodeScalarView(name.unicodeScalars.prefix(count)))
    if let end = cut.lastIndex(of: "_"), cut[..<end].unicodeScalars.count >= count / 2 { cut = String(cut[..<end]) }
    while cut.last == "_" { cut.removeLast() }
    return cut
  }

  /// Not a number at the beginning, and no word of SQL.
  private static func finished(_ name: String, of heading: String) -> String {
    if heading.isEmpty { return "" }
    guard let first = name.unicodeScalars.first else { return "question" }
    if first.properties.numericType != nil { return "q" + name }
    return reserved.contains(name.lowercased()) ? name + "_" : name
  }
}
