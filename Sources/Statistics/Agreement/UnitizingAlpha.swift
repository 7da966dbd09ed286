/// Krippendorff's alpha for unitizing of 1995 and 2004, one value at a time: how far the ends of the coders' passages are
/// apart. It is what older papers report; `UnitizedAlpha` replaced it.
///
/// - Observed: for passages of two coders that overlap, squared distance of the beginnings plus that of the ends; for a
///   passage inside a gap of the other coder, its squared length; over pairs of coders and the squared length of the
///   text.
/// - Expected: the same of passages and gaps put anywhere.
/// - One text only, which all coders have read; lengths are whole numbers of the smallest part that can be marked, and
///   the value depends a little on how small that is.
///
/// References: Krippendorff (1995), Sociological Methodology 25: 47-76; Krippendorff (2004), ch. 11.6.
public struct UnitizingAlpha: Sendable, Hashable {
  /// D_o of each value.
  public let observed: [Double]
  /// D_e of each value; 0 for one that nobody used.
  public let expected: [Double]

  /// - Throws: `StatisticsError.tooFewItems` below two readers, `.badCategory` for a value that is not below `values`,
  ///   `.emptyTable` for a text without length.
  public init(_ continuum: UnitizedContinuum, values: Int) throws(StatisticsError) {
    let readers = continuum.readers
    guard readers.count > 1 else { throw .tooFewItems(needed: 2, given: readers.count) }
    guard continuum.length > 0 else { throw .emptyTable }
    if let bad = readers.firstIndex(where: { $0.contains { $0.value >= values } }) { throw .badCategory(index: bad) }
    var observed: [Double] = []
    var expected: [Double] = []
    for value in 0..<values {
      let parts = readers.map { Self.parts($0.filter { $0.value == value }, length: continuum.length) }
      observed.append(Self.observed(parts, length: Double(continuum.length)))
      expected.append(Self.expected(parts, length: Double(continuum.length)))
    }
    self.observed = observed
    self.expected = expected
  }

  /// Alpha of one value; `nil` when nobody used it.
  public func value(_ value: Int) -> Double? {
    expected[value] > 0 ? 1 - observed[value] / expected[value] : nil
  }

  /// Alpha of all values together; `nil` when nobody marked anything.
  public var overall: Double? {
    let chance = expected.reduce(0, +)
    return chance > 0 ? 1 - observed.reduce(0, +) / chance : nil
  }

  /// A passage or the gap between two.
  private struct Part {
    let start: Double
    let length: Double
    let isPassage: Bool
    var end: Double { start + length }
  }

  private static func parts(_ passages: [UnitizedContinuum.Passage], length: Int) -> [Part] {
    var parts: [Part] = []
    var last = 0
    func gap(to end: Int) {
      guard end > last else { return }
      parts.append(Part(start: Double(last), length: Double(end - last), isPassage: false))
    }
    for passage in passages {
      gap(to: passage.start)
      parts.append(Part(start: Double(passage.start), length: passage.length, isPassage: true))
      last = passage.end
    }
    gap(to: length)
    return parts
  }

  private static func observed(_ coders: [[Part]], length: Double) -> Double {
    var sum = 0.0
    for first in coders.indices {
      for second in coders.indices where second != first {
        var b = 0
        for part in coders[first] {
          while b < coders[second].count, coders[second][b].end <= part.start { b += 1 }
          var other = b
          while other < coders[second].count, coders[second][other].start < part.end {
            sum += distance(part, coders[second][other])
            other += 1
          }
        }
      }
    }
    let coders = Double(coders.count)
    return sum / (coders * (coders - 1) * length * length)
  }

  private static func distance(_ a: Part, _ b: Part) -> Double {
    switch (a.isPassage, b.isPassage) {
    case (true, true):
      let (starts, ends) = (a.start - b.start, a.end - b.end)
      return starts * starts + ends * ends
    case (true, false): return a.start >= b.start && a.end <= b.end ? a.length * a.length : 0
    case (false, true): return b.start >= a.start && b.end <= a.end ? b.length * b.length : 0
    case (false, false): return 0
    }
  }

  private static func expected(_ coders: [[Part]], length: Double) -> Double {
    let passages = coders.joined().filter(\.isPassage)
    let gaps = coders.joined().filter { !$0.isPassage }
    let number = Double(passages.count)
    var sum = 0.0
    for passage in passages {
      let l = passage.length
      sum += (number - 1) / 3 * (2 * l * l * l - 3 * l * l + l)
      for gap in gaps where gap.length >= l { sum += l * l * (gap.length - l + 1) }
    }
    let all = Double(coders.count) * length
    let same = passages.reduce(0) { $0 + $1.length * ($1.length - 1) }
    let pairs = all * (all - 1) - same
    return pairs > 0 ? 2 / length * sum / pairs : 0
  }
}
