/// How much has to be read, in a given order, until a share of what is positive has been found.
public struct ReadingCurve: Sendable, Hashable {
  /// Rows in all.
  public let rows: Int
  /// How many rows have been read when the first, the second… positive row is found.
  public let readAt: [Int]

  public var positives: Int { readAt.count }

  /// - Parameter isPositive: of each row, in the order of reading.
  public init(inOrder isPositive: some Sequence<Bool>) {
    var (read, readAt) = (0, [Int]())
    for positive in isPositive {
      read += 1
      if positive { readAt.append(read) }
    }
    rows = read
    self.readAt = readAt
  }

  /// How many rows have to be read to find a share (0 to 1) of the positive ones; 0 where there are none.
  public func read(toFind share: Double) -> Int {
    let wanted = Self.wanted(share, of: positives)
    return wanted == 0 ? 0 : readAt[wanted - 1]
  }

  /// How many positive rows are among the first `count`.
  public func found(inFirst count: Int) -> Int { readAt.firstIndex { $0 > count } ?? readAt.count }

  /// How many rows have to be read on average, when they are read in an order drawn at random: k (n + 1) / (m + 1) for
  /// the k-th of m positive rows among n.
  public func readAtRandom(toFind share: Double) -> Double {
    Double(Self.wanted(share, of: positives)) * Double(rows + 1) / Double(positives + 1)
  }

  /// The least whole number that is the share or more; what rounding adds to the share is no row.
  private static func wanted(_ share: Double, of positives: Int) -> Int {
    Int((share * Double(positives) - 1e-9).rounded(.up))
  }
}
