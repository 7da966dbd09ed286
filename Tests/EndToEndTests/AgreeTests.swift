import TestSupport
import Testing

/// `agree` from outside: two coders who have read two interviews of the allotment study.
@Suite struct AgreeTests {
  /// a1 has turns 2, 4 and 6 by Maud; a2's participant turns are even too.
  private func coded() async throws -> StudyBench { try await Self.coding.value.copy() }

  /// Coded once for all tests; not to be changed.
  private static let coding = Task {
    let bench = try StudyBench(AllotmentStudy.files)
    for coder in ["anna", "bo"] { _ = try await bench.answer("done", "a1", "a2", "--coder", coder) }
    _ = try await bench.answer("tag", "a1", "--code", "help", "--turn", "2", "--coder", "anna")
    _ = try await bench.answer("tag", "a1", "--code", "help", "--turn", "2", "--coder", "bo")
    _ = try await bench.answer("tag", "a2", "--code", "help", "--turn", "2", "--coder", "anna")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4", "--coder", "bo")
    return bench
  }

  @Test func turns() async throws {
    let bench = try await coded()
    let json = try await bench.json("agree", "--replicates", "200")
    #expect(json["unit"].string == "turns" && json["coders"].strings == ["anna", "bo"])
    #expect(json["assumed_reading"].bool == false && json["transcripts"].strings == ["a1", "a2"])
    let rows = json["rows"].elements
    let help = try #require(rows.first { $0["code"].string == "help" })
    let units = try #require(help["units"].integer)
    #expect(help["patterns"].elements.map { $0["units"].integer ?? 0 } == [units - 2, 1, 1])
    // One of two: 2 / (2 + 1).
    #expect(abs((help["positive"].double ?? 0) - 2.0 / 3) < 1e-12)
    let soil = try #require(rows.first { $0["code"].string == "soil" })
    #expect(soil["cohen_kappa"]["value"].double == 0)
    let order = try #require(rows.first { $0["code"].string == "order" })
    #expect(order["krippendorff_alpha"]["undefined"].string == "not_used")
    let text = oneLine(try await bench.answer("agree", "--replicates", "200"))
    #expect(text.contains("not used") && text.contains("Krippendorff 2004"))
    #expect(text.contains("200 bootstrap draws of whole transcripts"))
  }

  @Test(arguments: [
    ["--unit", "people", "--by", "tenure"], ["--unit", "sentences"], ["--unit", "characters", "--overlap", "50"],
    ["--disagreements"], ["--with", "rules"], ["--against", "anna", "--disagreements"], ["--rounds", "2"], ["--plan"],
  ]) func everyForm(_ arguments: [String]) async throws {
    let bench = try await coded()
    for format in Verbs.formats {
      let draws = arguments == ["--plan"] ? [] : ["--replicates", "100"]
      let outcome = try await bench.strand(["agree"] + arguments + draws + ["--format", format])
      #expect(outcome.status == 0 && !outcome.stdout.isEmpty && outcome.stderr.isEmpty, "\(outcome.summary)")
    }
  }

  @Test func disagreementsSayWhoCodedWhat() async throws {
    let bench = try await coded()
    let rows = try await bench.json("agree", "--disagreements")["rows"].elements
    #expect(rows.count == 2)
    let soil = try #require(rows.first { $0["code"].string == "soil" })
    #expect(soil["coded_by"].strings == ["bo"] && soil["not_coded_by"].strings == ["anna"])
    #expect(soil["codings"].elements.map { $0["coder"].string } == ["bo"])
  }

