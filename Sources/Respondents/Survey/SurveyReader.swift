import Basics
public import Foundation

/// Reads surveys, whatever program wrote them.
public enum SurveyReader {
  /// Reads a survey and applies what the study declares about its variables.
  ///
  /// Where data and declarations disagree, the table tells it in `problems`; what the values themselves say against the
  /// declarations (answers without a label, impossible ones), `SurveyChecks` finds.
  /// - Parameters:
  ///   - file: path as the person knows it; its extension counts only where the content does not tell.
  ///   - declared: in any order.
  ///   - studyFile: the file that the declarations come from, for problems.
  ///   - progress: called now and then with the share that is done, 0 to 1.
  /// - Throws: `Problem` or `Problems`: `missingInput` and `inputOutput` from the disk, `badData` for a damaged file,
  ///   rows that are not as long as the header, names that occur twice, an encoding that is not the file's, `usage` for
  ///   an encoding or a sheet that does not exist.
  public static func read(
    file: String, _ source: SurveySource, options: SurveyOptions = SurveyOptions(),
    declared: [VariableDeclaration] = [], studyFile: String = "study.yaml", progress: (Double) -> Void = { _ in }
  ) throws -> SurveyTable {
    let format = try SurveyFormat.of(head: try source.head(512, file: file), file: file)
    var table: SurveyTable
    var places: CellPlaces?
    switch format {
    case .delimited:
      (table, places) = try DelimitedSurvey.read(
        file: file, source, options: options, declared: declared, progress: progress)
    case .sav, .por, .dta:
      table = try StatisticalFile.read(file: file, source, format: format, options: options, progress: progress)
    case .workbook:
      table = try Workbook.read(file: file, source, options: options, progress: progress)
    }
    let decimalComma =
      options.decimalMark == .comma || options.decimalMark == nil && places?.delimiter == .semicolon
    table.apply(declared, studyFile: studyFile, decimalComma: decimalComma) { line, column in
      places?.column(line: line, cell: column)
    }
    progress(1)
    return table
  }
}

extension SurveySource {
  /// The first `count` bytes, or all.
  func head(_ count: Int, file: String) throws -> [UInt8] {
    switch self {
    case .bytes(let bytes): return Array(bytes.prefix(count))
    case .file(let url):
      return try FileReading(url, shownAs: file).next(count)
    }
  }

  /// All bytes.
  func all(file: String) throws -> [UInt8] {
    switch self {
    case .bytes(let bytes): bytes
    case .file(let url): try Files.read(url, shownAs: file)
    }
  }
}

/// What a person decides about reading a survey; everything else is recognised.
public struct SurveyOptions: Sendable {
  /// Name of the encoding of a text, SPSS or Stata file, as ICU or iconv knows it.
  public var encoding: String?
  public var delimiter: DelimitedText.Delimiter?
  public var decimalMark: DecimalMark?
  /// Name of the worksheet; the first one by default.
  public var sheet: String?
  /// Name of the variable that names the respondents; its cells stay as they are written.
  public var idColumn: String?
  /// The survey program whose export the file is.
  public var program: SurveyProgramChoice

  public enum DecimalMark: Character, Sendable, Hashable {
    case point = "."
    case comma = ","
  }

  public init(
    encoding: String? = nil, delimiter: DelimitedText.Delimiter? = nil, decimalMark: DecimalMark? = nil,
    sheet: String? = nil, idColumn: String? = nil, program: SurveyProgramChoice = .recognised
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.sheet = sheet
    self.idColumn = idColumn
    self.program = program
  }
}

/// Where a survey's bytes are.
public enum SurveySource: Sendable {
  case bytes([UInt8])
  /// A file, which is read in pieces.
  case file(URL)
}
