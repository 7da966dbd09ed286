import Basics

/// The forms in which a report can be had.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json
  case markdown
  case html
  case latex
  case xlsx
  case docx
}

extension OutputFormat {
  /// Endings of files, lower case, that say which form is in them.
  private static let byEnding: [String: OutputFormat] = [
    "txt": .text, "text": .text, "csv": .csv, "json": .json, "md": .markdown, "markdown": .markdown, "html": .html,
    "htm": .html, "tex": .latex, "xlsx": .xlsx, "docx": .docx,
  ]

  /// Endings that other programs take for formats of their own, whatever is in the file.
  private static let ofOthers: Set<String> = [
    "doc", "odt", "rtf", "xls", "xlsm", "ods", "pdf", "sav", "dta", "rds", "pptx", "zip", "qdpx",
  ]

  /// The form for a file: the one asked for, else the one that the ending says, else text.
  /// - Parameters:
  ///   - asked: `nil` where none was asked for.
  ///   - file: `nil` for standard output.
  /// - Throws: `Problem` for an ending that says what cannot be written.
  public static func chosen(_ asked: OutputFormat?, for file: String?) throws -> OutputFormat {
    guard let file, let ending = ending(of: file) else { return asked ?? .text }
    if ofOthers.contains(ending) { throw Problem.endingNotWritten(ending, file) }
    let said = byEnding[ending]
    // Text in a workbook, or a workbook called text, is a file that nothing opens.
    if let asked, let said, asked != said, asked.isBinary || said.isBinary {
      throw Problem.endingOfAnotherForm(ending, file, asked: asked.rawValue)
    }
    guard let format = asked ?? said else { throw Problem.endingNotWritten(ending, file) }
    return format
  }

  /// Whether it is no text, so that a terminal cannot show it.
  public var isBinary: Bool { self == .xlsx || self == .docx }

  /// After the last full stop of the file's name, lower case; `nil` where there is none.
  private static func ending(of file: String) -> String? {
    let name = file.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    return ending.isEmpty ? nil : ending
  }
}
