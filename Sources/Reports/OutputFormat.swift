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

/// Turns a report into one of its forms.
public enum Renderer {
  /// The whole output, ending with a newline (empty when there is nothing to show). Same report, format and style:
  /// same bytes. `style` matters to `.text` alone.
  /// - Throws: `Problem` when the report cannot be encoded, the page's template cannot be read, or the form is no text.
  public static func render(
    _ report: Report, as format: OutputFormat, style: TerminalStyle = .plain
  ) throws -> String {
    switch format {
    case .text: TextFormat(style: style).render(report)
    case .csv: CSVFormat.render(report)
    case .json: try JSONFormat.render(report)
    case .markdown: MarkdownFormat.render(report)
    case .html: try HTMLFormat.render(report)
    case .latex: LaTeXFormat.render(report)
    case .xlsx, .docx: throw Problem.notText(format.rawValue)
    }
  }

  /// The same in any form, as the bytes of a file.
  /// - Throws: `Problem` when the report cannot be put into the form.
  public static func bytes(
    _ report: Report, as format: OutputFormat, style: TerminalStyle = .plain
  ) throws -> [UInt8] {
    switch format {
    case .xlsx: try WorkbookFormat.render(report)
    case .docx: try DocumentFormat.render(report)
    case .text, .csv, .json, .markdown, .html, .latex: Array(try render(report, as: format, style: style).utf8)
    }
  }
}
