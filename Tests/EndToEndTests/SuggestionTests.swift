import Foundation
import TestSupport
import Testing

/// `strand suggest`: what is learnt from codings on a corpus whose truth is known.
@Suite struct SuggestionTests {
  @Test func plantedWordsAreFoundInInterviewsThatNobodyRead() async throws {
    let bench = try await WorkshopStudy.coded()
    let answer = try await bench.json("suggest", "--top", "4")
    #expect(answer["unit"].string == "turns" && answer["passages"].integer == 240)
    for code in ["pump", "music"] {
      let row = try #require(answer["rows"].elements.first { $0["code"].string == code })
      #expect((row["average_precision"].double ?? 0) > 0.9, "\(code)")
      #expect((row["average_precision_low"].double ?? 0) <= (row["average_precision"].double ?? 0))
      #expect((row["f1"].double ?? 0) > 0.8, "\(code)")
      #expect(row["folds"].integer == 8 && row["people_judged"].integer == 8)
      #expect((row["read_90"].integer ?? 999) < (row["read_90_in_order"].integer ?? 0) / 2)
      let suggestions = row["suggestions"].elements
      #expect(suggestions.count == 4)
      for suggestion in suggestions {
        let transcript = suggestion["transcript"].string ?? ""
        #expect(["w8", "w9"].contains(transcript))
        #expect(WorkshopStudy.has(code, transcript: transcript, turn: suggestion["turn"].integer ?? 0))
        let word = code == "pump" ? "pump" : "drum"
        let reasons = suggestion["reasons"].strings
        #expect(reasons.contains { $0.contains(word) || word.contains($0) }, "\(reasons)")
        #expect(suggestion["id"].string?.first == "s")
      }
    }
  }

  @Test func blindCodingsGiveChance() async throws {
    let bench = try await WorkshopStudy.coded()
    let row = try await bench.json("suggest", "blind")["rows"].elements[0]
    let (precision, prevalence) = (row["average_precision"].double ?? 1, row["prevalence"].double ?? 0)
    #expect(precision < prevalence * 2.2, "\(precision), \(prevalence)")
    #expect((row["read_90"].integer ?? 0) > (row["passages"].integer ?? 0) / 2)
  }

  @Test func theSameBytesTwiceWithoutTheIndexAndOnAnyNumberOfThreads() async throws {
    let bench = try await WorkshopStudy.coded()
    let first = try await bench.answer("suggest")
    #expect(try await bench.answer("suggest") == first)
    try bench.remove(".strand")
    #expect(try await bench.answer("suggest", "--threads", "1") == first)
    // The same files, written in another order and read from another folder.
    let other = try StudyBench()
    let names = ["transcripts", "respondents", "codebook", "codings"].flatMap { folder in
      ((try? bench.names(in: folder)) ?? []).map { folder + "/" + $0 }
    }
    for name in (names + ["study.yaml"]).reversed() { try other.write(try bench.read(name), to: name) }
    #expect(try await other.answer("suggest") == first)
  }