  @Test func readingIsMarkedOrAssumed() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "help", "--turn", "2", "--coder", "anna")
    _ = try await bench.answer("tag", "a1", "--code", "help", "--turn", "4", "--coder", "bo")
    let refused = try await bench.strand("agree")
    #expect(refused.status == 66 && refused.stderr.contains("add `--assume-read`"), "\(refused.summary)")
    let text = oneLine(try await bench.answer("agree", "--assume-read", "--replicates", "100"))
    #expect(text.contains("it was taken to be every transcript in which a coder coded anything"))
  }

  @Test(arguments: [
    (["--level", "100"], "--level takes a number from 1 to 99."),
    (["--rounds", "2", "--with", "rules"], "--rounds cannot be used with with."),
    (["--overlap", "50"], "--overlap needs the unit characters."),
    (["--plan", "--kappa", "1.5"], "--kappa takes a number from -1 to 1."),
    (["--plan", "--kappa", "1"], "nothing can be planned with 1"),
    (["--width", "0.2"], "--width needs a plan."),
    (["--coders", "anna"], "agreement needs two coders, and only `anna` is named"),
    (["--against", "anna", "--coders", "anna"], "only `anna` is named"),
  ])
  func wrongUsage(_ arguments: [String], _ said: String) async throws {
    let bench = try await coded()
    let outcome = try await bench.strand(["agree"] + arguments)
    #expect(outcome.status == 64 && outcome.stderr.contains(said), "\(outcome.summary)")
  }

  @Test func runMakesItWithItsFiguresAndASentence() async throws {
    let bench = try await coded()
    _ = try await bench.answer("done", "a1", "a2", "--coder", "cy")
    _ = try await bench.answer("tag", "a1", "--code", "help", "--turn", "2", "--coder", "cy")
    let more = "analyses:\n  - {make: agree, replicates: 100}\n  - {make: agree, disagreements: true}\n"
    try bench.write(AllotmentStudy.configuration + more, to: "study.yaml")
    _ = try await bench.answer("run")
    #expect(try bench.read("results/agree.csv").hasPrefix("level,code,units,coded_by_all,"))
    #expect(try bench.read("results/agree-disagreements.csv").hasPrefix("code,speaker,"))
    #expect(try bench.read("results/agree-codes.svg").contains("Agreement by code"))
    #expect(try bench.read("results/agree-coders.svg").contains("Agreement of each two coders"))
    let page = oneLine(try bench.read("results/report.html"))
    #expect(page.contains("anna, bo and cy were compared on whether a turn has a code"))
    #expect(page.contains("Krippendorff 2004"))
  }

  @Test func roundsGoByWhenTranscriptsWereCoded() async throws {
    let bench = try await coded()
    let rows = try await bench.json("agree", "--rounds", "2", "--replicates", "100")["rows"].elements
    #expect(rows.map { $0["transcripts"].strings } == [["a2"], ["a1"]])
    let drift = try await bench.json("agree", "--rounds", "2", "--against", "anna", "--replicates", "100")
    #expect(drift["against"].string == "anna" && drift["coders"].strings == ["bo"])
    #expect(drift["rows"].elements.allSatisfy { $0["coder"].string == "bo" })
  }

  @Test func onlyThePresentDefinition() async throws {
    let bench = try await coded()
    let changed = AllotmentStudy.codebook.replacing("Coded by hand only.", with: "Earth, and what it is like.")
    try bench.write(changed, to: "codebook/codes.yaml")
    func soil(_ arguments: String...) async throws -> JSON {
      let json = try await bench.json(["agree", "soil", "--replicates", "100"] + arguments)
      return try #require(json["rows"].elements.first)
    }
    let all = try #require(try await soil()["units"].integer)
    #expect(try await soil("--current-definition")["units"].integer == all - 1)
    #expect(try await soil("--current-definition")["patterns"].elements.count == 1)
    let text = oneLine(try await bench.answer("agree", "--current-definition", "--replicates", "100"))
    #expect(text.contains("Left out: 1 decision about a code in a turn, coded under another definition of the code"))
    #expect(text.contains("only codings under the present definition of their code"))
    try bench.write(
      AllotmentStudy.configuration + "analyses:\n  - {make: agree, current_definition: true, replicates: 100}\n",
      to: "study.yaml")
    _ = try await bench.answer("run", "agree")
    #expect(try bench.read("results/agree.csv").contains("\n,soil,\(all - 1),"))
  }

  /// The consensus marks nothing as read: it has read what it has decided.
  @Test func againstTheConsensus() async throws {
    let bench = try await coded()
    let nothing = try await bench.strand("agree", "--against", "consensus")
    #expect(nothing.status != 0 && nothing.stderr.contains("consensus"), "\(nothing.summary)")
    let cases = try await bench.json("adjudicate", "--list", "a1")["rows"].elements
    let soil = try #require(cases.first { $0["code"].string == "soil" }?["case"].string)
    try bench.write("case,decision,reason\n\(soil),take bo,it is about earth\n", to: "decided.csv")
    _ = try await bench.answer("adjudicate", "--from", "decided.csv")
    // What both have coded alike is not in the consensus yet: `help` in a1 is open.
    let part = try await bench.json("agree", "--against", "consensus", "--replicates", "100")
    func row(_ json: JSON, _ coder: String, _ code: String) throws -> JSON {
      try #require(json["rows"].elements.first { $0["coder"].string == coder && $0["code"].string == code })
    }
    #expect(try row(part, "anna", "soil")["units"].integer == 3)
    #expect(try row(part, "anna", "soil")["missed"].integer == 1 && row(part, "bo", "soil")["found"].integer == 1)
    #expect(try row(part, "bo", "help")["units"].integer == 0)
    let note = "consensus marks nothing as read: it is taken to have read what its coders have, in the 1 transcript"
    let open = "left out of that transcript (1 time)."
    #expect(part["notes"].strings.contains { $0.hasPrefix(note) && $0.hasSuffix(open) })
    _ = try await bench.answer("adjudicate", "--take-alike")
    let whole = try await bench.json("agree", "--against", "consensus", "--replicates", "100")
    #expect(try row(whole, "bo", "help")["units"].integer == 3 && row(whole, "bo", "help")["found"].integer == 1)
    let assumed = try await bench.json("agree", "--against", "consensus", "--assume-read", "--replicates", "100")
    #expect(try row(assumed, "bo", "help")["found"].integer == 1)
    // Where the consensus counts in analyses, agreement still compares everybody with everything.
    try bench.write(AllotmentStudy.configuration + "analysis_coder: consensus\n", to: "study.yaml")
    let notes = try await bench.json("agree", "--replicates", "100")["notes"].strings
    #expect(notes.allSatisfy { !$0.contains("only consensus") })
  }

  @Test func planning() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let json = try await bench.json("agree", "--plan", "--kappa", "0.7", "--prevalence", "0.1", "--width", "0.2")
    #expect(json["rows"].elements.map { $0["units"].integer } == [569])
  }

  private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
