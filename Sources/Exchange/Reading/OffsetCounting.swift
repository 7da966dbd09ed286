/// How a program counts the characters of a text. The REFI-QDA standard says "Unicode codepoint" and nothing of line
/// ends or of a byte-order mark, and programs differ.
public struct OffsetCounting: Sendable, Hashable {
  public enum Unit: String, Sendable, CaseIterable {
    /// One for each Unicode code point.
    case codePoints = "codepoints"
    /// One or two for each code point, as many as it has units of UTF-16.
    case utf16
  }

  public enum LineEnds: String, Sendable, CaseIterable {
    /// A carriage return with a line feed counts as one.
    case one = "lf"
    /// It counts as two.
    case two = "crlf"
  }

  public var unit: Unit
  public var lineEnds: LineEnds
  /// Whether a byte-order mark at the beginning counts.
  public var countsMark: Bool

  public init(unit: Unit = .codePoints, lineEnds: LineEnds = .one, countsMark: Bool = false) {
    self.unit = unit
    self.lineEnds = lineEnds
    self.countsMark = countsMark
  }

  /// In words for a report.
  public var explanation: String {
    let unit =
      switch self.unit {
      case .codePoints: "Unicode code points"
      case .utf16: "UTF-16 units"
      }
    let ends = lineEnds == .one ? "a line end is one" : "CRLF is two"
    return "\(unit), \(ends), \(countsMark ? "byte-order mark counted" : "byte-order mark not counted")"
  }
}

/// The offsets of a text in one way of counting.
struct OffsetTable {
  /// The offset at which each scalar begins, and behind the last one where the text ends. Never falls.
  private let starts: [Int]

  /// - Parameter scalars: of the text as it is in the file, without a byte-order mark.
  /// - Parameter hasMark: whether a byte-order mark came before them.
  init(_ scalars: [Unicode.Scalar], hasMark: Bool, counting: OffsetCounting) {
    var starts: [Int] = []
    starts.reserveCapacity(scalars.count + 1)
    var offset = hasMark && counting.countsMark ? 1 : 0
    for (index, scalar) in scalars.enumerated() {
      starts.append(offset)
      let isFirstOfPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if isFirstOfPair, counting.lineEnds == .one { continue }
      switch counting.unit {
      case .codePoints: offset += 1
      case .utf16: offset += scalar.utf16.count
      }
    }
    starts.append(offset)
    self.starts = starts
  }

  /// Number of the scalar (0-based) that begins at `offset`; `nil` where none does, as inside a pair of surrogates or
  /// beyond the end.
  func scalar(at offset: Int) -> Int? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    guard low < starts.count, starts[low] == offset else { return nil }
    return low
  }

  /// Scalars between two offsets, `nil` where either is no place in the text or the end comes before the start.
  func scalars(_ start: Int, _ end: Int) -> Range<Int>? {
    guard let from = scalar(at: start), let to = scalar(at: end), from <= to else { return nil }
    return from..<to
  }
}
