import Foundation
import TestSupport
import Testing

/// The shared garden, coded, with a hostile text in every field that somebody may fill in: what would command a terminal,
/// run in a page, be read in by LaTeX or computed by a spreadsheet.
enum HostileStudy {
  /// Stands in every planted text.
  static let core =
    "\u{1B}]0;x\u{7}\u{1B}[31m<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\\input{/etc/passwd}\\write18{id}"
    + "$x$%&#{{x}}{{{x}}}[l](javascript:alert(1))\u{202E}a\u{9B}31m-->]]>^^5cinput\u{2028}z"

  /// A text for a field; spreadsheets take its beginning for a formula's.
  static func text(_ field: String, begin: String = "=") -> String { begin + field + core }

  /// Where a text of the sample stands, and what takes its place, quoted as the file wants it.
  private static let plants: [(path: String, original: String, text: String)] = [
    ("study.yaml", "study: allotment", "study: " + quoted(text("study"))),
    ("study.yaml", "\"Sharing on two allotment sites\"", quoted(text("title"))),
    ("study.yaml", "\"time on the site\"", quoted(text("group", begin: "@"))),
    ("study.yaml", "\"newcomers\"", quoted(text("level", begin: "+"))),
    ("study.yaml", "\"member of the association\"", quoted(text("variable", begin: "-"))),
    ("study.yaml", "0: \"no\"", "0: " + quoted(text("value"))),
    ("study.yaml", "\"trust in the neighbours\"", quoted(text("interval"))),
    ("study.yaml", "  T: {", "  \(quoted(text("model"))): {outcome: trust, terms: [plot_years]}\n  T: {"),
    ("study.yaml", "\"Members trust their neighbours more.\"", quoted(text("claim"))),
    (
      "study.yaml", "\"Help is told by nearly everybody, and trust is not the word they use.\"",
      quoted(text("inference"))
    ),
    ("study.yaml", "\"Claims about the gardens\"", quoted(text("display"))),
    ("study.yaml", "\"Membership\"", quoted(text("theme"))),
    ("codebook/codes.yaml", "name: \"Help\"", "name: " + quoted(text("code"))),
    ("codebook/codes.yaml", "\"Somebody does something for somebody else.\"", quoted(text("definition", begin: "@"))),
    ("codebook/codes.yaml", "\"He lent me his spade.\"", quoted(text("example", begin: "-"))),
    ("codebook/codes.yaml", "\"Rules of games.\"", quoted(text("excluded", begin: "+"))),
    ("respondents/participants.csv", "A1,Maud", cell(text("id")) + "," + cell(text("pseudonym"))),
    ("respondents/participants.csv", "north", cell(text("site", begin: "@"))),
    ("respondents/survey.csv", "clay", cell(text("answer", begin: "-"))),
    ("transcripts/a1.txt", "title: \"Maud, plot 14\"", "title: " + quoted(text("heading"))),
    ("transcripts/a1.txt", "Maud: A1", "Maud: " + quoted(text("id"))),
    ("codings/anna.jsonl", "first mention", escaped(text("note"))),
    ("codings/bo.jsonl", "\"transcript\":\"a4\"", "\"transcript\":" + quoted(transcript)),
    ("codings/anna.jsonl", "\"transcript\":\"a2\"", "\"transcript\":\"-rf\""),
  ]

  /// A transcript's name: it is a file's, and in the names of figures.
  static let transcript = "=cmd<b>'\"`id`$(id)&\\input{x}\u{1B}[31m"

  /// A further interview, in which it is said: without a line's end, so that a turn is one line.
  private static let said: String = {
    let spoken = core.replacingOccurrences(of: "\u{2028}", with: "")
    let guest = "=Vis<i>\\input{x}"
    return """
      ---
      interviewer: Interviewer
      participants:
        Wen: A5
        \(quoted(guest)):
      ---

      Interviewer: \(spoken)?

      Wen: =cmd() \(spoken) The soil helps.

      \(guest): -1+1 \(spoken)

      """
  }()

  static func bench() async throws -> StudyBench {
    let bench = try await SharedGardenStudy.bench()
    for (path, original, text) in plants {
      let before = try bench.read(path)
      guard before.contains(original) else { throw Absent(original: original) }
      try bench.write(before.replacingOccurrences(of: original, with: text), to: path)
    }
    try bench.write(try bench.read("study.yaml") + analyses, to: "study.yaml")
    for (old, new) in [("a4", transcript), ("a2", "-rf")] {
      try FileManager.default.moveItem(at: bench.url("transcripts/\(old).txt"), to: bench.url("transcripts/\(new).txt"))
    }
    try bench.write(said, to: "transcripts/=HYPERLINK(1).txt")
    _ = try await bench.answer("tag", "=HYPERLINK(1)", "--turn", "2", "--code", "soil", "--note", text("reason"))
    _ = try await bench.answer("memo", text("memo"), "--code", "help")
    _ = try await bench.answer("memo", text("remark", begin: "@"), "--transcript=-rf")
    return bench
  }

  private static let analyses = """
    analyses:
      - {make: codebook, definitions: true, title: \(quoted(text("analysis")))}
      - {make: quotes, by: tenure, title: \(quoted(text("quotes")))}
      - {make: compare, by: site, quotes: 1, tests: true}
      - {make: cooccur}
      - {make: describe}
      - {make: regress}
      - {make: joint, displays: claims}
      - {make: joint, displays: effects}
      - {make: timeline}

    """

  private struct Absent: Error {
    let original: String
  }

  private static func cell(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

  /// As YAML and JSON alike take it.
  private static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value > 0x2000:
        "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }.joined()
  }
}
