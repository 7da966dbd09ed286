import Basics
import Codebooks
import Codings
import Foundation
import StudyDefinition
import TestSupport
import Testing

@testable import Deciding

/// Codes changed in their files: what is not concerned stays, letter by letter.
@Suite struct CodebookEditingTests {
  private static let text = """
    # About the codebook.
    codebook: Ties

    codes:
      # The first.
      - id: help   # kept
        name: Help   # said aloud
        definition: "Somebody does something: for another."
        include:
          # One that is clear.
          - "A favour."
          - plain words
        rules:
          - help   # with a remark
        codes:
          - id: help.kin
            name: Kin
          # Right above far.
          - id: help.far
            name: Far
            definition: >
              Folded
              text.

      - id: place
        name: Place
        examples: [one, two]
        colour: "#0072b2"

    # The end.

    """

  private func bench() throws -> (temporary: TemporaryFolder, session: CodingSession) {
    let temporary = try TemporaryFolder()
    try temporary.write("study: ties\n", to: "study.yaml")
    try temporary.write(Self.text, to: "codebook/codes.yaml")
    try temporary.write("codes:\n  - id: other\n    name: Other\n    rules: [else]\n", to: "codebook/more.yaml")
    try temporary.write("Ann: They help and lend.\n", to: "transcripts/one.txt")
    let session = try CodingSession(StudyFolder(root: temporary.url)) { _ in try CoderName(validating: "anna") }
    return (temporary, session)
  }

  private func edited(_ id: String, _ set: (inout CodeEdit) -> Void) throws -> String {
    let (temporary, session) = try bench()
    defer { withExtendedLifetime(temporary) {} }
    var edit = CodeEdit(id: id)
    set(&edit)
    return try session.change(edit).files.first { $0.path == "codebook/codes.yaml" }?.after ?? Self.text
  }

  @Test func aNameKeepsItsCommentAndEveryOtherLine() throws {
    let new = try edited("help") { $0.name = "Help: \"given\"" }
    #expect(new == Self.text.replacing("name: Help ", with: "name: \"Help: \\\"given\\\"\" "))
    #expect(try edited("help") { $0.name = "Help" } == Self.text, "nothing is changed")
  }

