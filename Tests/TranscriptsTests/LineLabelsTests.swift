import TestSupport
import Testing

@testable import Transcripts

/// What is remembered of a body's lines is what each line says by itself.
struct LineLabelsTests {
  private static let pieces = [
    "Anna", "P1", "Interviewer", "彭大叔", "I", "a word", "and more words of it that are said at length in one go", ":",
    "：",
    ": ", ". ", ".", "; ", " - ", "-", " – ", "–", "|", "> ", ") ", "(", ")", "[", "]", "【", "】", "<", ">", "\t", "  ",
    " ", "\u{A0}", "00:12", "[00:12:03] ", "#00:00:05-2# ", "*0:0 = ", "1.04.46", "(07.45)", "\"", "“", "=", "Q", "14",
  ]

  @Test func everyFormIsReadAsOnTheLineAlone() {
    var generator = SeededGenerator(seed: 3)
    let body = (0..<6000).map { _ in
      (0..<Int.random(in: 0...9, using: &generator)).compactMap { _ in Self.pieces.randomElement(using: &generator) }
        .joined()
    }.joined(separator: "\n")
    let bytes = Array(body.utf8)
    let lines = BodyLine.lines(of: bytes, first: 1)
    let labels = LineLabels(lines, bytes)
    var seen = 0
    for shape in SpeakerLabel.Shape.allCases {
      var found: [String] = []
      for (index, line) in lines.enumerated() where !line.isBlank {
        let alone = LabelForms.read(shape, line.range, of: bytes).map(described)
        #expect(
          labels.label(shape, at: index).map(described) == alone,
          "\(String(decoding: bytes[line.range], as: UTF8.self))")
        if let alone { found.append("\(index) \(alone)") }
      }
      #expect(labels.all(shape).map { "\($0.line) \(described($0.label))" } == found)
      seen += found.isEmpty ? 0 : 1
    }
    #expect(seen == 6)
  }

  private func described(_ label: SpeakerLabel) -> String {
    "\(label.shape) \(label.label) \(label.base ?? "-") \(label.aside.map { "\($0)" } ?? "-") \(label.words) \(label.time ?? -1) \(label.isFullWidth)"
  }
}