  @Test func tooLittleIsRefusedAndSaidWhatIsMissing() async throws {
    let bench = try await WorkshopStudy.coded()
    let rare = try await bench.strand("suggest", "rare")
    #expect(rare.status == 66 && rare.stdout.isEmpty)
    #expect(
      rare.stderr == """
        strand: error: too little is coded to learn `rare`: of the turns that were read, 2 by 2 people have it and 190 do \
        not, where 20 by 5 people and 20 are needed. Code 18 more turns with `rare`, so that at least 5 people say them.

        """)
    let all = try await bench.json("suggest")
    #expect(all["not_learnt"].elements.map { $0["code"].string } == ["rare"])
    // What nobody has marked as read lacks no code.
    let unread = try StudyBench(WorkshopStudy.files)
    let table = try unread.temporary.write(WorkshopStudy.tags, to: "tags.csv")
    _ = try await unread.answer("tag", "--from", table.path)
    let outcome = try await unread.strand("suggest", "pump")
    #expect(outcome.status == 66 && outcome.stderr.contains("0 by 0 people have it and 0 do not"))
    #expect(outcome.stderr.contains("Say with `strand done TRANSCRIPT` what you have read (37 coded turns"))
  }

  @Test func acceptingMakesAnEventWithItsOrigin() async throws {
    let bench = try await WorkshopStudy.coded()
    let row = try await bench.json("suggest", "pump", "--top", "3")["rows"].elements[0]
    let ids = row["suggestions"].elements.compactMap { $0["id"].string }
    #expect(
      try await bench.json("quotes", "pump", "--origin", "suggestion", "--review", "accepted")["total"].integer == 0)
    _ = try await bench.answer("accept", ids[0], "--coder", "bo")
    _ = try await bench.answer("reject", ids[1], "--coder", "bo")
    let events = try bench.journal("bo")
    #expect(events.map { $0["kind"].string } == ["accept", "reject"])
    #expect(events.allSatisfy { $0["suggestion"] == row["model"] && $0["code"].string == "pump" })
    #expect(row["model"].string?.count == 64)
    let quotes = try await bench.json("quotes", "pump", "--origin", "suggestion", "--review", "accepted")["rows"]
      .elements
    #expect(
      quotes.count == 1 && quotes[0]["coders"].strings == ["bo"] && quotes[0]["origins"].strings == ["suggestion"])
    // Both are learnt from, and left out of the evaluation unless asked for; neither is suggested again.
    let after = try await bench.json("suggest", "pump", "--top", "100")["rows"].elements[0]
    #expect(after["left_out"].integer == 2 && after["coded"] == row["coded"] && after["passages"] == row["passages"])
    #expect(after["model"] != row["model"])
    #expect(!after["suggestions"].elements.contains { ids.prefix(2).contains($0["id"].string ?? "") })
    let counted = try await bench.json("suggest", "pump", "--with-accepted")["rows"].elements[0]
    #expect(counted["left_out"].integer == 0 && counted["passages"].integer == (row["passages"].integer ?? 0) + 2)
    #expect(try await bench.strand("check").status == 0)
    _ = try await bench.answer("undo", "--coder", "bo", "--yes")
    _ = try await bench.answer("undo", "--coder", "bo", "--yes")
    #expect(try await bench.json("suggest", "pump", "--top", "3")["rows"].elements[0] == row)
    let unknown = try await bench.strand("accept", "s00000000000")
    #expect(unknown.status == 66 && unknown.stderr.contains("no suggestion with the id `s00000000000`"))
  }

  @Test func suggestionsCountOnlyWhereTheyAreAskedFor() async throws {
    let bench = try await WorkshopStudy.coded()
    let coded = try await bench.json("quotes", "music", "--review", "person")["total"].integer ?? 0
    let all = try await bench.json("quotes", "music")["rows"].elements
    #expect(all.allSatisfy { !$0["origins"].strings.contains("suggestion") })
    let suggested = try await bench.json("quotes", "music", "--origin", "suggestion")["rows"].elements
    #expect(!suggested.isEmpty && coded > 0)
    #expect(
      suggested.allSatisfy { ["w8", "w9"].contains($0["transcript"].string) && $0["review"].string == "unreviewed" })
    let right = suggested.count { row in
      WorkshopStudy.has("music", transcript: row["transcript"].string ?? "", turn: row["turn"].integer ?? 0)
    }
    #expect(right * 10 >= suggested.count * 8)
    try bench.remove(".strand")
    #expect(try await bench.json("quotes", "music", "--origin", "suggestion")["rows"].elements == suggested)
  }

  @Test func asManyAsARecallNeeds() async throws {
    let bench = try await WorkshopStudy.coded()
    let few = try await bench.json("suggest", "pump", "--recall", "50")["rows"].elements[0]["suggestions"].elements
    let many = try await bench.json("suggest", "pump", "--recall", "100")["rows"].elements[0]["suggestions"].elements
    #expect(!few.isEmpty && few.count < many.count)
    #expect(Array(many.prefix(few.count)) == few)
    let share = try await bench.json("suggest", "pump", "--recall", "0.5")["rows"].elements[0]["suggestions"].elements
    #expect(share == few)
    let wrong = try await bench.strand("suggest", "pump", "--recall", "most")
    #expect(wrong.status == 64 && wrong.stderr.contains("a share such as 0.9"), "\(wrong.summary)")
    let sentences = try await bench.json("suggest", "pump", "--unit", "sentence", "--top", "2")
    #expect(sentences["unit"].string == "sentences")
    #expect(
      sentences["rows"].elements[0]["suggestions"].elements.allSatisfy { $0["text"].string?.contains("pump") == true })
  }

  @Test func aSecondLookFindsWhatWasOverlooked() async throws {
    let bench = try await WorkshopStudy.coded()
    // One of anna's codings is taken off: the turn is read and not coded now.
    let coded = try await bench.json("quotes", "pump", "--review", "person")["rows"].elements
    let lost = try #require(coded.first { $0["transcript"].string == "w3" })
    _ = try await bench.answer("untag", lost["ids"].strings[0])
    let again = try await bench.json("suggest", "pump", "--again", "--top", "1")["rows"].elements[0]["suggestions"]
    #expect(again.elements.map { $0["turn"] } == [lost["turn"]])
    #expect(again.elements.map { $0["transcript"].string } == ["w3"])
  }

  @Test func passagesLikeOthers() async throws {
    let bench = try StudyBench(WorkshopStudy.files)
    let rows = try await bench.json("suggest", "--like", "oil the pump handle", "--top", "4")["rows"].elements
    #expect(rows.count == 4)
    #expect(rows.allSatisfy { $0["text"].string?.contains("pump") == true })
    #expect(rows[0]["shared"].strings.contains { $0.contains("pump") })
    let similarities = rows.compactMap { $0["similarity"].double }
    #expect(similarities == similarities.sorted(by: >) && similarities.allSatisfy { $0 > 0 && $0 <= 1.000001 })
    _ = try await bench.answer("tag", "w0", "--turn", "2", "--code", "rare")
    let id = try #require(try bench.journal("anna").first?["id"].string)
    let like = try await bench.json("suggest", "--like", String(id.prefix(8)), "--top", "3")["rows"].elements
    #expect(like.count == 3 && !like.contains { $0["transcript"].string == "w0" && $0["turn"].integer == 2 })
    let nothing = try await bench.strand("suggest", "--like", "zzzz qqqq")
    #expect(nothing.status == 66 && nothing.stderr.contains("no passage shares a word"), "\(nothing.summary)")
    let conflict = try await bench.strand("suggest", "pump", "--like", "pump")
    #expect(conflict.status == 64)
  }

  @Test func runMakesItWithASentenceForTheMethods() async throws {
    let bench = try await WorkshopStudy.coded()
    try bench.write("study: workshop\nanalyses:\n  - {make: suggest, codes: [pump]}\n", to: "study.yaml")
    _ = try await bench.answer("run")
    let names = try bench.names(in: "results")
    #expect(names.contains { $0.hasSuffix("suggest-pump-pump.svg") || $0.contains("suggest-pump") }, "\(names)")
    let report = try bench.read("results/report.html")
    #expect(report.contains("Candidate turns were suggested by one logistic regression a code"))
    #expect(report.contains("passages that were marked as read and not coded being the negative cases"))
  }

  @Test func reviewShowsReasonsAndHowManyAreRight() async throws {
    let bench = try await WorkshopStudy.coded()
    let terminal = try PseudoTerminal()
    let script = "exec \"$0\" \"$@\" < \(terminal.path) > \(terminal.path)"
    let program = try Program.start(
      ["-c", script, Program.url.path, "review", "pump", "--suggestions", "--coder", "cleo"], in: bench.root,
      home: bench.home, environment: ["TERM": "xterm-256color"], of: URL(fileURLWithPath: "/bin/sh"))
    let first = await terminal.shown(upTo: "quit")
    #expect(first.contains("1 of ") && first.contains("Suggested with probability"))
    #expect(first.contains("drawn at random"))
    terminal.type("a")
    let second = await terminal.shown(upTo: "quit")
    #expect(second.contains("Of 1 drawn at random, 1 is right: precision 1.00"))
    #expect(try bench.journal("cleo").map { $0["suggestion"].string?.count } == [64])
    terminal.type("u")
    let back = await terminal.shown(upTo: "quit")
    #expect(!back.contains("Of 1 drawn"))
    terminal.type("q")
    #expect(try await program.outcome().status == 0)
  }

  /// Beside one coder: another coder, and the model, on what two have read.
  @Test func codersAndModelBesideOneCoder() async throws {
    let bench = try await WorkshopStudy.coded()
    let alone = try await bench.json("suggest", "pump")["rows"].elements[0]
    #expect(alone["coders_f1"].double == nil && alone["coders_passages"].integer == nil)
    // A second coder codes the same but for one turn, in two of the interviews.
    let tags = WorkshopStudy.tags.split(separator: "\n").map(String.init)
    let pump = tags.dropFirst().filter { ($0.hasPrefix("w0,") || $0.hasPrefix("w1,")) && $0.contains("pump") }
    let table = try bench.temporary.write(
      ([tags[0]] + pump.dropLast()).joined(separator: "\n") + "\n", to: "second.csv")
    _ = try await bench.answer("tag", "--from", table.path, "--coder", "bo")
    _ = try await bench.answer("done", "w0", "w1", "--coder", "bo")
    let row = try await bench.json("suggest", "pump")["rows"].elements[0]
    let both = pump.count - 1
    #expect(row["coders_passages"].integer == 48, "\(row["coders_passages"])")
    #expect(abs((row["coders_f1"].double ?? 0) - Double(2 * both) / Double(2 * both + 1)) < 1e-12)
    #expect((row["coders_model_f1"].double ?? 0) > 0.7)
    let low = try #require(row["read_90"].integer)
    #expect((row["read_90_rules_first"].integer ?? low) >= low)
  }

  /// A consensus marks nothing as read: what it has decided is what there is to learn from.
  @Test func learningFromAConsensus() async throws {
    let bench = try await WorkshopStudy.coded()
    let before = try await bench.strand("suggest", "pump", "--coder", "consensus")
    #expect(before.status != 0, "\(before.summary)")
    _ = try await bench.answer("done", "w0", "--coder", "bo")
    let single = try await bench.strand("adjudicate", "--take-single", "--take-alike")
    #expect(single.status == 0, "\(single.summary)")
    // w0 is open: bo has read it and coded nothing.
    let row = try await bench.json("suggest", "pump", "--coder", "consensus")["rows"].elements[0]
    let all = try await bench.json("suggest", "pump")["rows"].elements[0]
    #expect(row["passages"].integer == (all["passages"].integer ?? 0) - 24)
    #expect((row["average_precision"].double ?? 0) > 0.9)
  }

  @Test func itIsReadableInEveryFormat() async throws {
    let bench = try await WorkshopStudy.coded()
    let text = try await bench.answer("suggest", "pump", "--top", "2")
    #expect(text.contains("How good suggestions are") && text.contains("because of “"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    for format in ["csv", "markdown", "html", "latex"] {
      #expect(try await bench.answer("suggest", "pump", "--format", format).count > 200)
    }
  }
}
