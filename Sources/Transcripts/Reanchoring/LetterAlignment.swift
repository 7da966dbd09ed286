/// Two short texts compared letter by letter: the fewest insertions, deletions and substitutions that turn one into the
/// other (Levenshtein 1966; Wagner & Fischer 1974), and where each place of the one lies in the other.
struct LetterAlignment {
  /// Edits needed.
  let distance: Int
  /// How many scalars stay what they are.
  let equal: Int
  /// For each boundary of the old text, the first and the last boundary of the new one that it may be.
  private let boundaries: [ClosedRange<Int>]

  init(_ old: ArraySlice<UInt32>, _ new: ArraySlice<UInt32>) {
    let old = Array(old)
    let new = Array(new)
    let width = new.count + 1
    var cost = [Int32](repeating: 0, count: (old.count + 1) * width)
    for column in 0..<width { cost[column] = Int32(column) }
    for row in 1..<max(old.count + 1, 1) {
      cost[row * width] = Int32(row)
      for column in 1..<max(width, 1) {
        let step: Int32 = old[row - 1] == new[column - 1] ? 0 : 1
        let diagonal = cost[(row - 1) * width + column - 1] + step
        let deletion = cost[(row - 1) * width + column] + 1
        let insertion = cost[row * width + column - 1] + 1
        cost[row * width + column] = min(diagonal, deletion, insertion)
      }
    }
    var equal = 0
    var (row, column) = (old.count, new.count)
    var ranges = [ClosedRange<Int>](repeating: 0...0, count: old.count + 1)
    ranges[row] = column...column
    while row > 0 || column > 0 {
      let here = cost[row * width + column]
      let isEqual = row > 0 && column > 0 && old[row - 1] == new[column - 1]
      if row > 0, column > 0, here == cost[(row - 1) * width + column - 1] + (isEqual ? 0 : 1) {
        if isEqual { equal += 1 }
        (row, column) = (row - 1, column - 1)
        ranges[row] = column...column
      } else if row > 0, here == cost[(row - 1) * width + column] + 1 {
        row -= 1
        ranges[row] = column...column
      } else {
        column -= 1
        ranges[row] = column...ranges[row].upperBound
      }
    }
    distance = Int(cost[old.count * width + new.count])
    self.equal = equal
    boundaries = ranges
  }

  /// The boundaries of the new text that the old boundary `position` (0-based) may be.
  func boundary(_ position: Int) -> ClosedRange<Int> { boundaries[position] }

  /// From 0 to 1: one minus the edits for each scalar of the longer text; 1 for two empty texts.
  static func similarity(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Double {
    let longer = max(a.count, b.count)
    if longer == 0 || a == b { return 1 }
    if a.isEmpty || b.isEmpty { return 0 }
    var costs = Array(0...b.count)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        costs.withUnsafeMutableBufferPointer { costs in
          for row in a.indices {
            var diagonal = row
            costs[0] = row + 1
            for column in b.indices {
              let above = costs[column + 1]
              costs[column + 1] = min(
                diagonal + (a[row] == b[column] ? 0 : 1), above + 1, costs[column] + 1)
              diagonal = above
            }
          }
        }
      }
    }
    return 1 - Double(costs[b.count]) / Double(longer)
  }
}
