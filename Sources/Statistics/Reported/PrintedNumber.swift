import Foundation

/// A number as it is printed: `0.560` is 560 units of the third place.
///
/// The value behind it lies within half a unit of its last place, the ends included: whichever way halves are rounded,
/// nothing that could print so is left out.
public struct PrintedNumber: Sendable, Hashable {
  public let units: Int
  /// Digits after the point.
  public let places: Int

  /// The digits that can be reckoned with exactly.
  public static let mostPlaces = 11
  static let mostUnits = 100_000_000_000

  /// - Throws: `StatisticsError.badSetting` for more than 11 digits, or fewer than no places.
  public init(units: Int, places: Int) throws(StatisticsError) {
    guard (0...Self.mostPlaces).contains(places) else { throw .badSetting(places) }
    guard (-Self.mostUnits...Self.mostUnits).contains(units) else { throw .badSetting(units) }
    self.units = units
    self.places = places
  }

  /// 10 to the number of places.
  var unitsOfOne: Int { (0..<places).reduce(1) { power, _ in power * 10 } }
  public var value: Double { Double(units) / Double(unitsOfOne) }

  /// What can be behind the digits.
  public var bounds: Bounds {
    let double = Double(2 * unitsOfOne)
    return Bounds(Double(2 * units - 1) / double, Double(2 * units + 1) / double)
  }

  /// The share that a percentage is.
  /// - Throws: `StatisticsError.badSetting` for more than 9 places.
  public func asShare() throws(StatisticsError) -> PrintedNumber { try PrintedNumber(units: units, places: places + 2) }
}
