import Foundation
import Testing

/// The pictures of the terminal show what the program prints.
@Suite struct PictureTests {
  static let pictures = ["docs/images/quotes-and-comparison.svg"]

  @Test(arguments: pictures) func picturesShowWhatTheProgramPrints(picture: String) async throws {
    let svg = try Documents.read(picture)
    let title = try #require(svg.firstMatch(of: /<title>(.*)<\/title>/)?.1)
    var run = try DocumentRun()
    var expected: [String] = []
    for command in Self.unescaped(String(title)).components(separatedBy: "; ") {
      let colours = "NO_COLOR= CLICOLOR_FORCE=1 COLORTERM=truecolor COLUMNS=80 "
      expected += ["$ " + command] + (try await run.answer(to: colours + command + " 2>/dev/null")).map(Self.plain)
    }
    let mend = "`scripts/terminal-picture.py \(picture) COMMAND…` draws it again, in the repository's root."
    #expect(
      Self.lines(of: svg) == expected.map(Self.withoutSpaces).filter { !$0.isEmpty }, "\(picture) is stale: \(mend)")
  }

  /// The picture's texts, line by line, without white space.
  private static func lines(of svg: String) -> [String] {
    var lines: [(y: Substring, text: String)] = []
    for run in svg.matches(of: /<text x="[^"]*" y="([^"]*)"[^>]*>([^<]*)<\/text>/) {
      let text = withoutSpaces(unescaped(String(run.2)))
      if lines.last?.y == run.1 { lines[lines.count - 1].text += text } else { lines.append((run.1, text)) }
    }
    return lines.map(\.text)
  }

  private static func plain(_ line: String) -> String { line.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  private static func withoutSpaces(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private static func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&#x27;", with: "'").replacingOccurrences(of: "&quot;", with: "\"")
      .replacingOccurrences(of: "&amp;", with: "&")
  }
}
