import Foundation
import TestSupport
import Testing

/// Names with characters that nobody sees, and the table of names in a spreadsheet.
@Suite struct UnseenNamesTests {
  /// Names of files, labels of speakers and ids of codes; what cannot be replaced is refused with its line.
  @Test func namesThatNobodySees() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n",
      "codebook/c.yaml": "codes:\n  - id: help\n    name: \"He\u{AD}lp of Brock\u{AD}dorff\"\n    rules: [help]\n",
      "respondents/participants.csv": "id,pseudonym\nB1,Zoe\u{200D}\u{308} Kübler\n",
      "transcripts/Brock\u{AD}dorff-1.txt":
        "---\nparticipants:\n  Brock\u{AD}dorff: B1\ninterviewer: Q\n---\n\n"
        + "Q: Who?\n\nBrock\u{AD}dorff: I help.\n",
    ])
    try "original,replacement\nBrockdorff,Lund\nZoë Kübler,Tia Bo\n".write(
      to: bench.temporary.url.appendingPathComponent("names.csv"), atomically: true, encoding: .utf8)
    let found = try await bench.strand("check", "--pseudonyms", "../names.csv")
    for place in [
      "codebook/c.yaml:3: warning: the original of line 2", "participants.csv:2: warning: the original of line 3",
      "-1.txt: warning: the original of line 2 of the table is in the file's name", "-1.txt:3: warning:",
      "-1.txt:9: warning:",
    ] {
      #expect(found.stdout.contains(place), "\(place) is not in \(found.stdout)")
    }
    _ = try await bench.answer("tag", "Brock\u{AD}dorff-1", "--turn", "2", "--code", "help")
    _ = try await bench.answer("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    let copy = bench.temporary.url.appendingPathComponent("copy")
    for leak in try NameLeaks.found(in: copy, names: ["Brockdorff", "Zoë", "Kübler"]) { Issue.record("\(leak)") }
    let quotes = try await bench.strand("quotes", "--origin", "person", "--format", "csv", in: copy)
    #expect(quotes.status == 0 && quotes.stdout.contains("Lund-1"), "\(quotes.summary)")
    // Letters that the end of a line separates.
    try bench.write("study: x\nlanguage: en\ntitle: \"Of Brock\\\n  dorff\"\n", to: "study.yaml")
    let refused = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../second")
    #expect(refused.status == 65 && refused.stdout.isEmpty, "\(refused.summary)")
    #expect(refused.stderr.contains("study.yaml:3: error: the original of line 2 of the table is written with escapes"))
    #expect(!FileManager.default.fileExists(atPath: bench.temporary.url.appendingPathComponent("second").path))
  }

  /// A table is filled in with a spreadsheet: a label that it would compute is marked, and read without the mark.
  @Test func suggestionsAreNoFormulas() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n", "codebook/c.yaml": "codes:\n  - id: a\n    name: \"A\"\n",
      "transcripts/t.txt":
        "---\nparticipants:\n  \"=Vis\": V\ninterviewer: Q\n---\n\n"
        + "Q: Who met An\u{AD}na?\n\n=Vis: She met An\u{AD}na.\n",
    ])
    _ = try await bench.answer("pseudonymise", "--suggest", "--table", "../names.csv")
    let url = bench.temporary.url.appendingPathComponent("names.csv")
    let table = try String(contentsOf: url, encoding: .utf8)
    #expect(table.contains("\n'=Vis,,speaker,") && table.contains("\nAnna,,name,2,"), "\(table)")
    _ = try await bench.answer("pseudonymise", "--suggest", "--table", "../names.csv")
    #expect(try String(contentsOf: url, encoding: .utf8) == table, "the second time adds nothing")
    try table.replacing("'=Vis,,", with: "'=Vis,Tom,").write(to: url, atomically: true, encoding: .utf8)
    _ = try await bench.answer("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    let copy = bench.temporary.url.appendingPathComponent("copy/transcripts/t.txt")
    #expect(try String(contentsOf: copy, encoding: .utf8).contains("\nTom: She met"))
  }
}
