/// How `strand run` sets tables in LaTeX.
public enum ResultsLaTeX: String, CaseIterable, Sendable {
  case plain
  /// The style of the American Psychological Association.
  case apa
}
