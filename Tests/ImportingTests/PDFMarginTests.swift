import Basics
import Foundation
import Importing
import Testing

/// Numbers beside the text of a PDF: drawn in a column of their own, before the text or between its lines.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"),
    "pdftotext is not installed (Debian's poppler-utils)"))
struct PDFMarginTests {
  /// Where numbers are, and beside what.
  struct Margin: Sendable, CustomStringConvertible {
    var description: String
    /// Points from the left.
    let numbers: Int
    let text: Int
    /// Every so many lines; `nil` for every paragraph.
    let every: Int?
    /// Whether they are drawn before all of the page's text.
    let isFirst: Bool
    /// Whether they begin again on every page.
    let restarts: Bool
  }

  static let margins = [
    Margin(description: "paragraphs, near", numbers: 40, text: 60, every: nil, isFirst: false, restarts: false),
    Margin(description: "paragraphs, far, first", numbers: 12, text: 90, every: nil, isFirst: true, restarts: false),
    Margin(description: "each line", numbers: 20, text: 110, every: 1, isFirst: true, restarts: true),
    Margin(description: "each line, going on", numbers: 30, text: 60, every: 1, isFirst: false, restarts: false),
    Margin(description: "fifth lines", numbers: 30, text: 70, every: 5, isFirst: false, restarts: true),
    Margin(description: "fifth lines, first", numbers: 20, text: 80, every: 5, isFirst: true, restarts: false),
    Margin(description: "right of the text", numbers: 380, text: 40, every: 1, isFirst: true, restarts: true),
  ]

  /// Twelve turns in lines of one width, as a typesetter makes them.
  private static let turns = (0..<12).map { turn in
    let words = ["we", "went", "up", "the", "hill", "with", "goats", "again", "because", "water", "stood", "there"]
    let said = (0..<(14 + turn * 5 % 13)).map { words[($0 * 7 + turn * 3) % words.count] }.joined(separator: " ")
    return (turn.isMultiple(of: 2) ? "Dan: " : "Mia: ") + said + "."
  }

  private static func lines(_ turn: String) -> [String] {
    var lines: [String] = []
    for word in turn.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 42 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Pages of four turns each.
  private static func document(_ margin: Margin) -> [UInt8] {
    var (number, line) = (0, 0)
    let pages = stride(from: 0, to: turns.count, by: 4).map { first -> String in
      if margin.restarts { (number, line) = (0, 0) }
      var height = 560
      var drawn: [String] = []
      var numbers: [String] = []
      func draw(_ text: String, at left: Int) -> String { "BT /F1 10 Tf \(left) \(height) Td (\(text)) Tj ET" }
      for turn in turns[first..<first + 4] {
        number += 1
        for (index, text) in lines(turn).enumerated() {
          line += 1
          let shown = margin.every.map { line.isMultiple(of: $0) ? line : nil } ?? (index == 0 ? number : nil)
          if let shown {
            let mark = draw(String(shown), at: margin.numbers)
            if margin.isFirst { numbers.append(mark) } else { drawn.append(mark) }
          }
          drawn.append(draw(text, at: margin.text))
          height -= 12
        }
        height -= 12
      }
      return (numbers + drawn).joined(separator: "\n")
    }
    return PortableDocumentTests.document(pages, font: "Courier")
  }

  @Test(arguments: margins) func numbersAreLeftOut(margin: Margin) throws {
    let transcript = try Importer.importFile(name: "p.pdf", bytes: Self.document(margin))
    let body = transcript.fileText.components(separatedBy: "---\n").last ?? ""
    #expect(
      body.trimmingCharacters(in: .newlines).components(separatedBy: "\n\n") == Self.turns, "\(margin): \(body)")
    #expect(transcript.leftOut.map(\.what) == ["numbers in the margin"], "\(margin)")
    #expect((transcript.leftOut.first?.count ?? 0) >= (margin.every == 5 ? 6 : 12))
  }

  /// Numbers beside words that do not count on are what was said: ages beside names.
  @Test func numbersOfATable() throws {
    let rows = [("Dan", 34), ("Mia", 51), ("Ola", 28), ("Per", 40)]
    let page = rows.enumerated().map { index, row in
      let height = 500 - 12 * index
      return
        "BT /F1 10 Tf 30 \(height) Td (\(row.1)) Tj ET\nBT /F1 10 Tf 80 \(height) Td (is the age of \(row.0)) Tj ET"
    }
    let transcript = try Importer.importFile(
      name: "p.pdf", bytes: PortableDocumentTests.document([page.joined(separator: "\n")]))
    for (_, age) in rows { #expect(transcript.fileText.contains("\(age)"), "\(transcript.fileText)") }
    #expect(transcript.leftOut.isEmpty)
  }
}
