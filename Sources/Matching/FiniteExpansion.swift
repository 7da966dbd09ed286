/// All texts that a regular expression matches, when they are few: `(help|car(ed|ing)?) us` is five phrases. Phrases
/// are found and compiled many times faster than expressions.
struct FiniteExpansion {
  /// Each once, in NFC as the expression is; an apostrophe stands for straight and curly ones.
  let texts: [[UInt32]]

  private static let limit = 512

  /// `nil` when there are too many texts, or an empty one, or when the expression uses more than letters, groups,
  /// alternatives, small classes and `?`.
  init?(_ expression: String) {
    var parser = Parser(scalars: Array(expression.unicodeScalars))
    guard let found = parser.alternatives(), parser.isAtEnd, !found.contains([]) else { return nil }
    var seen: Set<[UInt32]> = []
    texts = found.filter { seen.insert($0).inserted }
  }

  private struct Parser {
    let scalars: [Unicode.Scalar]
    var index = 0

    var isAtEnd: Bool { index == scalars.count }
    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private static let special: Set<Unicode.Scalar> = [".", "*", "+", "?", "{", "}", "^", "$", "]", "#"]

    mutating func alternatives() -> [[UInt32]]? {
      var all: [[UInt32]] = []
      repeat {
        if next == "|" { index += 1 }
        guard let texts = sequence() else { return nil }
        all += texts
      } while next == "|"
      return all.count <= FiniteExpansion.limit ? all : nil
    }

    private mutating func sequence() -> [[UInt32]]? {
      var all: [[UInt32]] = [[]]
      while let scalar = next, scalar != "|", scalar != ")" {
        guard var texts = atom() else { return nil }
        if next == "?" {
          index += 1
          texts.append([])
          if next == "?" || next == "+" { return nil }
        }
        guard all.count * texts.count <= FiniteExpansion.limit else { return nil }
        all = all.flatMap { head in texts.map { head + $0 } }
      }
      return all
    }

    private mutating func atom() -> [[UInt32]]? {
      guard let scalar = next else { return nil }
      index += 1
      switch scalar {
      case "(": return group()
      case "[": return characterClass()
      case "\\":
        // Only escaped punctuation is what it is.
        guard let escaped = next, escaped.isASCII, !escaped.properties.isAlphabetic,
          escaped.properties.numericType == nil
        else { return nil }
        index += 1
        return [[escaped.value]]
      case _ where Self.special.contains(scalar): return nil
      default: return [[scalar.value]]
      }
    }

    private mutating func group() -> [[UInt32]]? {
      if next == "?" {
        guard index + 1 < scalars.count, scalars[index + 1] == ":" else { return nil }
        index += 2
      }
      guard let texts = alternatives(), next == ")" else { return nil }
      index += 1
      return texts
    }

    private mutating func characterClass() -> [[UInt32]]? {
      var members: [[UInt32]] = []
      while let scalar = next, scalar != "]" {
        guard !["^", "-", "\\", "[", "&", "~"].contains(scalar) else { return nil }
        let value = CharacterProperties.isApostrophe(scalar.value) ? 0x27 : scalar.value
        if !members.contains([value]) { members.append([value]) }
        index += 1
      }
      guard next == "]", !members.isEmpty else { return nil }
      index += 1
      return members
    }
  }
}
