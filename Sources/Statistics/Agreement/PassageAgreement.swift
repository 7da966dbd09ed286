/// How many of two coders' passages of one code are the same, and how much of their text.
///
/// - A passage is found when a passage of the other coder overlaps it enough: the common length over the length of both
///   together is at least the threshold (0: any overlap).
/// - F1 is the harmonic mean of the share of the first coder's passages that the second found and the reverse. Where
///   what nobody marked cannot be counted in passages, it takes the place of kappa.
/// - Passages of one coder that overlap or touch are joined first, so that it does not matter how a mark was split.
///
/// References: Hripcsak & Rothschild (2005), Journal of the American Medical Informatics Association 12: 296-298; VERBI,
/// MAXQDA manual, "Intercoder agreement: code overlapping at segments".
public struct PassageAgreement: Sendable, Hashable {
  /// Passages of the first coder, and how many of them the second has.
  public private(set) var first = 0
  public private(set) var firstFound = 0
  /// Passages of the second coder, and how many of them the first has.
  public private(set) var second = 0
  public private(set) var secondFound = 0
  /// Stretches of passages of either coder that hang together by overlapping.
  public private(set) var stretches = 0
  /// Those in which both coders have a passage.
  public private(set) var sharedStretches = 0
  /// Lengths marked by both, and by one of them.
  public private(set) var bothLength = 0
  public private(set) var firstLength = 0
  public private(set) var secondLength = 0
  /// The length of the text.
  public private(set) var length = 0
  public let threshold: Double

  /// - Parameter threshold: of the overlap, from 0 to 1.
  /// - Throws: `StatisticsError.badLevel` for another.
  public init(threshold: Double = 0) throws(StatisticsError) {
    guard (0...1).contains(threshold) else { throw .badLevel(threshold) }
    self.threshold = threshold
  }

  /// Adds a text that both have read.
  /// - Parameters:
  ///   - first, second: end-exclusive, in any order, not empty.
  public mutating func add(_ first: [Range<Int>], _ second: [Range<Int>], length: Int) {
    add(joined: Self.joined(first), Self.joined(second), length: length)
  }

  /// The same with passages as `joined` returns them.
  public mutating func add(joined a: [Range<Int>], _ b: [Range<Int>], length: Int) {
    self.length += length
    first += a.count
    second += b.count
    for passage in a { firstLength += passage.count }
    for passage in b { secondLength += passage.count }
    if a.isEmpty || b.isEmpty {
      stretches += a.count + b.count
      return
    }
    meet(a, b)
    countStretches(a, b)
  }

  /// One pass over the overlaps, in order.
  private mutating func meet(_ a: [Range<Int>], _ b: [Range<Int>]) {
    var (i, j) = (0, 0)
    var (lastFirst, lastSecond) = (-1, -1)
    while i < a.count, j < b.count {
      let common = min(a[i].upperBound, b[j].upperBound) - max(a[i].lowerBound, b[j].lowerBound)
      if common > 0 {
        bothLength += common
        if Double(common) >= threshold * Double(a[i].count + b[j].count - common) {
          if lastFirst != i { firstFound += 1 }
          if lastSecond != j { secondFound += 1 }
          (lastFirst, lastSecond) = (i, j)
        }
      }
      if a[i].upperBound < b[j].upperBound { i += 1 } else { j += 1 }
    }
  }

  /// Passages that overlap or touch as one, in order.
  public static func joined(_ passages: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for passage in passages.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = joined.last, passage.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, passage.upperBound)
      } else {
        joined.append(passage)
      }
    }
    return joined
  }

  private mutating func countStretches(_ a: [Range<Int>], _ b: [Range<Int>]) {
    var (i, j) = (0, 0)
    var end = Int.min
    var (hasFirst, hasSecond) = (false, false)
    while i < a.count || j < b.count {
      let isFirst = j == b.count || i < a.count && a[i].lowerBound <= b[j].lowerBound
      let passage = isFirst ? a[i] : b[j]
      if passage.lowerBound >= end {
        if hasFirst, hasSecond { sharedStretches += 1 }
        stretches += 1
        (hasFirst, hasSecond) = (false, false)
      }
      if isFirst {
        hasFirst = true
        i += 1
      } else {
        hasSecond = true
        j += 1
      }
      end = max(end, passage.upperBound)
    }
    if hasFirst, hasSecond { sharedStretches += 1 }
  }

  /// `nil` when neither coder marked anything.
  public var f1: Double? {
    guard first + second > 0 else { return nil }
    guard firstFound > 0, secondFound > 0 else { return 0 }
    let recall = Double(firstFound) / Double(first)
    let precision = Double(secondFound) / Double(second)
    return 2 * recall * precision / (recall + precision)
  }

  /// The share of stretches in which both have a passage; `nil` when neither marked anything.
  public var sharedShare: Double? { stretches > 0 ? Double(sharedStretches) / Double(stretches) : nil }

  /// The length marked by both over that marked by either; `nil` when neither marked anything.
  public var overlap: Double? {
    let either = firstLength + secondLength - bothLength
    return either > 0 ? Double(bothLength) / Double(either) : nil
  }

  /// Both coders' text as units: one unit a position, marked (1) or not (0).
  public var positions: RatingTable {
    get throws(StatisticsError) {
      try RatingTable(
        square: ContingencyTable([
          [length - firstLength - secondLength + bothLength, secondLength - bothLength],
          [firstLength - bothLength, bothLength],
        ]))
    }
  }
}
