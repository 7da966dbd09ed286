/// The page: A4 with margins of 2.5 cm. Twentieths of a point.
enum WordPage {
  static let (short, long, margin) = (11_906, 16_838, 1_418)

  /// Between the margins.
  static func width(_ orientation: WordTable.Orientation) -> Int {
    (orientation == .portrait ? short : long) - 2 * margin
  }

  /// Between the margins, upright.
  static let height = long - 2 * margin
  /// English Metric Units in a twentieth of a point. Source: ECMA-376, part 1, 20.1.
  static let unitsPerTwentieth = 635
}
