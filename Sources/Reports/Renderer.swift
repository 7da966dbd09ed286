import Basics

/// Turns a report into one of its forms.
public enum Renderer {
  /// The whole output, ending with a newline (empty when there is nothing to show). Same report, format and style:
  /// same bytes. `style` matters to `.text` alone, `latex` to `.latex`.
  /// - Throws: `Problem` when the report cannot be encoded, the page's template cannot be read, or the form is no text.
  public static func render(
    _ report: Report, as format: OutputFormat, style: TerminalStyle = .plain, latex: LaTeXStyle = .plain
  ) throws -> String {
    switch format {
    case .text, .csv: String(decoding: try bytes(report, as: format, style: style, latex: latex), as: UTF8.self)
    case .json: try JSONFormat.render(report)
    case .markdown: MarkdownFormat.render(report)
    case .html: try HTMLFormat.render(report)
    case .latex: LaTeXFormat.render(report, style: latex)
    case .xlsx, .docx: throw Problem.notText(format.rawValue)
    }
  }

  /// The same in any form, as the bytes of a file.
  /// - Throws: `Problem` when the report cannot be put into the form.
  public static func bytes(
    _ report: Report, as format: OutputFormat, style: TerminalStyle = .plain, latex: LaTeXStyle = .plain
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(report, as: format, style: style, latex: latex) { bytes += $0 }
    return bytes
  }

  /// Hands out the same bytes in pieces, in order: as text and CSV, quotes are written as they are made, so that a long list
  /// begins at once and takes no more memory than its passages.
  /// - Throws: `Problem` when the report cannot be put into the form; what `take` throws.
  public static func write(
    _ report: Report, as format: OutputFormat, style: TerminalStyle = .plain, latex: LaTeXStyle = .plain,
    _ take: ([UInt8]) throws -> Void
  ) throws {
    switch format {
    case .text: try TextFormat(style: style).write(report, take)
    case .csv: try CSVFormat.write(report, take)
    case .xlsx: try take(WorkbookFormat.render(report))
    case .docx: try take(DocumentFormat.render(report))
    case .json, .markdown, .html, .latex:
      try take(Array(try render(report, as: format, style: style, latex: latex).utf8))
    }
  }
}
