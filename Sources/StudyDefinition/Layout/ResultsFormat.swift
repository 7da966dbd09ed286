/// Forms in which `strand run` writes answers beside CSV, LaTeX and HTML, by their endings.
public enum ResultsFormat: String, CaseIterable, Sendable {
  /// Excel.
  case xlsx
  /// Word; the report too.
  case docx
}
