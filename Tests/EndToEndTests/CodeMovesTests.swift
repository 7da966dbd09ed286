import Foundation
import Testing

/// `strand moves`: which codings were given another code.
@Suite struct CodeMovesTests {
  /// Three codings of order, one of them by somebody else, and one of soil on a passage that has both.
  private func merged() async throws -> StudyBench {
    let bench = try StudyBench(AllotmentStudy.files)
    for (code, turn) in [("soil", "2"), ("order", "2"), ("order", "4")] {
      _ = try await bench.answer("tag", "a1", "--code", code, "--turn", turn)
    }
    _ = try await bench.answer("tag", "a2", "--code", "order", "--turn", "2", "--as", "bo")
    _ = try await bench.answer("merge-codes", "order", "--into", "soil")
    return bench
  }

  private func rows(_ bench: StudyBench, _ options: String...) async throws -> [[String]] {
    try await bench.json(["moves"] + options)["rows"].elements.map { row in
      [row["from"].string ?? "", row["to"].string ?? "", "\(row["codings"].integer ?? -1)"] + row["coders"].strings
    }
  }

  @Test func mergedCodingsAreCountedByTheirFirstCode() async throws {
    let bench = try await merged()
    // One of the four was taken off, since its passage has the new code already.
    #expect(try await rows(bench) == [["order", "soil", "2", "anna", "bo"], ["soil", "soil", "1", "anna"]])
    #expect(try await rows(bench, "--coder", "bo") == [["order", "soil", "1", "bo"]])
    #expect(try await rows(bench, "--transcript", "a1").first == ["order", "soil", "1", "anna"])
    #expect(try await rows(bench, "help") == [])
  }

  @Test func aCodeThatIsNoLongerInTheCodebookKeepsItsId() async throws {
    let bench = try await merged()
    let codebook = try bench.read("codebook/codes.yaml")
    let (start, end) = (codebook.firstRange(of: "  - id: order"), codebook.firstRange(of: "  - id: soil"))
    let before = codebook.prefix(upTo: try #require(start).lowerBound)
    let after = codebook.suffix(from: try #require(end).lowerBound)
    let renamed = String(after).replacing("name: \"Soil\"", with: "name: \"Soil\"\n    was: [order]")
    try bench.write(String(before) + renamed, to: "codebook/codes.yaml")
    #expect(try await rows(bench) == [["soil", "soil", "1", "anna"], ["order", "soil", "2", "anna", "bo"]])
    let table = try await bench.answer("moves")
    #expect(table.contains("no longer in the"))
    #expect(table.contains("2 codings have another code now than at first."))
  }

  @Test func whatWasTakenBackIsNoMove() async throws {
    let bench = try await merged()
    _ = try await bench.answer("undo")
    #expect(try await rows(bench) == [])
    #expect(try await bench.answer("moves").contains("No coding was given another code."))
  }

  /// A new name of a code in the codebook is no move.
  @Test func aRenamedCodeIsNoMove() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "2")
    let codebook = try bench.read("codebook/codes.yaml")
    try bench.write(
      codebook.replacing("- id: soil", with: "- id: earth\n    was: [soil]"), to: "codebook/codes.yaml")
    #expect(try await rows(bench) == [])
    _ = try await bench.answer("recode", "earth", "order")
    #expect(try await rows(bench) == [["earth", "order", "1", "anna"]])
  }

  @Test func theFigureHasTheNumbersOfTheTable() async throws {
    let bench = try await merged()
    try bench.write(try bench.read("study.yaml") + "analyses:\n  - {make: moves}\n", to: "study.yaml")
    _ = try await bench.answer("figures", "moves", "--output", "drawn")
    let svg = try bench.read("drawn/moves.svg")
    for words in ["Rules and fines: 2", "Soil: 1", "Soil: 3", "first code", "code now"] {
      #expect(svg.contains(">\(words)<"), "\(words)")
    }
  }
}
