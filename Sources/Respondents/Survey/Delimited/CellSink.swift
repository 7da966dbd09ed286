import CCSV
import Foundation

/// Where libcsv's cells go: the header's names first, then straight into the columns.
struct CellSink {
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
}

/// libcsv over blocks of whole lines. It doesn't say where it is, so it is given line by line, and the lines are counted.
struct DelimitedParser: ~Copyable {
  private var parser = csv_parser()
  private let sink: UnsafeMutablePointer<CellSink>
  /// 1-based number of the next line.
  private(set) var line: Int
  private var isInQuotes = false
  private var quoteLine = 1

  /// `nil` when there is no memory.
  init?(into sink: UnsafeMutablePointer<CellSink>, delimiter: DelimitedText.Delimiter, line: Int) {
    self.sink = sink
    self.line = line
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else { return nil }
    csv_set_delim(&parser, delimiter.rawValue.asciiValue ?? UInt8(CSV_COMMA))
    csv_set_blk_size(&parser, 4096)
  }

  deinit {
    var copy = parser
    csv_free(&copy)
  }

  /// Parses one block.
  /// - Parameters:
  ///   - start: 0-based offset of the first byte.
  ///   - afterHeader: called once, when the header is complete.
  mutating func take(_ block: [UInt8], from start: Int, afterHeader: () -> Void) -> DelimitedRows.Fault? {
    block.withUnsafeBytes { buffer in
      var lines = PhysicalLines(buffer, from: start, line: line)
      defer { line = lines.number }
      while let next = lines.next() {
        let cellsBefore = sink.pointee.cellsSeen
        if sink.pointee.cell == 0, !isInQuotes { sink.pointee.rowLine = next.number }
        let hadHeader = sink.pointee.hasHeader
        let piece = buffer[next.range]
        let taken = csv_parse(
          &parser, buffer.baseAddress.map { $0 + next.range.lowerBound }, piece.count, takeCell, takeRow, sink)
        if taken < piece.count {
          if csv_error(&parser) != CSV_EPARSE { return .outOfMemory }
          return .strayQuote(line: next.number, column: piece.prefix(taken).count { $0 & 0xC0 != 0x80 } + 1)
        }
        if !hadHeader, sink.pointee.hasHeader { afterHeader() }
        let nowInQuotes = parser.quoted != 0 && parser.pstate == fieldBegun
        if nowInQuotes, !isInQuotes || sink.pointee.cellsSeen > cellsBefore { quoteLine = next.number }
        isInQuotes = nowInQuotes
      }
      return nil
    }
  }

  /// Tells that the text is over.
  mutating func finish() -> DelimitedRows.Fault? {
    if csv_fini(&parser, takeCell, takeRow, sink) == 0 { return nil }
    return csv_error(&parser) == CSV_EPARSE
      ? .unterminated(line: quoteLine, cell: sink.pointee.cell + 1) : .outOfMemory
  }
}

private func takeCell(_ cell: UnsafeMutableRawPointer?, _ length: Int, _ context: UnsafeMutableRawPointer?) {
  context?.assumingMemoryBound(to: CellSink.self).pointee
    .take(UnsafeRawBufferPointer(start: cell, count: cell == nil ? 0 : length))
}

private func takeRow(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  context?.assumingMemoryBound(to: CellSink.self).pointee.endRow()
}
