import Basics
import Codings
import Foundation
import TestSupport
import Testing

@Suite struct CoderNameTests {
  @Test(arguments: [
    "anna", "Anna-2", "bo_k", "李明", "élodie", "म\u{93F}त\u{94D}र", "1", "a.b", String(repeating: "a", count: 64),
  ])
  func good(_ name: String) throws {
    #expect(try CoderName(validating: name).text == name)
  }

  @Test func composed() throws {
    #expect(Array(try CoderName(validating: "e\u{301}lodie").text.unicodeScalars.prefix(1)) == ["\u{E9}"])
  }

  @Test(arguments: [
    ("", "is empty"), (".hidden", "does not begin with a letter or a digit"),
    ("-rf", "does not begin with a letter or a digit"), ("..", "does not begin with a letter or a digit"),
    ("../anna", "does not begin with a letter or a digit"), ("a/b", "has a character that is not allowed"),
    ("a\\b", "has a character that is not allowed"), ("a\u{0}b", "has a character that is not allowed"),
    ("a b", "has a character that is not allowed"), ("a\u{200D}b", "has a character that is not allowed"),
    ("a\u{202E}b", "has a character that is not allowed"), ("anna.", "ends with a full stop"),
    ("con", "is reserved on Windows"), ("NUL.x", "is reserved on Windows"),
    (String(repeating: "a", count: 65), "is too long"), (String(repeating: "𠀀", count: 51), "is too long"),
  ])
  func bad(_ name: String, _ reason: String) {
    let found = problems { _ = try CoderName(validating: name) }
    #expect(found.map(\.kind) == [.usage])
    #expect(found.first?.what.hasSuffix(reason) == true)
    #expect(found.first?.what.unicodeScalars.contains("\u{0}") == false)
  }

  @Test func resolution() throws {
    func resolve(
      _ option: String?, _ environment: [String: String], _ study: String?, _ login: String?
    ) throws -> String {
      try Coders.resolve(option: option, environment: environment, study: study, login: login).text
    }
    #expect(try resolve("a", ["STRAND_CODER": "b"], "c", "d") == "a")
    #expect(try resolve(nil, ["STRAND_CODER": "b"], "c", "d") == "b")
    #expect(try resolve(nil, ["STRAND_CODER": ""], "c", "d") == "c")
    #expect(try resolve(nil, [:], nil, "d") == "d")
    #expect(try resolve(nil, [:], nil, "HOME\\anna k") == "HOME-anna-k")
    #expect(
      problems { _ = try resolve(nil, ["STRAND_CODER": "a/b"], nil, "d") }.map(\.what)
        == ["the coder's name `a/b` (STRAND_CODER) has a character that is not allowed"])
    #expect(problems { _ = try resolve(nil, [:], nil, nil) }.map(\.identity) == ["noCoder"])
  }

  @Test func journalsOfAFolder() throws {
    let folder = try TemporaryFolder()
    for name in [
      "bo.jsonl", "anna.jsonl", "anna.jsonl.torn", ".hidden.jsonl", "notes.txt", "anna (copy).jsonl", "Bo.jsonl",
    ] {
      try folder.write("", to: "codings/\(name)")
    }
    let (journals, problems) = try Coders.journals(
      in: folder.url.appendingPathComponent("codings"), shownAs: "codings")
    #expect(journals.map(\.coder) == ["Bo", "anna", "bo"])
    #expect(journals.map(\.shownAs) == ["codings/Bo.jsonl", "codings/anna.jsonl", "codings/bo.jsonl"])
    #expect(problems.map(\.file) == ["codings/anna (copy).jsonl", "codings/bo.jsonl"])
    #expect(problems.map(\.severity) == [.error, .warning])
    #expect(try Coders.journals(in: folder.url.appendingPathComponent("none"), shownAs: "none").journals.isEmpty)
  }
}
