import Foundation

/// Finds the column of text in which a cell of a delimited file begins, for problems: the file is read again up to it.
struct CellPlaces {
  /// UTF-8 text.
  let source: SurveySource
  let file: String
  let beginning: Beginning
  let delimiter: DelimitedText.Delimiter

  /// - Parameters:
  ///   - line: 1-based line on which the row begins.
  ///   - cell: 0-based; one behind the last cell is the row's end.
  /// - Returns: 1-based column in scalars; `nil` when the cell begins on a later line, or the file has changed.
  func column(line: Int, cell: Int) -> Int? {
    guard var blocks = try? TextBlocks(source, file: file) else { return nil }
    var first = beginning.line
    var start = beginning.byte
    while let block = try? blocks.next() {
      let found: (column: Int?, next: Int) = block.withUnsafeBytes { buffer in
        var lines = PhysicalLines(buffer, from: start, line: first)
        while let next = lines.next() {
          if next.number == line { return (scan(UnsafeRawBufferPointer(rebasing: buffer[next.range]), for: cell), 0) }
        }
        return (nil, lines.number)
      }
      if found.next == 0 { return found.column }
      (first, start) = (found.next, 0)
    }
    return nil
  }

  private func scan(_ line: UnsafeRawBufferPointer, for cell: Int) -> Int? {
    var column = 1
    var cells = 0
    var isInQuotes = false
    let mark = delimiter.rawValue.asciiValue
    for byte in line {
      if cells == cell { return column }
      if !isInQuotes, byte == 0x0A || byte == 0x0D { return column }
      if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if byte == mark, !isInQuotes { cells += 1 }
      if byte & 0xC0 != 0x80 { column += 1 }
    }
    return isInQuotes ? nil : column
  }
}
