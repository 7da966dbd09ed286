import Statistics
import Testing

@Suite struct KrippendorffAlphaTests {
  /// Krippendorff (2011), example C: four raters, twelve units, gaps.
  let raters: [[Double]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, .nan, .nan, .nan], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, .nan, 3],
    [.nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, .nan], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, .nan],
  ]

  @Test func levels() throws {
    // Printed there: nominal 0.743, ordinal 0.815, interval 0.849, ratio 0.797.
    // Python: krippendorff.alpha(K, level_of_measurement="nominal")
    #expect(near(try KrippendorffAlpha(raters, level: .nominal).estimate, 0.743421052631579))
    // Python: krippendorff.alpha(K, level_of_measurement="ordinal")
    #expect(near(try KrippendorffAlpha(raters, level: .ordinal).estimate, 0.8153875037548814))
    // Python: krippendorff.alpha(K, level_of_measurement="interval")
    #expect(near(try KrippendorffAlpha(raters, level: .interval).estimate, 0.8491071428571428))
    // Python: krippendorff.alpha(K, level_of_measurement="ratio")
    #expect(near(try KrippendorffAlpha(raters, level: .ratio).estimate, 0.7974027747116121))
    #expect(try KrippendorffAlpha(raters, level: .nominal).units == 11)
  }
}
