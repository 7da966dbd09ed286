/// Where libcsv's cells go: the header's names first, then straight into the columns.
struct CellSink: DelimitedSink {
  /// A row that is not as long as the header.
  struct Ragged {
    /// 1-based line on which the row begins.
    let line: Int
    let cells: Int
  }

  private(set) var header: [String] = []
  private(set) var headerLine = 1
  /// Rows that are still to come and are no answers.
  var rowsBelowHeader = 0
  /// Whether the header is complete, and the columns are to be made.
  private(set) var hasHeader = false
  var columns: UnsafeMutableBufferPointer<ColumnBuilder>

  /// 1-based line on which each row begins.
  private(set) var rowLines: [Int32] = []
  private(set) var ragged: [Ragged] = []
  private(set) var raggedCount = 0

  /// Line on which the row that is being read begins.
  var rowLine = 1
  private(set) var cell = 0
  private var filled = 0
  private(set) var cellsSeen = 0
  private(set) var rowsSeen = 0
  /// All rows are wanted.
  var isFull: Bool { false }

  init() {
    columns = UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  mutating func reserve(_ rows: Int) {
    rowLines.reserveCapacity(rows)
    for index in columns.indices { columns[index].reserve(rows) }
  }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    cellsSeen &+= 1
    if hasHeader {
      if cell < columns.count, raggedCount == 0, rowsBelowHeader == 0 { columns[cell].take(bytes, row: rowLines.count) }
      if !bytes.isEmpty { filled &+= 1 }
    } else {
      header.append(canonicalCell(bytes))
    }
    cell &+= 1
  }

  mutating func endRow() {
    rowsSeen &+= 1
    defer {
      cell = 0
      filled = 0
    }
    if !hasHeader {
      // Rows without content above the header are no header.
      if header.allSatisfy(\.isEmpty) { header = [] } else { (hasHeader, headerLine) = (true, rowLine) }
    } else if rowsBelowHeader > 0 {
      if filled > 0 { rowsBelowHeader -= 1 }
    } else if filled == 0 {
      if raggedCount == 0 { for index in 0..<min(cell, columns.count) { columns[index].removeLast() } }
    } else if cell != columns.count {
      raggedCount += 1
      if raggedCount <= 20 { ragged.append(Ragged(line: rowLine, cells: cell)) }
    } else {
      rowLines.append(Int32(clamping: rowLine))
    }
  }

  static let callbacks = DelimitedCallbacks(
    cell: { cell, length, context in
      context?.assumingMemoryBound(to: CellSink.self).pointee
        .take(UnsafeRawBufferPointer(start: cell, count: cell == nil ? 0 : length))
    },
    row: { _, context in context?.assumingMemoryBound(to: CellSink.self).pointee.endRow() })
}
