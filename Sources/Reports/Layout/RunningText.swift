/// Running text of a report.
enum RunningText {
  /// Its paragraphs, which empty lines part; other line breaks stay.
  static func paragraphs(_ text: String) -> [String] {
    let shown = DisplayText(text)
    return shown.lines.map { shown.string(shown.trimmed($0)) }
      .split(separator: "").map { $0.joined(separator: "\n") }
  }
}
