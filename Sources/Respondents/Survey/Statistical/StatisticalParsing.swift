import CReadStat
import Foundation

/// One pass of ReadStat over an SPSS or Stata file.
enum StatisticalParsing {
  typealias Parser = UnsafeMutablePointer<readstat_parser_t>

  /// Reads a file to its end or to the first fault.
  ///
  /// - Parameters:
  ///   - file: the name shown, for bytes that are in memory.
  ///   - context: what the handlers are given; must live until this returns.
  ///   - setHandlers: tells the parser what to call (readstat.h).
  static func run(
    _ source: SurveySource, file: String, format: SurveyFormat, options: SurveyOptions,
    context: UnsafeMutableRawPointer, setHandlers: (Parser) -> Void
  ) -> readstat_error_t {
    guard let parser = readstat_parser_init() else { return READSTAT_ERROR_MALLOC }
    defer { readstat_parser_free(parser) }
    setHandlers(parser)
    if let encoding = options.encoding { readstat_set_file_character_encoding(parser, encoding) }
    switch source {
    case .file(let url):
      return parse(parser, path: url.path, format, context)
    case .bytes(let bytes):
      return bytes.withUnsafeBytes { buffer in
        var memory = StatisticalSource(bytes: buffer)
        return withUnsafeMutablePointer(to: &memory) { memory in
          StatisticalSource.attach(memory, to: parser)
          return parse(parser, path: file, format, context)
        }
      }
    }
  }

  private static func parse(
    _ parser: Parser, path: String, _ format: SurveyFormat, _ context: UnsafeMutableRawPointer
  ) -> readstat_error_t {
    switch format {
    case .dta: readstat_parse_dta(parser, path, context)
    case .por: readstat_parse_por(parser, path, context)
    case .sav, .delimited, .workbook: readstat_parse_sav(parser, path, context)
    }
  }
}
