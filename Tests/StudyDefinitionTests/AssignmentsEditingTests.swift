import StudyDefinition
import StudyTestSupport
import TestSupport
import Testing

/// assignments.yaml after a transcript got another name, or was taken out: everything else stays as people wrote it.
@Suite struct AssignmentsEditingTests {
  private func edited(_ text: String, _ edit: (Assignments, String) -> String?) throws -> String? {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "assignments.yaml")
    let assignments = try #require(try Assignments.read(StudyFolder(root: folder.url)))
    return edit(assignments, text)
  }

  @Test(arguments: [
    // On one line, with comments.
    ("# By hand.\nassignments:\n  a1: [anna] # first\n  a2: [bo]\n", "# By hand.\nassignments:\n  a2: [bo]\n"),
    // Below it, in three ways.
    ("assignments:\n  a1:\n    - anna\n    - bo\n  a2: [bo]\n", "assignments:\n  a2: [bo]\n"),
    ("assignments:\n  a1:\n  - anna\n  - bo\n  # two\n  a2: [bo]\n", "assignments:\n  # two\n  a2: [bo]\n"),
    ("assignments:\n  'a1': [anna,\n    bo]\n\n  a2: [bo]\n", "assignments:\n\n  a2: [bo]\n"),
    // Windows' line ends stay.
    ("assignments:\r\n  a1: [anna]\r\n  a2: [bo]\r\n", "assignments:\r\n  a2: [bo]\r\n"),
    // The last, and the only one.
    ("assignments:\n  a2: [bo]\n  a1: [anna]\n", "assignments:\n  a2: [bo]\n"),
    ("assignments:\n  a1: [anna]\n", "assignments:\n"),
    // All on one line: made again.
    ("# By hand.\nassignments: {a1: [anna], a2: [bo]}\n", "# By hand.\nassignments:\n  a2: [bo]\n"),
  ])
  func aTranscriptIsTakenOut(_ text: String, _ wanted: String) throws {
    #expect(try edited(text) { $0.text($1, removing: "a1") } == wanted)
    #expect(try edited(text) { $0.text($1, removing: "a3") } == nil)
  }

  @Test(arguments: [
    ("assignments:\n  \"a1\": [anna] # a1\n  a2: []\n", "assignments:\n  \"b 1\": [anna] # a1\n  a2: []\n"),
    ("assignments:\r\n  a1: [anna]\r\n", "assignments:\r\n  \"b 1\": [anna]\r\n"),
    ("assignments: {a1: [anna], a2: [bo]}\n", "assignments:\n  \"b 1\": [anna]\n  a2: [bo]\n"),
    ("assignments:\n  a1: [anna]\n  \"b 1\": [bo]\n", "assignments:\n  \"b 1\": [bo]\n"),
  ])
  func aTranscriptGetsAnotherName(_ text: String, _ wanted: String) throws {
    #expect(try edited(text) { $0.text($1, renaming: "a1", to: "b 1") } == wanted)
    #expect(try edited(text) { $0.text($1, renaming: "a3", to: "b") } == nil)
  }
}
