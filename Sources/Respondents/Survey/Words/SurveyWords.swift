public import Basics

/// Everything in a survey's file that can say who somebody is, also what no analysis reads: labels, notes, other sheets,
/// who wrote the file. For whoever passes the file on.
public enum SurveyWords {
  /// Something that is written in the file.
  public enum Piece: Sendable, Hashable {
    /// Words, each part whole. What formatting separates has a zero-width space between.
    case text(String)
    case number(Double)
    /// Days since 1970, as `SurveyDate` has them.
    case day(Double)
    /// Bytes as text, of which most may be no text at all.
    case bytes(String)
  }

  /// Passes over all of a file of another program.
  /// - Parameters:
  ///   - file: path as the person knows it.
  ///   - take: called for every piece; the same words may come several times.
  /// - Returns: parts of the file whose words cannot be read, such as pictures.
  /// - Throws: `Problem` of kind `badData` for a damaged file; what `take` throws.
  public static func each(
    in bytes: [UInt8], file: String, options: SurveyOptions, take: (Piece) throws -> Void
  ) throws -> [String] {
    switch try SurveyFormat.of(head: Array(bytes.prefix(512)), file: file) {
    case .delimited:
      try RawWords.each(in: bytes, take: take)
      return []
    case .workbook:
      // Cells that are shown as days.
      let table = try SurveyReader.read(file: file, .bytes(bytes), options: options)
      for (variable, column) in zip(table.variables, table.columns) where [.date, .datetime].contains(variable.kind) {
        for row in 0..<table.rowCount { if case .number(let day) = column[row] { try take(.day(day)) } }
      }
      return try WorkbookWords(bytes, file: file).each(take)
    case .sav, .dta:
      try StatisticalWords.each(in: bytes, file: file, options: options, take: take)
      try RawWords.each(in: bytes, take: take)
      return []
    case .por:
      try StatisticalWords.each(in: bytes, file: file, options: options, take: take)
      // Lines of 80 characters end in the middle of words.
      try RawWords.each(in: bytes.filter { $0 != 0x0A && $0 != 0x0D }, take: take)
      return []
    }
  }

  /// Whether a file is a text and no file of another program.
  /// - Throws: `Problem` of kind `badData` for files that are no surveys.
  public static func isText(_ bytes: [UInt8], file: String) throws -> Bool {
    try SurveyFormat.of(head: Array(bytes.prefix(512)), file: file) == .delimited
  }
}

/// Bytes of a file, for words that a reader of its format passes over.
enum RawWords {
  private static let block = 1_048_576
  /// Names are no longer than this.
  private static let overlap = 4096

  /// The bytes as UTF-8 and, where that is something else, as Windows-1252's Latin letters and as UTF-16.
  static func each(in bytes: [UInt8], take: (SurveyWords.Piece) throws -> Void) throws {
    var start = 0
    while start < bytes.count {
      let part = bytes[start..<min(bytes.count, start + block + overlap)]
      try take(.bytes(String(decoding: part, as: UTF8.self)))
      if part.contains(where: { $0 >= 0x80 }) {
        try take(.bytes(String(String.UnicodeScalarView(part.map { Unicode.Scalar($0) }))))
      }
      if part.contains(0) {
        for first in [part.startIndex, part.startIndex + 1] {
          let units = stride(from: first, to: part.endIndex - 1, by: 2).map {
            UInt16(part[$0]) | UInt16(part[$0 + 1]) << 8
          }
          try take(.bytes(String(decoding: units, as: UTF16.self)))
        }
      }
      start += block
    }
  }
}
