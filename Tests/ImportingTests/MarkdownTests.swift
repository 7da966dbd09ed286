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
}