  @Test func definitionsAreChangedAddedAndTakenAway() throws {
    let folded = "        definition: >\n          Folded\n          text.\n"
    let text = try edited("help.far") { $0.definition = "Now\ntwo lines" }
    #expect(text == Self.text.replacing(folded, with: "        definition: \"Now\\ntwo lines\"\n"))
    #expect(try edited("help.far") { $0.definition = "" } == Self.text.replacing(folded, with: ""))
    let kin = try edited("help.kin") { $0.definition = "Of one family" }
    #expect(
      kin
        == Self.text.replacing(
          "        name: Kin\n", with: "        name: Kin\n        definition: \"Of one family\"\n"))
  }

  @Test func entriesThatStayKeepTheirLines() throws {
    let text = try edited("help") { $0.include = ["plain words", "New: one", "A favour."] }
    let old = "      # One that is clear.\n      - \"A favour.\"\n      - plain words\n"
    let new = "      - plain words\n      - \"New: one\"\n      # One that is clear.\n      - \"A favour.\"\n"
    #expect(text == Self.text.replacing(old, with: new))
    let flow = try edited("place") { $0.examples = ["two", "three"] }
    #expect(
      flow
        == Self.text.replacing(
          "    examples: [one, two]\n", with: "    examples:\n      - \"two\"\n      - \"three\"\n"))
    #expect(try edited("place") { $0.examples = [] } == Self.text.replacing("    examples: [one, two]\n", with: ""))
    let added = try edited("place") { $0.exclude = ["Countries."] }
    #expect(
      added == Self.text.replacing("    examples:", with: "    exclude:\n      - \"Countries.\"\n    examples:"))
  }

  @Test func rulesAreChangedAddedAndTakenAway() throws {
    let (temporary, session) = try bench()
    defer { withExtendedLifetime(temporary) {} }
    #expect(try session.rules(of: "help") == ["help   # with a remark"])
    #expect(try session.rules(of: "other") == ["else"] && session.rules(of: "place") == [])
    let old = "      - help   # with a remark\n"
    let kept = RuleEdit(from: 0, "help   # with a remark")
    let several = try edited("help") {
      $0.rules = [RuleEdit("any: [lend, \"give: all\"]\nspan: turn\n\n"), kept, RuleEdit("stem: help"), RuleEdit(" ")]
    }
    let added = "      - any: [lend, \"give: all\"]\n        span: turn\n"
    #expect(several == Self.text.replacing(old, with: added + old + "      - stem: help\n"), "\(several)")
    #expect(try edited("help") { $0.rules = [kept] } == Self.text, "nothing is changed")
    #expect(
      try edited("help") { $0.rules = [RuleEdit(from: 0, "helped")] }
        == Self.text.replacing(old, with: "      - helped\n"))
    #expect(try edited("help") { $0.rules = [] } == Self.text.replacing("    rules:\n" + old, with: ""))
    let new = try edited("place") { $0.rules = [RuleEdit("{near: [here, there], within: 5 words}")] }
    #expect(
      new
        == Self.text.replacing(
          "    colour: \"#0072b2\"\n",
          with: "    colour: \"#0072b2\"\n    rules:\n      - {near: [here, there], within: 5 words}\n"))
    var edit = CodeEdit(id: "help")
    for wrong in ["unknown: [help]", "any: [", "- help", "x\ncodes:\n  - id: y"] {
      edit.rules = [kept, RuleEdit(wrong)]
      #expect(throws: (any Error).self, "\(wrong)") { try session.change(edit) }
    }
  }

  @Test func rulesInBracketsBecomeAList() throws {
    let text =
      "codes:\n  - id: a\n    name: A\n    rules: [help, {any: [\"a, b\", c], span: turn}, \"x]\"]\n    was: [z]\n"
    let temporary = try TemporaryFolder()
    try temporary.write("study: ties\n", to: "study.yaml")
    try temporary.write(text, to: "codebook/codes.yaml")
    let session = try CodingSession(StudyFolder(root: temporary.url)) { _ in try CoderName(validating: "anna") }
    let rules = try session.rules(of: "a")
    #expect(rules == ["help", "{any: [\"a, b\", c], span: turn}", "\"x]\""])
    var edit = CodeEdit(id: "a")
    edit.rules = rules.enumerated().map { RuleEdit(from: $0, $1) }
    #expect(try session.change(edit).files.isEmpty)
    edit.rules?.removeFirst()
    #expect(
      try session.change(edit).files.first?.after
        == "codes:\n  - id: a\n    name: A\n    rules:\n      - {any: [\"a, b\", c], span: turn}\n      - \"x]\"\n    was: [z]\n"
    )
  }

  @Test func coloursAndIds() throws {
    #expect(try edited("place") { $0.colour = "#AA00bb" } == Self.text.replacing("#0072b2", with: "#aa00bb"))
    #expect(try edited("place") { $0.colour = "" } == Self.text.replacing("    colour: \"#0072b2\"\n", with: ""))
    let text = try edited("help") { $0.newID = "aid" }
    #expect(text.contains("  - id: \"aid\"   # kept\n"), "\(text)")
    #expect(text.contains("    was:\n      - \"help\"\n    rules:\n"), "\(text)")
    for wrong in ["Bad Id", "place", ""] {
      #expect(throws: Problem.self, "\(wrong)") { try edited("help") { $0.newID = wrong } }
    }
    #expect(throws: (any Error).self) { try edited("place") { $0.colour = "red" } }
  }

  @Test func codesMoveWithTheirCommentsAndWhatIsBelowThem() throws {
    let up = try edited("help.far") { $0.place = .init(parent: "help", before: "help.kin") }
    let kin = "      - id: help.kin\n        name: Kin\n"
    let far =
      "      # Right above far.\n      - id: help.far\n        name: Far\n        definition: >\n          Folded\n          text.\n"
    #expect(up == Self.text.replacing(kin + far, with: far + kin))
    let out = try edited("help.far") { $0.place = .init(parent: nil, before: "place") }
    let shifted = far.split(separator: "\n").map { $0.dropFirst(4) + "\n" }.joined()
    #expect(out == Self.text.replacing(far, with: "").replacing("  - id: place\n", with: shifted + "  - id: place\n"))
    let below = try edited("place") { $0.place = .init(parent: "help") }
    #expect(below.contains("          text.\n      - id: place\n        name: Place\n"), "\(below)")
    let alone = try edited("place") { $0.place = .init(parent: "help.kin") }
    #expect(alone.contains("        name: Kin\n        codes:\n          - id: place\n"), "\(alone)")
    #expect(throws: Problem.self) { try edited("help") { $0.place = .init(parent: "help.kin") } }
  }

  @Test func aCodeMovesToAnotherFile() throws {
    let (temporary, session) = try bench()
    defer { withExtendedLifetime(temporary) {} }
    var edit = CodeEdit(id: "place")
    edit.place = .init(parent: "other")
    let change = try session.change(edit)
    #expect(change.files.map(\.path) == ["codebook/codes.yaml", "codebook/more.yaml"])
    #expect(
      change.files[1].after.hasSuffix(
        "    rules: [else]\n    codes:\n      - id: place\n        name: Place\n        examples: [one, two]\n        colour: \"#0072b2\"\n"
      ), "\(change.files[1].after)")
  }

  @Test func whatWasSeenIsWrittenAndNothingElse() throws {
    let (temporary, session) = try bench()
    var edit = CodeEdit(id: "help")
    edit.name = "Aid"
    let change = try session.change(edit)
    #expect(
      change.files[0].difference.lines.filter { $0.kind == .added }.map(\.text) == ["    name: \"Aid\"   # said aloud"])
    #expect(throws: Problem.self) { try session.write(edit, seen: "another") }
    try temporary.write(Self.text + "# meanwhile\n", to: "codebook/codes.yaml")
    #expect(throws: Problem.self) { try session.write(edit, seen: change.hash) }
    try session.write(edit, seen: session.change(edit).hash)
    let url = temporary.url.appendingPathComponent("codebook/codes.yaml")
    #expect(try String(contentsOf: url, encoding: .utf8) == change.files[0].after + "# meanwhile\n")
  }

  @Test func mergingRecodesAndTakesTheCodeOut() throws {
    let (temporary, session) = try bench()
    let tag = TagRequest(transcript: "one", code: "help.far", place: .quote("lend", nth: nil))
    _ = try session.tag([tag])
    #expect(throws: Problem.self, "codes are below it") { try session.change(CodeMerge("help", into: "place")) }
    #expect(throws: Problem.self) { try session.change(CodeMerge("place", into: "place")) }
    let merge = CodeMerge("help.far", into: "place")
    let change = try session.change(merge)
    #expect(change.codings == 1)
    let answer = try session.write(merge, seen: change.hash)
    #expect(answer.recoded == 1)
    let url = temporary.url.appendingPathComponent("codebook/codes.yaml")
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(!text.contains("Right above far") && !text.contains("Folded"))
    #expect(text.contains("    was:\n      - \"help.far\"\n"), "\(text)")
    let now = try CodingSession(StudyFolder(root: temporary.url)) { _ in try CoderName(validating: "anna") }
    #expect(try now.ledger().codings.map(\.code) == ["place"])
    #expect(now.codebook["help.far"]?.id == "place")
  }

  @Test func rulesGoWithAMergedCode() throws {
    let (temporary, session) = try bench()
    defer { withExtendedLifetime(temporary) {} }
    #expect(throws: Problem.self, "its rules stand in one line") {
      try session.change(CodeMerge("other", into: "help.kin"))
    }
    var move = CodeEdit(id: "help.kin")
    move.place = .init(parent: nil)
    try session.write(move, seen: session.change(move).hash)
    let far = CodeMerge("help.far", into: "help.kin")
    _ = try session.write(far, seen: session.change(far).hash)
    let text = try session.change(CodeMerge("help", into: "place")).files[0].after
    #expect(text.contains("    rules:\n      - help   # with a remark\n"), "\(text)")
  }
}
