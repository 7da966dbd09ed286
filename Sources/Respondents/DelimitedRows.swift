import CCSV
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
    var rows = DelimitedRows()
    var parser = csv_parser()
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      rows.fault = .outOfMemory
      return rows
    }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter.rawValue.asciiValue ?? UInt8(CSV_COMMA))
    let sink = Sink()
    let context = Unmanaged.passUnretained(sink).toOpaque()
    bytes.withUnsafeBytes { buffer in
      var lines = PhysicalLines(buffer, from: beginning.byte, line: beginning.line)
      // One line at a time: libcsv doesn't say where it is, so the lines are counted here.
      while sink.rows.count < limit, let line = lines.next() {
        let cellsBefore = sink.cellsSeen
        if sink.row.isEmpty, !sink.isInQuotes { sink.rowLine = line.number }
        let taken = csv_parse(
          &parser, buffer.baseAddress.map { $0 + line.range.lowerBound }, line.range.count, takeCell, takeRow, context)
        if taken < line.range.count {
          let upTo = buffer[line.range.lowerBound..<(line.range.lowerBound + taken)]
          rows.fault =
            csv_error(&parser) == CSV_EPARSE
            ? .strayQuote(line: line.number, column: upTo.count { $0 & 0xC0 != 0x80 } + 1) : .outOfMemory
          break
        }
        let inQuotes = parser.quoted != 0 && parser.pstate == fieldBegun
        if inQuotes, !sink.isInQuotes || sink.cellsSeen > cellsBefore { sink.quoteLine = line.number }
        sink.isInQuotes = inQuotes
      }
    }
    if rows.fault == nil, sink.rows.count < limit, csv_fini(&parser, takeCell, takeRow, context) != 0 {
      rows.fault =
        csv_error(&parser) == CSV_EPARSE
        ? .unterminated(line: sink.quoteLine, cell: sink.row.count + 1) : .outOfMemory
    }
    rows.all = sink.rows
    return rows
  }
}

/// libcsv's state inside a cell (FIELD_BEGUN in its source; the header doesn't name it).
let fieldBegun: Int32 = 2

/// What the callbacks fill.
private final class Sink {
  var rows: [DelimitedRows.Row] = []
  var row: [String] = []
  var rowLine = 1
  var cellsSeen = 0
  var isInQuotes = false
  var quoteLine = 1
}

private func takeCell(_ cell: UnsafeMutableRawPointer?, _ length: Int, _ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
  sink.row.append(canonicalCell(UnsafeRawBufferPointer(start: cell, count: cell == nil ? 0 : length)))
  sink.cellsSeen += 1
}

private func takeRow(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
  if sink.row.contains(where: { !$0.isEmpty }) {
    sink.rows.append(DelimitedRows.Row(line: sink.rowLine, cells: sink.row))
  }
  sink.row.removeAll(keepingCapacity: true)
}

/// NFC, with LF for line breaks.
func canonicalCell(_ bytes: UnsafeRawBufferPointer) -> String {
  var text = String(decoding: bytes, as: UTF8.self)
  if bytes.contains(0x0D) {
    text = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
  }
  return bytes.contains { $0 >= 0x80 } ? text.precomposedStringWithCanonicalMapping : text
}
