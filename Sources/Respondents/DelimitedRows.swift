import Basics
import Foundation

/// The rows of delimited text as libcsv sees them, each with the line on which it begins.
struct DelimitedRows {
  struct Row {
    /// 1-based line of the file.
    let line: Int
    var cells: [String]
  }

  enum Fault: Equatable {
    /// A quote in the middle of a cell, or something behind a closing quote. Line and column (scalars) are 1-based.
    case strayQuote(line: Int, column: Int)
    /// A quoted cell, opened on this line in this column of the table (1-based), that never ends.
    case unterminated(line: Int, cell: Int)
    case outOfMemory
  }

  /// Rows with at least one cell that is not empty.
  private(set) var all: [Row] = []
  private(set) var fault: Fault?

  var first: Row? { all.first }

  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - limit: stop after about so many rows.
  static func parse(
    _ bytes: [UInt8], from beginning: Beginning, delimiter: DelimitedText.Delimiter, limit: Int = .max
  ) -> DelimitedRows {
    let sink = UnsafeMutablePointer<RowSink>.allocate(capacity: 1)
    sink.initialize(to: RowSink(limit: limit))
    defer {
      sink.deinitialize(count: 1)
      sink.deallocate()
    }
    var rows = DelimitedRows()
    guard var parser = DelimitedParser(into: sink, delimiter: delimiter, line: beginning.line) else {
      rows.fault = .outOfMemory
      return rows
    }
    rows.fault = parser.take(bytes, from: beginning.byte)
    if rows.fault == nil, !sink.pointee.isFull { rows.fault = parser.finish() }
    rows.all = sink.pointee.rows
    return rows
  }
}

/// Keeps rows with at least one cell that is not empty, as text.
private struct RowSink: DelimitedSink {
  let limit: Int
  private(set) var rows: [DelimitedRows.Row] = []
  private var row: [String] = []
  var rowLine = 1
  private(set) var cellsSeen = 0
  private(set) var rowsSeen = 0

  init(limit: Int) {
    self.limit = limit
  }

  var cell: Int { row.count }
  var isFull: Bool { rows.count >= limit }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    row.append(canonicalCell(bytes))
    cellsSeen += 1
  }

  mutating func endRow() {
    if row.contains(where: { !$0.isEmpty }) { rows.append(DelimitedRows.Row(line: rowLine, cells: row)) }
    row.removeAll(keepingCapacity: true)
    rowsSeen += 1
  }

  static let callbacks = DelimitedCallbacks(
    cell: { cell, length, context in
      context?.assumingMemoryBound(to: RowSink.self).pointee
        .take(UnsafeRawBufferPointer(start: cell, count: cell == nil ? 0 : length))
    },
    row: { _, context in context?.assumingMemoryBound(to: RowSink.self).pointee.endRow() })
}

/// NFC, with LF for line breaks.
func canonicalCell(_ bytes: UnsafeRawBufferPointer) -> String {
  var text = String(decoding: bytes, as: UTF8.self)
  if bytes.contains(0x0D) {
    text = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
  }
  return text.nfc
}
