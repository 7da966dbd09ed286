import CCSV
import Foundation

/// Takes the cells and rows of delimited text, as libcsv finds them.
protocol DelimitedSink {
  /// Cells of the row that is being read, so far.
  var cell: Int { get }
  /// All cells and all rows, so far.
  var cellsSeen: Int { get }
  var rowsSeen: Int { get }
  /// 1-based line on which the row that is being read begins.
  var rowLine: Int { get set }
  /// Whether no further row is wanted.
  var isFull: Bool { get }
  /// What libcsv calls; C functions cannot be generic, so that each sink has its own.
  static var callbacks: DelimitedCallbacks { get }
}

/// The context of both is a pointer to the sink.
struct DelimitedCallbacks: Sendable {
  /// The bytes of a cell (null for an empty one), their number.
  let cell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void
  /// The byte that ends a row; -1 at the end of the text.
  let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void
}

/// libcsv over blocks of whole lines. It does not say where it is, so it is given line by line, and the lines are counted.
struct DelimitedParser<Sink: DelimitedSink>: ~Copyable {
  private let parser: UnsafeMutablePointer<csv_parser>
  private let sink: UnsafeMutablePointer<Sink>
  /// 1-based number of the next line.
  private(set) var line: Int
  /// Whether a row goes on behind the last line that was read: one of its cells is in quotes and has line breaks.
  private var isInQuotes = false
  private var quoteLine = 1

  /// `nil` when there is no memory.
  init?(into sink: UnsafeMutablePointer<Sink>, delimiter: DelimitedText.Delimiter, line: Int) {
    let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    parser.initialize(to: csv_parser())
    guard csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      parser.deallocate()
      return nil
    }
    csv_set_delim(parser, delimiter.byte)
    csv_set_blk_size(parser, 4096)
    self.parser = parser
    self.sink = sink
    self.line = line
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
  }

  /// Parses one block.
  /// - Parameters:
  ///   - start: 0-based offset of the first byte.
  ///   - afterLine: called after each line.
  mutating func take(
    _ block: [UInt8], from start: Int, afterLine: () -> Void = {}
  ) -> DelimitedRows.Fault? {
    block.withUnsafeBytes { buffer in
      var lines = PhysicalLines(buffer, from: start, line: line)
      defer { line = lines.number }
      while !sink.pointee.isFull, let next = lines.next() {
        if let fault = take(buffer[next.range], number: next.number) { return fault }
        afterLine()
      }
      return nil
    }
  }

  /// Parses one line with its line break.
  private mutating func take(_ bytes: Slice<UnsafeRawBufferPointer>, number: Int) -> DelimitedRows.Fault? {
    let (cells, rows) = (sink.pointee.cellsSeen, sink.pointee.rowsSeen)
    if sink.pointee.cell == 0, !isInQuotes { sink.pointee.rowLine = number }
    let taken = csv_parse(
      parser, bytes.base.baseAddress.map { $0 + bytes.startIndex }, bytes.count, Sink.callbacks.cell,
      Sink.callbacks.row, sink)
    if taken < bytes.count {
      if csv_error(parser) != CSV_EPARSE { return .outOfMemory }
      return .strayQuote(line: number, column: bytes.prefix(taken).count { $0 & 0xC0 != 0x80 } + 1)
    }
    // A line break ends the row, unless it is in quotes or, between rows, on a line that has nothing else.
    let goesOn = sink.pointee.rowsSeen == rows && (isInQuotes || !Self.isBlank(bytes))
    if goesOn, !isInQuotes || sink.pointee.cellsSeen > cells { quoteLine = number }
    isInQuotes = goesOn
    return nil
  }

  /// Whether a line has nothing in it that begins a row, to libcsv.
  private static func isBlank(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Says that the text is over.
  mutating func finish() -> DelimitedRows.Fault? {
    if csv_fini(parser, Sink.callbacks.cell, Sink.callbacks.row, sink) == 0 { return nil }
    return csv_error(parser) == CSV_EPARSE
      ? .unterminated(line: quoteLine, cell: sink.pointee.cell + 1) : .outOfMemory
  }
}

extension DelimitedText.Delimiter {
  /// In UTF-8.
  var byte: UInt8 { rawValue.asciiValue ?? UInt8(CSV_COMMA) }
}

/// Lines as they stand in the file, with their line breaks: LF, CRLF or CR.
struct PhysicalLines {
  private let buffer: UnsafeRawBufferPointer
  private var start: Int
  /// 1-based number of the line that comes next.
  private(set) var number: Int
  /// The next break of each kind at or behind `start`; the buffer's end when there is none.
  private var nextLF = -1
  private var nextCR = -1

  init(_ buffer: UnsafeRawBufferPointer, from start: Int, line: Int) {
    self.buffer = buffer
    self.start = start
    number = line
  }

  mutating func next() -> (number: Int, range: Range<Int>)? {
    guard start < buffer.count else { return nil }
    if nextLF < start { nextLF = find(0x0A) }
    if nextCR < start { nextCR = find(0x0D) }
    var end = min(nextLF, nextCR)
    if end == nextCR, end + 1 == nextLF { end += 1 }
    if end < buffer.count { end += 1 }
    defer {
      start = end
      number += 1
    }
    return (number, start..<end)
  }

  private func find(_ byte: Int32) -> Int {
    guard let base = buffer.baseAddress, let found = memchr(base + start, byte, buffer.count - start) else {
      return buffer.count
    }
    return UnsafeRawPointer(found) - base
  }
}
