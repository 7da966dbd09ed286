import Importing
import Testing

@Suite struct MarkdownTests {
  @Test func marksAreTakenOff() throws {
    let text = """
      # Interview 3

      **Interviewer:** How *are* you? 2 * 3 * 4 snake_case_name

      **Anna**: Fine, see [the list](http://example.org) and `code`.

      - one
      - two

      > quoted \\*not\\*

      ***

      **Interviewer:** __And__?

      **Anna:** So.
      """
    let imported = try Importer.importFile(name: "t.md", bytes: Array(text.utf8))
    #expect(
      imported.fileText == """
        ---
        language: en
        interviewer: Interviewer
        participants: [Anna]
        ---

        Interview 3

        Interviewer: How are you? 2 * 3 * 4 snake_case_name

        Anna: Fine, see the list and code.

        one
        two

        quoted *not*

        Interviewer: And?

        Anna: So.

        """)
    #expect(imported.format == "Markdown")
    #expect(
      imported.leftOut.map { "\($0.count) \($0.what)" } == [
        "7 emphasis marks", "1 heading marks", "1 link addresses", "2 list marks",
        "1 quotation marks at line beginnings",
        "1 rules and underlines",
      ])
  }

  @Test func frontMatterStays() throws {
    let text = "---\ntitle: \"*x*\"\n---\n\n*Words.*\n"
    let imported = try Importer.importFile(name: "t.md", bytes: Array(text.utf8))
    #expect(imported.fileText == "---\ntitle: \"*x*\"\n---\n\nWords.\n")
  }

  /// Each mark would be looked for a partner to the line's end.
  @Test(.timeLimit(.minutes(30)), arguments: ["*a ", "**a _b ", "[a](", "[", "> *"])
  func aLineOfNothingButMarksEnds(_ marks: String) throws {
    let line = "Ana: " + String(repeating: marks, count: 50_000)
    let imported = try Importer.importFile(name: "t.md", bytes: Array((line + "\n\nAna: So.\n").utf8))
    #expect(imported.fileText.hasSuffix("So.\n"))
  }

  @Test(arguments: [
    ("a *b* c", "a b c"), ("**b** *c*", "b c"), ("*b **c** d*", "b c d"), ("2 * 3 * 4", "2 * 3 * 4"),
    ("*b * c", "*b * c"), ("[a] (b) [c](d)", "[a] (b) c"), ("[a [b](c)", "a [b"), ("\\*b\\*", "*b*"),
  ])
  func marksThatHaveAPartner(_ line: String, _ plain: String) throws {
    let imported = try Importer.importFile(name: "t.md", bytes: Array("Ana: \(line)\n\nBo: So.\n\nAna: Yes.\n".utf8))
    #expect(imported.fileText.contains("Ana: \(plain)\n"), "\(imported.fileText)")
  }
}
