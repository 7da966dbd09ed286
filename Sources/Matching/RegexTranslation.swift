/// A regular expression as Hyperscan can take it: `\b`, `^` and `$` at the ends become checks of our own, apostrophes
/// match straight and curly ones.
struct RegexTranslation {
  /// One branch of the expression, or all of it when no branch has a condition at its ends.
  struct Branch: Hashable {
    var expression = ""
    var startsAtWord = false
    var endsAtWord = false
    /// The beginning and the end of the turn.
    var startsAtTurn = false
    var endsAtTurn = false

    var hasConditions: Bool { startsAtWord || endsAtWord || startsAtTurn || endsAtTurn }
  }

  /// What an expression uses that cannot be had in one pass.
  struct Unsupported: Error {
    let construct: String
  }

  let branches: [Branch]

  /// - Throws: `Unsupported`.
  init(_ expression: String) throws(Unsupported) {
    var scanner = Scanner(Array(expression.unicodeScalars))
    try scanner.run()
    let split = scanner.branches.contains(where: \.hasConditions)
    let all = Branch(expression: scanner.branches.map(\.expression).joined(separator: "|"))
    branches = split ? scanner.branches : [all]
  }

  private struct Scanner {
    let scalars: [Unicode.Scalar]
    var index = 0
    var depth = 0
    var branches = [Branch()]

    init(_ scalars: [Unicode.Scalar]) {
      self.scalars = scalars
    }

    mutating func run() throws(Unsupported) {
      while index < scalars.count {
        switch scalars[index] {
        case "\\": try escape()
        case "[": characterClass()
        case "(": try group()
        case ")":
          depth -= 1
          take(1)
        case "|" where depth == 0:
          index += 1
          branches.append(Branch())
        case "^", "$": try turnEdge(scalars[index])
        case "'", "\u{2019}":
          add("['\u{2019}]")
          index += 1
        default: take(1)
        }
      }
    }

    private mutating func escape() throws(Unsupported) {
      guard index + 1 < scalars.count else { return take(1) }
      switch scalars[index + 1] {
      case "b": try boundary()
      case "B": throw Unsupported(construct: "`\\B` (not a word boundary)")
      case "A", "z", "Z", "G": throw Unsupported(construct: "`\\A`, `\\z` and their like (write `^` or `$`)")
      case "1"..."9", "k", "g": throw Unsupported(construct: "a back-reference")
      default: take(2)
      }
    }

    private mutating func boundary() throws(Unsupported) {
      let last = branches.count - 1
      index += 2
      if isAtStart {
        branches[last].startsAtWord = true
      } else if isAtEnd {
        branches[last].endsAtWord = true
      } else {
        throw Unsupported(construct: "`\\b` (a word boundary) anywhere but at the beginning or the end")
      }
    }

    private mutating func turnEdge(_ scalar: Unicode.Scalar) throws(Unsupported) {
      let last = branches.count - 1
      index += 1
      if scalar == "^", isAtStart {
        branches[last].startsAtTurn = true
      } else if scalar == "$", isAtEnd {
        branches[last].endsAtTurn = true
      } else {
        throw Unsupported(construct: "`^` or `$` (the turn's ends) anywhere but at the beginning or the end")
      }
    }

    /// Whether the branch has only conditions so far.
    private var isAtStart: Bool { depth == 0 && branches[branches.count - 1].expression.isEmpty }

    /// Whether the branch has only conditions from here on.
    private var isAtEnd: Bool {
      var rest = scalars[index...]
      while true {
        if rest.first == "$" {
          rest = rest.dropFirst()
        } else if rest.starts(with: ["\\", "b"]) {
          rest = rest.dropFirst(2)
        } else {
          return depth == 0 && (rest.isEmpty || rest.first == "|")
        }
      }
    }

    private mutating func group() throws(Unsupported) {
      depth += 1
      let head = String(String.UnicodeScalarView(scalars[index..<min(index + 4, scalars.count)]))
      if head.hasPrefix("(?=") || head.hasPrefix("(?!") {
        throw Unsupported(construct: "looking ahead, `(?=` or `(?!`")
      }
      if head.hasPrefix("(?<=") || head.hasPrefix("(?<!") {
        throw Unsupported(construct: "looking back, `(?<=` or `(?<!`")
      }
      if head.hasPrefix("(?>") { throw Unsupported(construct: "an atomic group, `(?>`") }
      take(1)
    }

    private mutating func characterClass() {
      take(1)
      if index < scalars.count, scalars[index] == "^" { take(1) }
      if index < scalars.count, scalars[index] == "]" { take(1) }
      while index < scalars.count, scalars[index] != "]" {
        let ranged = index + 1 < scalars.count && scalars[index + 1] == "-" || scalars[index - 1] == "-"
        if scalars[index] == "'", !ranged { add("\u{2019}") }
        if scalars[index] == "\u{2019}", !ranged { add("'") }
        take(scalars[index] == "\\" ? 2 : 1)
      }
      take(1)
    }

    private mutating func take(_ count: Int) {
      let end = min(index + count, scalars.count)
      add(String(String.UnicodeScalarView(scalars[index..<end])))
      index = end
    }

    private mutating func add(_ text: String) {
      branches[branches.count - 1].expression += text
    }
  }
}
