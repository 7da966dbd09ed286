/// Finds widths for the columns of a table within the width of a terminal.
enum ColumnFitting {
  /// What one column asks for, in terminal columns.
  struct Wish {
    /// Width of its widest cell.
    var cells: Int
    /// Width of its heading on one line.
    var heading: Int
    /// Width of its heading's widest word.
    var headingWord: Int
    /// How far its cells may be squeezed; equal to `cells` for a column that doesn't wrap.
    var least: Int
  }

  /// Columns between two columns.
  static let gap = 2

  /// The widths at which `wishes` fit into `width` side by side; `nil` when they don't.
  ///
  /// Headings are broken first, the widest gain first; then columns that wrap are squeezed, the widest first, so that
  /// they end up alike.
  static func widths(for wishes: [Wish], in width: Int) -> [Int]? {
    let room = width - gap * (wishes.count - 1)
    var widths = wishes.map { min(max($0.cells, $0.heading), max(room, 1)) }
    let unbroken = wishes.map { max($0.cells, $0.headingWord) }
    squeeze(&widths, to: room, notBelow: unbroken, byExcess: true)
    squeeze(&widths, to: room, notBelow: wishes.map { max($0.least, $0.headingWord) }, byExcess: false)
    return widths.reduce(0, +) <= room ? widths : nil
  }

  private static func squeeze(_ widths: inout [Int], to room: Int, notBelow least: [Int], byExcess: Bool) {
    var total = widths.reduce(0, +)
    while total > room {
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      let widest = candidates.max { a, b in
        let first = byExcess ? widths[a] - least[a] : widths[a]
        let second = byExcess ? widths[b] - least[b] : widths[b]
        // Of equal columns the one further right gives way first.
        return (first, a) < (second, b)
      }
      guard let widest else { return }
      widths[widest] -= 1
      total -= 1
    }
  }
}
