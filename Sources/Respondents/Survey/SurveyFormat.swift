import Basics
import Foundation

/// The kinds of files that surveys come in.
public enum SurveyFormat: String, Sendable, CaseIterable {
  case delimited = "CSV"
  case sav = "SPSS"
  case por = "SPSS portable"
  case dta = "Stata"
  case workbook = "Excel"

  /// Tells a file by its first bytes; text is CSV. The extension counts only against the content: a file that is called
  /// .sav and is none is refused.
  /// - Parameters:
  ///   - head: the first 512 bytes, or all.
  ///   - file: path as the person knows it.
  /// - Throws: `Problem` of kind `badData` for files of other programs.
  static func of(head: [UInt8], file: String) throws -> SurveyFormat {
    let found = byContent(head)
    if found == nil, let program = otherProgram(head) { throw Problem.foreignSurvey(program, file: file) }
    let claimed = byExtension(file)
    switch (found, claimed) {
    case (let found?, _): return found
    case (nil, .delimited?), (nil, nil): return .delimited
    case (nil, let claimed?): throw Problem.notOfItsFormat(claimed, file: file)
    }
  }

  private static func byContent(_ head: [UInt8]) -> SurveyFormat? {
    if head.starts(with: "$FL2".utf8) || head.starts(with: "$FL3".utf8) { return .sav }
    if head.starts(with: "PK\u{3}\u{4}".utf8) { return .workbook }
    if head.starts(with: "<stata_dta>".utf8) { return .dta }
    if head.count > 4, (102...115).contains(head[0]), head[1] == 1 || head[1] == 2, head[2] == 1, head[3] == 0 {
      return .dta
    }
    if Data(head).range(of: Data("SPSS PORT FILE".utf8)) != nil { return .por }
    return nil
  }

  private static func byExtension(_ file: String) -> SurveyFormat? {
    switch (file as NSString).pathExtension.lowercased() {
    case "sav", "zsav": .sav
    case "por": .por
    case "dta": .dta
    case "xlsx", "xlsm": .workbook
    case "csv", "tsv", "txt", "tab": .delimited
    default: nil
    }
  }

  private static func otherProgram(_ head: [UInt8]) -> String? {
    let known: [([UInt8], String)] = [
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file (.xls) or one with a password"), (Array("%PDF".utf8), "a PDF"),
      ([0x1F, 0x8B], "a compressed file (R's .rds and .RData are such)"), (Array("RDX".utf8), "R data"),
      (Array("SQLite format 3".utf8), "a database"), (Array("HEADER RECORD*******".utf8), "a SAS transport file"),
      ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60], "a SAS file"), (Array("{\\rtf".utf8), "RTF"),
      ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
      (Array("PAR1".utf8), "a Parquet file"),
    ]
    if let found = known.first(where: { head.starts(with: $0.0) }) { return found.1 }
    let words = head.prefix(512).filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    return words.starts(with: "<!doctypehtml".utf8) || words.starts(with: "<html".utf8) ? "a web page" : nil
  }
}
