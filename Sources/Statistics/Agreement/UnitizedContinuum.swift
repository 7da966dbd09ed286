/// A text that several coders marked: who marked which passages of it with which value.
///
/// Lengths are in any one unit (scalars, words, seconds). Passages of one coder do not overlap; passages that touch are
/// two passages even when their value is the same.
public struct UnitizedContinuum: Sendable, Hashable {
  /// A marked passage, end-exclusive.
  public struct Passage: Sendable, Hashable {
    public let start: Int
    public let end: Int
    /// Numbered from 0.
    public let value: Int

    public init(_ start: Int, _ end: Int, value: Int = 0) {
      self.start = start
      self.end = end
      self.value = value
    }

    var length: Double { Double(end - start) }
  }

  public let length: Int
  /// For each coder the passages in order, none for one who marked nothing; `nil` for one who has not read the text.
  public let coders: [[Passage]?]

  /// - Parameter coders: passages in any order.
  /// - Throws: `StatisticsError.badCount` with the index of a coder who has an empty passage, one outside the text, or two
  ///   that overlap; `.badCategory` with the index of one who has a negative value.
  public init(length: Int, coders: [[Passage]?]) throws(StatisticsError) {
    self.length = length
    var sorted: [[Passage]?] = []
    for (coder, passages) in coders.enumerated() {
      guard let passages else {
        sorted.append(nil)
        continue
      }
      let inOrder = passages.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
      var last = 0
      for passage in inOrder {
        guard passage.start >= last, passage.end > passage.start, passage.end <= length else {
          throw .badCount(index: coder)
        }
        guard passage.value >= 0 else { throw .badCategory(index: coder) }
        last = passage.end
      }
      sorted.append(inOrder)
    }
    self.coders = sorted
  }

  /// Those who have read the text.
  var readers: [[Passage]] { coders.compactMap { $0 } }

  /// The overlaps of two coders' passages, each with the indices of both.
  static func overlaps(
    _ first: [Passage], _ second: [Passage], _ found: (_ first: Int, _ second: Int, _ length: Double) -> Void
  ) {
    var a = 0
    var b = 0
    while a < first.count, b < second.count {
      let common = min(first[a].end, second[b].end) - max(first[a].start, second[b].start)
      if common > 0 { found(a, b, Double(common)) }
      if first[a].end < second[b].end { a += 1 } else { b += 1 }
    }
  }
}
