import Basics

/// How a variable of numbers is cut into levels, for comparing those who have little of it with those who have much.
public enum Cut: Sendable, Hashable {
  /// Where a new level begins, in ascending order: 30 and 50 make "under 30", "30 to under 50" and "50 and over".
  case points([Double])
  /// So many levels of about as many people each; 2 for the median, 3 for terciles, 4 for quartiles.
  case parts(Int)

  /// `30,50`, `median`, `terciles` or `quartiles`; `nil` for anything else, and for points that do not ascend.
  public init?(written text: String) {
    if let part = Self.names.first(where: { $0.name == text }) {
      self = .parts(part.parts)
      return
    }
    let points = text.split(separator: ",", omittingEmptySubsequences: false).map { piece -> Double? in
      guard case .number(let number) = Answer(written: String(piece).trimmingWhitespace()) else { return nil }
      return number
    }
    self.init(points: points.compactMap { $0 }, count: points.count)
  }

  /// - Parameter count: of what was written; other than `points.count` where something was no number.
  public init?(points: [Double], count: Int) {
    guard !points.isEmpty, points.count == count, points.allSatisfy(\.isFinite),
      zip(points, points.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self = .points(points)
  }

  private static let names: [(name: String, parts: Int)] = [("median", 2), ("terciles", 3), ("quartiles", 4)]

  /// `terciles`, or the points.
  public var written: String {
    switch self {
    case .points(let points): points.map { Answer.number($0).written }.joined(separator: ", ")
    case .parts(let parts): Self.names.first { $0.parts == parts }?.name ?? "\(parts) parts"
    }
  }
}
