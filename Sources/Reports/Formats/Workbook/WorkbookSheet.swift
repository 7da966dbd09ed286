/// A sheet of an Excel workbook before it is written: headings, rows, and how each cell is set.
struct WorkbookSheet {
  /// As the tab shows it; not yet fit for Excel (`WorkbookNames`).
  var name: String
  /// Whole, for the sheet of notes and the head of printed pages.
  var title: String
  var columns: [Column] = []
  var rows: [[Cell]] = []
  /// Columns at the left that stay in sight.
  var frozenColumns = 0
  /// Whether Excel offers to sort and filter by each column: only where every row is of one kind.
  var hasFilter = false
  /// What the sheet of notes says about this one.
  var notes: [String] = []

  struct Column {
    var heading: String
    /// Neighbouring columns with the same group stand under one spanning heading.
    var group: String?
    var alignment: Style.Alignment = .left
    /// In characters of the standard font.
    var width = 10
    /// Set in from the column of numbers before it.
    var isSetIn = false
  }

  struct Cell {
    var value: Value
    var style = Style()
  }

  enum Value: Hashable {
    case empty
    case text(String)
    /// Also dates: days since 30 December 1899, which is how Excel counts them.
    case number(Double)
  }

  struct Style: Hashable {
    enum Alignment: Hashable {
      case left
      case right
      case centre
    }

    var alignment = Alignment.left
    /// Excel's code, as `0.00`; `nil` for text that nobody would take for anything else.
    var numberFormat: String?
    var isBold = false
    var isDim = false
    /// Over several lines within the column's width.
    var wraps = false
    /// Steps, as of a tree of codes.
    var indent = 0
    /// A line above, as over totals.
    var hasRuleAbove = false
    /// `#rrggbb`: a line of a code's colour at the left edge.
    var colour: String?
  }
}

extension WorkbookSheet {
  var hasGroups: Bool { columns.contains { $0.group != nil } }
  /// Rows of headings.
  var headingRows: Int { columns.isEmpty ? 0 : hasGroups ? 2 : 1 }

  /// Lines of the standard font that a row takes, as far as it can be told from widths in characters.
  func lines(ofRow number: Int) -> Int {
    zip(rows[number], columns).map { cell, column in
      guard cell.style.wraps, case .text(let text) = cell.value else { return 1 }
      let room = max(column.width - 1 - 2 * cell.style.indent, 1)
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(0) { $0 + max(1, (DisplayWidth.of(String($1)) + room - 1) / room) }
    }.max() ?? 1
  }

  /// Stretches of neighbouring columns under one group heading.
  var groups: [(heading: String, columns: ClosedRange<Int>)] {
    var groups: [(heading: String, columns: ClosedRange<Int>)] = []
    for (number, column) in columns.enumerated() {
      guard let heading = column.group else { continue }
      if let last = groups.last, last.heading == heading, last.columns.upperBound == number - 1 {
        groups[groups.count - 1].columns = last.columns.lowerBound...number
      } else {
        groups.append((heading, number...number))
      }
    }
    return groups
  }
}
