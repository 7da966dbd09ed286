/// Turns a report into one of its forms.
public enum Renderer {
  /// The whole output, ending with a newline (empty when there is nothing to show). Same report, format and style:
  /// same bytes. `style` matters to `.text` alone.
  /// - Throws: `Problem` when the report cannot be encoded or the page's template cannot be read.
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
    }
  }
}
