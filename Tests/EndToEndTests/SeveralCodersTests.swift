import Foundation
import TestSupport
import Testing

/// Who reads what, and what is hidden meanwhile.
@Suite struct SeveralCodersTests {
  @Test func assignedReadAndShown() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let drawn = try await bench.json(
      "assign", "--coders", "lin,mercier", "--double", "40%", "--by", "tenure", "--seed", "7")
    #expect(drawn["rows"].elements.count == 5 && drawn["seed"].integer == 7)
    #expect(drawn["rows"].elements.count { $0["coders"].strings.count == 2 } == 2)
    #expect(try bench.read("assignments.yaml").contains("--coders lin,mercier --double 40% --by tenure --seed 7"))
    #expect(try await bench.strand("check").status == 0)
    let again = try await bench.strand("assign", "--coders", "lin,mercier")
    #expect(again.status == 73 && again.stderr.contains("transcripts are assigned already"))
    try bench.write("assignments:\n  a1: [lin, mercier]\n  a2: [lin]\n  a9: [lin]\n", to: "assignments.yaml")
    let check = try await bench.strand("check")
    #expect(check.status == 1 && check.stdout.contains("assignments.yaml:4"), "\(check.summary)")
    #expect(check.stdout.contains("3 transcripts are assigned to nobody: a3, a4, shed"))
    try bench.write("assignments:\n  a1: [lin, mercier]\n  a2: [lin]\n", to: "assignments.yaml")
    _ = try await bench.answer("done", "a1", "--coder", "lin")
    _ = try await bench.answer("done", "a1", "--turns", "1-2", "--coder", "mercier")
    let status = try await bench.json("status")["reading"].elements[0]
    #expect(status["read"].elements.map { $0["coder"].string } == ["lin", "mercier"])
    #expect(status["read"].elements.map { $0["extent"].string } == ["all", "part"])
    #expect(try await bench.answer("status").contains("What was read, for the whole codebook"))
  }

  @Test func aCoderSeesOnlyHerOwnUntilAllAreDone() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write("assignments:\n  a1: [lin, mercier]\n  a2: [lin]\n", to: "assignments.yaml")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4", "--coder", "lin")
    _ = try await bench.answer("tag", "a1", "--code", "order", "--turn", "2", "--coder", "mercier")
    _ = try await bench.answer("tag", "a2", "--code", "soil", "--turn", "2", "--coder", "lin")
    let hit = try #require(
      try await bench.json("quotes", "help", "--review", "unreviewed", "--where", "id = 'A1'")["rows"].elements.first?[
        "ids"
      ].strings.first)
    _ = try await bench.answer("accept", hit, "--coder", "lin")
    func seen(_ coder: String, _ more: String...) async throws -> [[String]] {
      let outcome = try await bench.strand(
        ["quotes", "--format", "json", "--origin", "person"] + more, environment: ["STRAND_CODER": coder])
      return try JSON(parsing: outcome.stdout)["rows"].elements.map { $0["coders"].strings }
    }
    #expect(Set(try await seen("mercier").flatMap { $0 }) == ["lin", "mercier"])
    // Of a1, which both read, mercier sees her own; a2 is not hers, and is shown.
    #expect(Set(try await seen("mercier", "--blind", "--where", "id = 'A1'").flatMap { $0 }) == ["mercier"])
    #expect(Set(try await seen("mercier", "--blind", "--where", "id = 'A2'").flatMap { $0 }) == ["lin"])
    func state(_ arguments: String...) async throws -> String? {
      let outcome = try await bench.strand(
        ["quotes", "help", "--format", "json", "--where", "id = 'A1'"] + arguments,
        environment: ["STRAND_CODER": "mercier"])
      return try JSON(parsing: outcome.stdout)["rows"].elements.first?["review"].string
    }
    #expect(try await state("--blind") == "unreviewed")
    let said = try await bench.strand(
      ["quotes", "--blind"], environment: ["STRAND_CODER": "mercier"])
    #expect(said.stderr.contains("Blind: in 1 transcript you see only what mercier has decided"))
    // study.yaml can say so for everybody; once both are done, nothing is hidden.
    try bench.write(AllotmentStudy.configuration + "blind: true\n", to: "study.yaml")
    #expect(Set(try await seen("lin", "--where", "id = 'A1'").flatMap { $0 }) == ["lin"])
    _ = try await bench.answer("done", "a1", "--coder", "lin")
    #expect(Set(try await seen("lin", "--where", "id = 'A1'").flatMap { $0 }) == ["lin"])
    _ = try await bench.answer("done", "a1", "--coder", "mercier")
    #expect(Set(try await seen("lin", "--where", "id = 'A1'").flatMap { $0 }) == ["lin", "mercier"])
  }

  /// Whatever shows decisions hides them; what stays open is said in results.
  @Test func whatBlindnessHides() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write(AllotmentStudy.configuration + "blind: true\n", to: "study.yaml")
    for coder in ["lin", "mercier"] {
      _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "6", "--coder", coder)
      _ = try await bench.answer("memo", "seen in a1 by \(coder)", "--transcript", "a1", "--coder", coder)
      _ = try await bench.answer("memo", "on soil, by \(coder)", "--code", "soil", "--coder", coder)
    }
    _ = try await bench.answer("done", "a1", "--coder", "lin")
    func seen(_ arguments: String..., by coder: String = "lin") async throws -> Outcome {
      try await bench.strand(arguments, environment: ["STRAND_CODER": coder])
    }
    let memos = try await seen("memos").stdout
    #expect(memos.contains("seen in a1 by lin") && memos.contains("on soil, by mercier"))
    #expect(!memos.contains("seen in a1 by mercier"))
    let rows = try JSON(
      parsing: try await seen("compare", "--by", "site", "--unit", "codings", "--format", "json").stdout)
    #expect(
      rows["notes"].strings.contains { $0.contains("transcripts that others still read only lin's own decisions") })
    // No case of a transcript that is not open yet: one would see where the other has coded.
    let cases = try JSON(parsing: try await seen("adjudicate", "--list", "--all", "--format", "json").stdout)
    #expect(cases["rows"].elements.isEmpty)
    // Who does not code sees everything.
    #expect(try await seen("memos", by: "okafor").stdout.contains("seen in a1 by mercier"))
    _ = try await seen("run", "quotes")
    let blindly = try bench.read("results/quotes.csv")
    #expect(blindly.contains("lin") && !blindly.contains("mercier"))
    #expect(try bench.read("results/manifest.json").contains("blind=lin"))
    for name in ["a2", "a3", "a4", "shed"] {
      for coder in ["lin", "mercier"] { _ = try await bench.answer("done", name, "--coder", coder) }
    }
    _ = try await bench.answer("done", "a1", "--coder", "mercier")
    _ = try await seen("run", "quotes")
    #expect(try bench.read("results/quotes.csv").contains("mercier"))
  }

  @Test func threeReadersAndWrongShares() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let drawn = try await bench.json(
      "assign", "--coders", "a,b,c", "--double", "40", "--readers", "3", "--dry-run")
    #expect(drawn["rows"].elements.count { $0["coders"].strings == ["a", "b", "c"] } == 2)
    #expect(drawn["dry_run"].bool == true && !bench.exists("assignments.yaml"))
    for (arguments, said) in [
      (["--coders", "a"], "one coder is too few for 2 readers"),
      (["--coders", "a,b", "--double", "x"], "--double takes"),
      (["--coders", "a,b", "--readers", "1"], "--readers takes a number from 2"), (["--coders", "a,../b"], "`../b`"),
      (["--coders", "a,b", "--by", "tenur"], "Did you mean `tenure`?"),
    ] {
      let outcome = try await bench.strand(["assign"] + arguments)
      #expect(outcome.status != 0 && outcome.stderr.contains(said), "\(outcome.summary)")
      #expect(!bench.exists("assignments.yaml"))
    }
  }

  @Test func codingsUnderAnEarlierDefinition() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4")
    let changed = AllotmentStudy.codebook.replacing("Coded by hand only.", with: "Earth, and what it is like.")
    try bench.write(AllotmentStudy.codebook, to: "old.yaml")
    try bench.write(changed.replacing("\"committee\"", with: "\"board\""), to: "codebook/codes.yaml")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "6")
    #expect(try await bench.json("quotes", "soil")["rows"].elements.count == 2)
    let current = try await bench.json("quotes", "soil", "--current-definition")
    #expect(current["rows"].elements.map { $0["turn"].integer } == [6])
    let diff = try await bench.json("codebook", "--diff", "old.yaml")["rows"].elements
    #expect(diff.map { $0["code"].string } == ["order", "soil"])
    #expect(diff.map { $0["changes"].strings } == [["rules"], ["redefined"]])
    #expect(diff[1]["parts"].strings == ["definition"] && diff[1]["codings"].elements[0]["codings"].integer == 2)
    let both = try await bench.strand("codebook", "soil", "--diff", "old.yaml")
    #expect(both.status == 64 && both.stderr.contains("odes cannot be used with --diff"), "\(both.summary)")
    let unknown = try await bench.strand("codebook", "--diff", "nowhere")
    #expect(unknown.status == 66 && unknown.stderr.contains("no revision of git"), "\(unknown.summary)")
  }
}
