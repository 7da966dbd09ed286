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
    let (a, b) = (Self.joined(first), Self.joined(second))
    self.length += length
    self.first += a.count
    self.second += b.count
    firstLength += a.reduce(0) { $0 + $1.count }
    secondLength += b.reduce(0) { $0 + $1.count }
    firstFound += a.count { found($0, in: b) }
    secondFound += b.count { found($0, in: a) }
    for passage in a { bothLength += b.reduce(0) { $0 + passage.clamped(to: $1).count } }
    countStretches(a, b)
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

  private func found(_ passage: Range<Int>, in others: [Range<Int>]) -> Bool {
    others.contains { other in
      let common = passage.clamped(to: other).count
      return common > 0 && Double(common) >= threshold * Double(passage.count + other.count - common)
    }
  }

  private mutating func countStretches(_ a: [Range<Int>], _ b: [Range<Int>]) {
    let all = (a.map { ($0, true) } + b.map { ($0, false) }).sorted { $0.0.lowerBound < $1.0.lowerBound }
    var end = Int.min
    var holds = (first: false, second: false)
    func close() -> Int { holds.first && holds.second ? 1 : 0 }
    for (passage, isFirst) in all {
      if passage.lowerBound >= end {
        sharedStretches += close()
        stretches += 1
        holds = (false, false)
      }
      if isFirst { holds.first = true } else { holds.second = true }
      end = max(end, passage.upperBound)
    }
    sharedStretches += close()
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
