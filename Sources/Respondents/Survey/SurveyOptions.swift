public import Foundation

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
