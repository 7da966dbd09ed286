import Foundation
import TestSupport
import Testing

/// Names that are written with the escapes and commands of HTML, XML, LaTeX and Markdown.
@Suite struct PseudonymMarkupTests {
  private static let table =
    "original,replacement\nO'Brien,Park\nSmith & Sons,Bell Ltd\nKübler,Bo\nAnnelise Brockdorff,Mette Lund\n"
    + "Νίκος,Άρης\nStrauß_1,Vogel\n"

  private func bench(_ text: String) throws -> StudyBench {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n",
      "codebook/codes.yaml": "codes:\n  - id: help\n    name: \"Help\"\n    rules: [help, wept]\n",
      "transcripts/one.txt": "Anna: \(text)\n",
    ])
    try bench.temporary.write(Self.table, to: "names.csv")
    return bench
  }

  @Test(arguments: [
    ("a.html", "<p>O&#39;Brien</p>", 2), ("a.html", "O&apos;Brien", 2), ("a.html", "Smith &amp; Sons", 3),
    ("a.html", "K&uuml;bler", 4), ("a.svg", "K&#252;bler", 4), ("a.xml", "K&#xFC;bler", 4), ("a.md", "K&uuml;bler", 4),
    ("a.html", "Annelise <mark>Brockdorff</mark>", 5), ("a.html", "Annelise<br>Brockdorff", 5),
    ("a.html", "<b title=\"Kübler\">x</b>", 4),
    ("a.svg", "<tspan>Annelise</tspan>\n<tspan x=\"1\">Brockdorff</tspan>", 5),
    ("a.md", "**Annelise** Brockdorff", 5), ("a.md", "Smith &amp; Sons", 3), ("a.md", "Strauß\\_1", 7),
    ("a.md", "Annelise\\\nBrockdorff", 5), ("a.tex", "Smith \\& Sons", 3), ("a.tex", "K\\\"ubler", 4),
    ("a.tex", "K{\\\"u}bler", 4), ("a.tex", "K\\\"{u}bler", 4), ("a.tex", "Strau{\\ss}\\_1", 7),
    ("a.tex", "Strau\\ss{}\\_1", 7), ("a.tex", "\\textbf{Annelise} Brockdorff", 5),
    ("a.tex", "Annelise\\newline Brockdorff", 5),
    ("a.tex", "Νί$\\kappa$ο$\\varsigma$", 6), ("a.tex", "O\\textquotesingle{}Brien", 2), ("a.json", "K\\u00fcbler", 4),
  ]) func namesInResultsAreFound(file: String, text: String, line: Int) async throws {
    let bench = try bench("I help.")
    try bench.write("first\n\(text)\nlast\n", to: "results/\(file)")
    let check = try await bench.strand("check", "--pseudonyms", "../names.csv")
    #expect(
      check.stdout.contains("results/\(file):2: warning: the original of line \(line) of the table occurs here"),
      "\(text): \(check.stdout)")
    #expect(check.stdout.contains("Do not pass this file on."))
  }

  /// 300 KB of tags that do not end: were each searched to the end of the file, this would take minutes.
  @Test(arguments: ["html", "md"]) func tagsWithoutAnEnd(ending: String) async throws {
    let bench = try bench("I help.")
    let tags = String(repeating: "<a", count: 150_000)
    try bench.write("<b>x</b>\nAnnelise <i>Brockdorff</i> \(tags)\n", to: "results/a.\(ending)")
    let check = try await bench.strand("check", "--pseudonyms", "../names.csv")
    #expect(check.stdout.contains("results/a.\(ending):2: warning: the original of line 5"), "\(check.summary)")
  }

  /// In every form that Strand writes of a quote, the name is found again.
  @Test func whatStrandWrites() async throws {
    let bench = try bench(
      "O'Brien of Smith & Sons met Annelise Brockdorff, Strauß_1, Νίκος; Kübler wept and would help.")
    try bench.write("", to: "results/empty.txt")
    for file in ["q.html", "q.md", "q.tex", "q.json", "q.csv"] {
      _ = try await bench.answer("quotes", "--output", "results/\(file)")
      let check = try await bench.strand("check", "--pseudonyms", "../names.csv")
      for row in 2...7 {
        #expect(
          check.stdout.split(separator: "\n").contains {
            $0.contains("results/\(file):") && $0.contains("the original of line \(row) of the table occurs here")
          }, "\(file), line \(row)")
      }
    }
  }

  /// An entity in a transcript is a letter as any other.
  @Test func entitiesInTranscriptsAreReplaced() async throws {
    let bench = try bench(
      "O&#39;Brien of Smith &amp; Sons met K&uuml;bler, K&#xFC;bler; A&amp;O, &nosuch; &#0;K&uuml;hn helps.")
    _ = try await bench.answer("tag", "one", "--quote", "met K&uuml;bler", "--code", "help", "--as", "anna")
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 0, "\(made.summary)")
    #expect(
      try bench.temporary.read("copy/transcripts/one.txt")
        == "Anna: Park of Bell Ltd met Bo, Bo; A&amp;O, &nosuch; &#0;K&uuml;hn helps.\n")
    #expect(try bench.temporary.read("copy/codings/anna.jsonl").contains("\"quote\":\"met Bo\""))
  }
}
