/// How much work an expression is for Hyperscan's compiler, estimated without compiling it.
///
/// Compiling has no limit of its own: `\w{1,50}` takes a minute and a half, `(ab|cd|e){1,3000}` three quarters of one,
/// where both are short and honest. What decides is how many places the written-out expression has, and how many bytes
/// the characters at a place may begin with: `\w` is some hundred alphabets. The weights were measured with Hyperscan
/// 5.4: what is let through takes some five seconds at the most.
struct RegexCost {
  /// For one expression.
  static let most = 8000
  /// For all expressions that are compiled together.
  static let mostTogether = 600_000

  /// `\w`, `\W` and classes of letters: most of Unicode's alphabets, each with ranges of its own.
  private static let alphabets = 600
  private static let digits = 50
  /// `.`, what is not in a class, and characters beyond ASCII.
  private static let wide = 10

  let total: Int

  init(_ expression: String) {
    var reader = Reader(scalars: Array(expression.unicodeScalars))
    total = reader.total()
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var index = 0
    /// The costs of the groups that are open, outermost first, each up to its last part; and that of the last part,
    /// which a number of repetitions multiplies.
    private var sums = [0]
    private var last = 0

    init(scalars: [Unicode.Scalar]) {
      self.scalars = scalars
    }

    mutating func total() -> Int {
      while index < scalars.count {
        let scalar = scalars[index]
        index += 1
        switch scalar {
        case "(":
          close()
          sums.append(0)
        case ")":
          close()
          last = sums.count > 1 ? sums.removeLast() : 0
        case "[": take(characterClass())
        case "\\": take(escape())
        case "{": repeated(times())
        case ".": take(RegexCost.wide)
        case "|", "*", "+", "?", "^", "$": break
        default: take(scalar.isASCII ? 1 : RegexCost.wide)
        }
      }
      close()
      while sums.count > 1 {
        last = sums.removeLast()
        close()
      }
      return sums[0]
    }

    private mutating func take(_ cost: Int) {
      close()
      last = cost
    }

    /// Adds the last part to its group; nothing multiplies it any more.
    private mutating func close() {
      sums[sums.count - 1] = Self.sum(sums[sums.count - 1], last)
      last = 0
    }

    private mutating func repeated(_ times: Int?) {
      guard let times else { return take(1) }
      let (product, overflow) = last.multipliedReportingOverflow(by: max(times, 1))
      last = overflow ? Int.max : product
    }

    private static func sum(_ a: Int, _ b: Int) -> Int {
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? Int.max : sum
    }

    /// The greater number of `{2,5}`, the only one of `{2,}` and `{2}`; `nil` when the brace is a character.
    private mutating func times() -> Int? {
      var end = index
      while end < scalars.count, scalars[end].properties.numericType == .decimal || scalars[end] == "," { end += 1 }
      guard end < scalars.count, scalars[end] == "}", end > index else { return nil }
      let text = String(String.UnicodeScalarView(scalars[index..<end]))
      let numbers = text.split(separator: ",").map { Int($0) ?? Int.max }
      guard let greatest = numbers.max() else { return nil }
      index = end + 1
      return greatest
    }

    private mutating func escape() -> Int {
      guard index < scalars.count else { return 1 }
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "w", "W": return RegexCost.alphabets
      case "d", "D": return RegexCost.digits
      case "s", "S", "h", "H", "v", "V", "N", "R", "X", "C": return RegexCost.wide
      case "p", "P": return property()
      case "x", "u":
        skipBraces()
        return RegexCost.wide
      default: return 1
      }
    }

    /// Letters as a whole and unknown names are many alphabets; one script, or numbers and signs, are few.
    private mutating func property() -> Int {
      guard index < scalars.count else { return 1 }
      guard scalars[index] == "{" else {
        defer { index += 1 }
        return "LCMlcm".unicodeScalars.contains(scalars[index]) ? RegexCost.alphabets : RegexCost.digits
      }
      let start = index + 1
      skipBraces()
      let name = String(String.UnicodeScalarView(scalars[start..<max(index - 1, start)])).lowercased()
      let isFew =
        name.count >= 3 ? !["^", "any", "x"].contains(where: name.hasPrefix) : "nzps".contains(name.first ?? "l")
      return isFew ? RegexCost.digits : RegexCost.alphabets
    }

    private mutating func skipBraces() {
      guard index < scalars.count, scalars[index] == "{" else { return }
      while index < scalars.count, scalars[index] != "}" { index += 1 }
      index += 1
    }

    private mutating func characterClass() -> Int {
      var cost = 1
      if index < scalars.count, scalars[index] == "^" {
        index += 1
        cost = RegexCost.wide
      }
      if index < scalars.count, scalars[index] == "]" { index += 1 }
      while index < scalars.count, scalars[index] != "]" {
        let scalar = scalars[index]
        index += 1
        cost = max(cost, scalar == "\\" ? escape() : scalar.isASCII ? 1 : RegexCost.wide)
      }
      index += 1
      return cost
    }
  }
}
