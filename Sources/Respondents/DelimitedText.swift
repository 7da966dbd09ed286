import Basics
import Foundation

/// A table read from comma-, semicolon- or tab-separated text: a header and rows of cells.
///
/// Cells are kept by column. They are NFC, line breaks in them are LF, white space around unquoted cells is gone.
/// Rows without any content are left out, and so are empty columns without a name at the right, which spreadsheets
/// leave behind.
public struct DelimitedText: Sendable {
  public enum Delimiter: Character, Sendable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"
  }

  /// Path as the person knows it.
  public let file: String
  public let delimiter: Delimiter
  /// Names of the columns, each once, none empty.
  public let header: [String]
  /// 1-based line of the file that the header begins on.
  public let headerLine: Int
  /// `columns[c][r]` is the cell of column `c` in row `r` (0-based); empty where the file has nothing.
  public let columns: [[String]]
  /// 1-based line of the file on which each row begins.
  public let rowLines: [Int]

  public var rowCount: Int { rowLines.count }

  /// Index of the column with exactly this name, else of the one with this name in other case.
  public func column(named name: String) -> Int? {
    header.firstIndex(of: name) ?? header.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// Reads UTF-8 text, with or without a byte order mark; finds out the delimiter (a first line `sep=;` decides).
  /// - Throws: `Problems` of kind `badData`: not UTF-8, quotes that never end or are where they cannot, rows that
  ///   have more or fewer cells than the header, names that are missing or occur twice.
  public static func read(file: String, bytes: [UInt8]) throws -> DelimitedText {
    if let problem = TextEncoding.fault(in: bytes, file: file) { throw Problems([problem]) }
    if let line = ConflictMarks.line(in: bytes) { throw Problems([.conflictLeft(file: file, line: line)]) }
    let beginning = Beginning(of: bytes)
    let delimiter = beginning.delimiter ?? DelimiterDetection.delimiter(of: bytes, from: beginning)
    let rows = DelimitedRows.parse(bytes, from: beginning, delimiter: delimiter)
    if let fault = rows.fault { throw Problems([.delimited(fault, file: file)]) }
    guard let header = rows.first else { throw Problems([.emptyTable(file: file)]) }

    var columns = header.cells.map { _ in [String]() }
    var rowLines: [Int] = []
    var problems: [Problem] = []
    for row in rows.all.dropFirst() {
      let surplus = row.cells.dropFirst(header.cells.count).contains { !$0.isEmpty }
      if row.cells.count < header.cells.count || surplus {
        problems.append(
          .raggedRow(
            file: file, line: row.line, cells: row.cells.count, header: header.cells.count, delimiter: delimiter))
        continue
      }
      rowLines.append(row.line)
      for index in columns.indices { columns[index].append(row.cells[index]) }
    }

    var names = header.cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    while names.last == "", columns.last?.allSatisfy(\.isEmpty) == true {
      names.removeLast()
      columns.removeLast()
    }
    var firsts: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        problems.append(.unnamedColumn(index + 1, file: file, line: header.line))
      } else if let first = firsts[name] {
        problems.append(.columnTwice(name, first: first, second: index + 1, file: file, line: header.line))
      } else {
        firsts[name] = index + 1
      }
    }
    if !problems.isEmpty { throw Problems(Problem.shortened(problems, file: file)) }
    return DelimitedText(
      file: file, delimiter: delimiter, header: names, headerLine: header.line, columns: columns, rowLines: rowLines)
  }
}

/// Where the table begins: behind the byte order mark and Excel's `sep=;` line.
struct Beginning {
  /// 0-based offset of the first byte.
  let byte: Int
  /// 1-based.
  let line: Int
  let delimiter: DelimitedText.Delimiter?

  init(of bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for delimiter in DelimitedText.Delimiter.allCases {
      let mark = Array("sep=\(delimiter.rawValue)".utf8)
      let line = bytes.dropFirst(start).prefix { $0 != 0x0A && $0 != 0x0D }
      if line.elementsEqual(mark) {
        byte = line.endIndex
        self.line = 1
        self.delimiter = delimiter
        return
      }
    }
    byte = start
    line = 1
    delimiter = nil
  }
}

