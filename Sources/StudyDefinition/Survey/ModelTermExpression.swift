/// A term of a model as study.yaml writes it: a variable (`age`), a power (`age^2`), or a product of them (`age:town`).
public struct ModelTermExpression: Sendable, Hashable {
  /// A variable with its power, 1 where none is written.
  public struct Part: Sendable, Hashable {
    public let variable: String
    public let power: Int
  }

  /// As it is written.
  public let written: String
  /// At least one.
  public let parts: [Part]

  /// - Parameter isVariable: whether the whole text is the name of a variable, which wins over its signs.
  public init(_ written: String, isVariable: (String) -> Bool) {
    self.written = written
    if isVariable(written) {
      parts = [Part(variable: written, power: 1)]
      return
    }
    parts = Self.pieces(written).map { piece in
      if !isVariable(piece), let sign = piece.lastIndex(of: "^"), let power = Int(piece[piece.index(after: sign)...]),
        Self.powers.contains(power)
      {
        return Part(variable: Self.trimmed(piece[..<sign]), power: power)
      }
      return Part(variable: piece, power: 1)
    }
  }

  /// Which powers can be written.
  static let powers = 1...9

  /// The variables, each once.
  public var variables: [String] {
    parts.map(\.variable).enumerated().filter { index, name in
      !parts[..<index].contains { $0.variable == name }
    }.map(\.element)
  }

  /// Whether it is more than a variable as it is.
  public var isMade: Bool { parts.count > 1 || parts[0].power > 1 }

  private static func pieces(_ text: String) -> [String] {
    text.split(separator: ":", omittingEmptySubsequences: false).map { trimmed($0) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Whether a coefficient's name belongs to a term: the term itself, or with categories, as `town=LT` or `age:town=LT`.
  public static func isCoefficient(_ name: String, of term: String) -> Bool {
    name == term || matches(name[...], pieces(term)[...])
  }

  private static func matches(_ name: Substring, _ pieces: ArraySlice<String>) -> Bool {
    guard let piece = pieces.first, name.hasPrefix(piece) else { return false }
    let rest = name.dropFirst(piece.count)
    if pieces.count == 1 { return rest.isEmpty || rest.first == "=" }
    guard let sign = rest.first, sign == ":" || sign == "=" else { return false }
    return rest.indices.contains { place in
      rest[place] == ":" && (sign == "=" || place == rest.startIndex)
        && matches(rest[rest.index(after: place)...], pieces.dropFirst())
    }
  }
}
