import Basics
import Foundation

/// One reading of a delimited survey from beginning to end.
struct DelimitedPass {
  /// What is to become of each column, by its position; columns beyond the list are found out.
  var plan: [ColumnBuilder.State] = []
  /// Chosen by the column's position and heading, in the first reading.
  var mustBeText: (Int, String) -> Bool = { _, _ in false }
  /// Rows below the names that are no answers.
  var rowsBelowHeader = 0
  let file: String
  let delimiter: DelimitedText.Delimiter
  let decimalMark: SurveyOptions.DecimalMark?

  struct Result {
    let header: [String]
    let headerLine: Int
    let columns: [ColumnBuilder]
    let rowLines: [Int32]
    let ragged: [CellSink.Ragged]
    let raggedCount: Int
    /// Whether the last line has a line break at its end.
    let endsWithBreak: Bool
  }

  /// - Throws: `Problems` of kind `badData`; `TextBlocks.Fault`; `Problem` of kind `inputOutput`.
  func run(_ source: SurveySource, from beginning: Beginning, progress: (Double) -> Void) throws -> Result {
    var blocks = try TextBlocks(source, file: file)
    let sink = UnsafeMutablePointer<CellSink>.allocate(capacity: 1)
    sink.initialize(to: CellSink())
    sink.pointee.rowsBelowHeader = rowsBelowHeader
    defer {
      sink.pointee.columns.deinitialize()
      sink.pointee.columns.deallocate()
      sink.deinitialize(count: 1)
      sink.deallocate()
    }
    guard var parser = DelimitedParser(into: sink, delimiter: delimiter, line: beginning.line) else {
      throw Problems([.delimited(.outOfMemory, file: file)])
    }
    var start = beginning.byte
    var endsWithBreak = true
    var hasReserved = false
    while let block = try nextBlock(&blocks, line: parser.line) {
      let fault = parser.take(block, from: start) {
        if sink.pointee.hasHeader, sink.pointee.columns.isEmpty { makeColumns(sink) }
      }
      if let fault { throw Problems([.delimited(fault, file: file)]) }
      start = 0
      endsWithBreak = block.last == 0x0A || block.last == 0x0D
      if !hasReserved, sink.pointee.hasHeader {
        hasReserved = true
        let rows = Double(sink.pointee.rowLines.count) * Double(blocks.size) / Double(max(blocks.done, 1))
        sink.pointee.reserve(Int(rows * 1.03) + 16)
      }
      progress(min(1, Double(blocks.done) / Double(max(blocks.size, 1))))
    }
    if let fault = parser.finish() { throw Problems([.delimited(fault, file: file)]) }
    if sink.pointee.hasHeader, sink.pointee.columns.isEmpty { makeColumns(sink) }
    let found = sink.pointee
    return Result(
      header: found.header, headerLine: found.headerLine, columns: Array(found.columns), rowLines: found.rowLines,
      ragged: found.ragged, raggedCount: found.raggedCount, endsWithBreak: endsWithBreak)
  }

  /// A block; the place of what is not text counted from the file's beginning.
  private func nextBlock(_ blocks: inout TextBlocks, line: Int) throws -> [UInt8]? {
    do {
      return try blocks.next()
    } catch let fault as TextBlocks.Fault {
      throw Unreadable(fault, blockLine: line)
    }
  }

  private func makeColumns(_ sink: UnsafeMutablePointer<CellSink>) {
    let header = sink.pointee.header
    let columns = UnsafeMutableBufferPointer<ColumnBuilder>.allocate(capacity: header.count)
    for (index, name) in header.enumerated() {
      let state = index < plan.count ? plan[index] : mustBeText(index, name) ? .texts : .open
      columns.initializeElement(
        at: index,
        to: ColumnBuilder(
          state, decimalMark: decimalMark?.rawValue.asciiValue, mayUseComma: delimiter != .comma))
    }
    sink.pointee.columns = columns
  }
}

/// Bytes that are no UTF-8 text, with their place in the file.
struct Unreadable: Error {
  /// 1-based; column in scalars.
  let line: Int
  let column: Int
  let isZero: Bool

  init(_ fault: TextBlocks.Fault, blockLine: Int) {
    let place = TextEncoding.place(of: fault.offset, in: fault.block)
    line = blockLine + place.line - 1
    column = place.column
    isZero = fault.isZero
  }
}