/// A cell of delimited text, as RFC 4180 writes it: in quotes where it holds the delimiter, a quote or a line break, and
/// where white space at its ends would be lost.
public enum DelimitedCell {
  public static func append(
    _ text: String, delimiter: DelimitedText.Delimiter = .comma, to bytes: inout [UInt8]
  ) {
    let mark = delimiter.byte
    let needsQuotes =
      text.utf8.contains { $0 == mark || $0 == quote || $0 == 0x0A || $0 == 0x0D }
      || text.unicodeScalars.first?.properties.isWhitespace == true
      || text.unicodeScalars.last?.properties.isWhitespace == true
    if !needsQuotes {
      bytes += text.utf8
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  public static func written(_ text: String, delimiter: DelimitedText.Delimiter = .comma) -> String {
    var bytes: [UInt8] = []
    append(text, delimiter: delimiter, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")

  // MARK: Formulas

  /// Whether a spreadsheet could take a text for a formula by its beginning: = + - @, their full-width forms, tab and
  /// carriage return. Source: OWASP, "CSV Injection".
  private static func beginsAsFormula(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
  }

  /// With an apostrophe before what a spreadsheet could take for a formula, and before what has such an apostrophe
  /// already, so that `unmarked` gives the text back.
  public static func marked(_ text: String) -> String {
    beginsAsFormula(text.drop { $0 == "'" }) ? "'" + text : text
  }

  /// Marked where a spreadsheet would take it for a formula. What reads as a number stays.
  public static func safe(_ text: String) -> String { isNumber(text) ? text : marked(text) }

  /// Sign, digits, point and digits, exponent; in ASCII.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text).utf8[...]
    func skipDigits() -> Bool {
      let before = rest.count
      rest = rest.drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      return rest.count < before
    }
    func skip(_ bytes: UInt8...) -> Bool {
      guard let first = rest.first, bytes.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
    guard skipDigits() else { return false }
    if skip(UInt8(ascii: ".")), !skipDigits() { return false }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
      if !skipDigits() { return false }
    }
    return rest.isEmpty
  }

  /// A text as it was before `marked`.
  public static func unmarked(_ text: String) -> String {
    text.hasPrefix("'") && beginsAsFormula(text.drop { $0 == "'" }) ? String(text.dropFirst()) : text
  }
}

/// Which delimiter a table uses, from its first rows.
enum DelimiterDetection {
  /// Rows looked at.
  private static let sample = 50

  /// The delimiter with which the first rows read without a fault, have as many cells as the header (most often), and
  /// have the most cells, in this order of importance. Where nothing decides, the one that is rarest in prose.
  static func delimiter(of bytes: [UInt8], from beginning: Beginning) -> DelimitedText.Delimiter {
    var best: (delimiter: DelimitedText.Delimiter, score: Score)?
    for delimiter in [DelimitedText.Delimiter.tab, .semicolon, .comma] {
      let rows = DelimitedRows.parse(bytes, from: beginning, delimiter: delimiter, limit: sample)
      guard let width = rows.first?.cells.count, width > 1 else { continue }
      let alike = rows.all.count { $0.cells.count == width }
      let score = Score(
        isSound: rows.fault == nil, share: Double(alike) / Double(max(1, rows.all.count)), width: width)
      if best.map({ $0.score < score }) ?? true { best = (delimiter, score) }
    }
    return best?.delimiter ?? .comma
  }

  private struct Score: Comparable {
    let isSound: Bool
    let share: Double
    let width: Int

    static func < (a: Score, b: Score) -> Bool {
      (a.isSound ? 1 : 0, a.share, a.width) < (b.isSound ? 1 : 0, b.share, b.width)
    }
  }
}

/// Whether bytes are the UTF-8 text that tables must be.
enum TextEncoding {
  /// What is in the way of reading `bytes` as a table of text; `nil` when nothing does.
  static func fault(in bytes: [UInt8], file: String) -> Problem? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .workbook(file: file)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .sixteenBit(file: file) }
    if let zero = bytes.firstIndex(of: 0) { return .notText(file: file, place: place(of: zero, in: bytes)) }
    return UTF8Validity.firstInvalid(in: bytes).map { .notUTF8(file: file, place: place(of: $0, in: bytes)) }
  }

  /// 1-based line and column (scalars) of a byte before which all is valid.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
