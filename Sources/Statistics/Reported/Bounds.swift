import Foundation

/// All numbers between two, both included: what a figure can be behind its printed digits, and what a formula can give
/// when its arguments lie anywhere in theirs.
///
/// - Every operation rounds outward by one step of `Double`, so that no possible value is lost.
/// - An argument that occurs more than once in a formula widens the result; it never narrows it.
///
/// Reference: Moore, Kearfott & Cloud (2009), Introduction to Interval Analysis, ch. 2.
public struct Bounds: Sendable, Hashable {
  public let low: Double
  public let high: Double

  /// In whichever order the two are given.
  public init(_ a: Double, _ b: Double) {
    low = min(a, b)
    high = max(a, b)
  }

  public static func exactly(_ value: Double) -> Bounds { Bounds(value, value) }

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
  public func overlaps(_ other: Bounds) -> Bool { low <= other.high && other.low <= high }

  /// What both allow; `nil` when nothing.
  public func intersection(_ other: Bounds) -> Bounds? {
    overlaps(other) ? Bounds(max(low, other.low), min(high, other.high)) : nil
  }

  /// The smallest bounds that hold both.
  public func union(_ other: Bounds) -> Bounds { Bounds(min(low, other.low), max(high, other.high)) }

  /// Of the absolute values.
  public var magnitude: Bounds {
    contains(0) ? Bounds(0, max(-low, high)) : Bounds(abs(low), abs(high))
  }

  /// Negative arguments count as 0.
  public var squareRoot: Bounds { Bounds(max(low, 0).squareRoot(), max(high, 0).squareRoot()).widened }
  public var squared: Bounds { Bounds(magnitude.low * magnitude.low, magnitude.high * magnitude.high).widened }
  public var exponential: Bounds { Bounds(exp(low), exp(high)).widened }
  /// Negative arguments count as 0, whose logarithm is minus infinity.
  public var logarithm: Bounds { Bounds(log(max(low, 0)), log(max(high, 0))).widened }

  /// One step of `Double` further out.
  private var widened: Bounds { Bounds(low.nextDown, high.nextUp) }

  public static func + (a: Bounds, b: Bounds) -> Bounds { Bounds(a.low + b.low, a.high + b.high).widened }
  public static func - (a: Bounds, b: Bounds) -> Bounds { Bounds(a.low - b.high, a.high - b.low).widened }

  public static func * (a: Bounds, b: Bounds) -> Bounds {
    let products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high].map { $0.isNaN ? 0 : $0 }
    return Bounds(products.min() ?? 0, products.max() ?? 0).widened
  }

  /// Without bounds where the divisor can be 0.
  public static func / (a: Bounds, b: Bounds) -> Bounds {
    if b.contains(0) { return Bounds(-.infinity, .infinity) }
    return a * Bounds(1 / b.low, 1 / b.high).widened
  }

  public static func * (a: Bounds, b: Double) -> Bounds { a * .exactly(b) }
  public static func / (a: Bounds, b: Double) -> Bounds { a / .exactly(b) }
}
