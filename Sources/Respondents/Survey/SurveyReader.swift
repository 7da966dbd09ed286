import Basics
import Foundation

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
