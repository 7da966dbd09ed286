import Statistics

/// Ratings written as text: one line a coder or one word a unit, a digit from 1 (or 0) and a dot for none.
extension RatingTable {
  /// One string a coder, one character a unit; `first` is the character of category 0.
  init(coders: [String], categories: Int, first: Character = "1") throws {
    let columns = coders.map { Array($0).filter { $0 != " " } }
    let units = columns[0].indices.map { unit in columns.map { Self.category($0[unit], first) } }
    try self.init(units: units, categories: categories)
  }

  /// One word a unit, one character a coder.
  init(unitByUnit text: String, categories: Int, first: Character = "1") throws {
    try self.init(
      units: text.split(whereSeparator: \.isWhitespace).map { $0.map { Self.category($0, first) } },
      categories: categories)
  }

  private static func category(_ character: Character, _ first: Character) -> Int? {
    guard let value = character.unicodeScalars.first?.value, let zero = first.unicodeScalars.first?.value,
      character != "."
    else { return nil }
    return Int(value) - Int(zero)
  }

  /// The square table of two coders, rows the first coder's categories.
  init(_ cells: [[Int]]) throws {
    try self.init(square: ContingencyTable(cells))
  }

  func estimate(
    _ coefficient: AgreementCoefficient, _ weights: RatingWeights = .identity, values: [Double]? = nil
  ) throws -> AgreementEstimate {
    try ChanceCorrectedAgreement(self, weights: weights, values: values).outcome(coefficient).get()
  }

  /// Krippendorff's own observed and expected disagreement.
  func disagreement() throws -> (observed: Double, expected: Double) {
    let alpha = try estimate(.krippendorff)
    let ratings = Double(
      paired.rows == 0 ? 0 : (0..<paired.rows).reduce(0) { $0 + paired.raters($1) * paired.counts[$1] })
    let expected = (1 - alpha.expected) * ratings / (ratings - 1)
    return ((1 - alpha.value) * expected, expected)
  }
}

/// True when the number, rounded to the decimals of what is printed, is what is printed; halves may go either way.
func prints(_ actual: Double, _ printed: String) -> Bool {
  guard let expected = Double(printed) else { return false }
  let decimals = printed.split(separator: ".").last.map(\.count) ?? 0
  var half = 0.5
  for _ in 0..<decimals { half /= 10 }
  return abs(actual - expected) <= half * (1 + 1e-9)
}
