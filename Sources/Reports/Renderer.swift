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
    case .text: TextFormat(style: style).render(report)
    case .csv: CSVFormat.render(report)
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
    switch format {
    case .xlsx: try WorkbookFormat.render(report)
    case .docx: try DocumentFormat.render(report)
    case .text, .csv, .json, .markdown, .html, .latex:
      Array(try render(report, as: format, style: style, latex: latex).utf8)
    }
  }
}
