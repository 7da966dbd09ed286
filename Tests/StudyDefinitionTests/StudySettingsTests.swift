import Basics
import StudyDefinition
import Testing

@Suite struct StudySettingsTests {
  private static let study = """
    study: allotments
    title: Help
    # Whoever reads this
    note: >-
      First version.
    language: en
    groups:
      town: # a column
    hypotheses:
      H1:
        claim: "They help."
        inference: {fit: convergent, note: "So it seems."}
    analyses:
      - make: compare
        by: town
    """

  private func hash(_ changes: (String, String)...) throws -> String {
    var text = Self.study
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try StudySettings.hash(of: Array(text.utf8)).hexadecimal
  }

  @Test func whatOnlyTheReportShowsIsNoPart() throws {
    let before = try hash()
    #expect(try hash(("First version.", "Second version, with `key: value` in it.")) == before)
    #expect(try hash(("They help.", "They help each other.")) == before)
    #expect(try hash(("So it seems.", "So it is.")) == before)
    #expect(try hash(("by: town", "by: age"), ("# a column", "# the column"), ("# Whoever", "# Who")) == before)
  }

  @Test func whatAnAnswerMayRestOnIs() throws {
    let before = try hash()
    for change in [("title: Help", "title: Aid"), ("language: en", "language: fr"), ("town:", "county:")] {
      #expect(try hash(change) != before, "\(change)")
    }
    // In another section the same word is no note.
    #expect(try hash(("  town: # a column", "  town:\n  note: # a column")) != before)
  }

  @Test func whatIsNoMappingCountsWhole() throws {
    let one = try StudySettings.hash(of: Array("- note: a".utf8))
    #expect(try StudySettings.hash(of: Array("- note: b".utf8)) != one)
  }
}
