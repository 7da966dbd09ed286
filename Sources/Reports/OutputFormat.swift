/// The forms in which a report can be had.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json
  case markdown
  case html
  case latex
}
