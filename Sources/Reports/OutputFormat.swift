import Basics

/// The forms in which a report can be had.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json
  case markdown
  case html
  case latex
}

extension OutputFormat {
  /// Endings of files, lower case, that say which form is in them.
  private static let byEnding: [String: OutputFormat] = [
    "txt": .text, "text": .text, "csv": .csv, "json": .json, "md": .markdown, "markdown": .markdown, "html": .html,
    "htm": .html, "tex": .latex,
  ]

  /// Endings that other programs take for formats of their own, whatever is in the file.
  private static let ofOthers: Set<String> = [
    "doc", "docx", "odt", "rtf", "xls", "xlsx", "xlsm", "ods", "pdf", "sav", "dta", "rds", "pptx", "zip", "qdpx",
  ]

  /// The form for a file: the one asked for, else the one that the ending says, else text.
  /// - Parameters:
  ///   - asked: `nil` where none was asked for.
  ///   - file: `nil` for standard output.
  /// - Throws: `Problem` for an ending that says what cannot be written.
  public static func chosen(_ asked: OutputFormat?, for file: String?) throws -> OutputFormat {
    guard let file, let ending = ending(of: file) else { return asked ?? .text }
    if ofOthers.contains(ending) { throw Problem.endingNotWritten(ending, file) }
    if let asked { return asked }
    guard let format = byEnding[ending] else { throw Problem.endingNotWritten(ending, file) }
    return format
  }

  /// After the last full stop of the file's name, lower case; `nil` where there is none.
  private static func ending(of file: String) -> String? {
    let name = file.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    return ending.isEmpty ? nil : ending
  }
}
