import Foundation
import TestSupport
import Testing

/// What people decide is on disk before it is reported, once, whatever happens to the program.
@Suite struct JournalTests {
  /// A sharing program's copy holds the same events: whoever came first by name would own them.
  @Test(arguments: ["quotes", "status", "history", "check"])
  func aCopiedJournalIsRefusedByName(_ verb: String) async throws {
    let bench = try await CodedStudies.allotment()
    let journal = bench.root.appendingPathComponent("codings/anna.jsonl")
    try bench.write(String(decoding: Data(contentsOf: journal), as: UTF8.self), to: "codings/anna (1).jsonl")
    let outcome = try await bench.strand(verb)
    #expect(outcome.status == (verb == "check" ? 1 : 65), "\(outcome.summary)")
    #expect((outcome.stdout + outcome.stderr).contains("a journal's file name must be its coder's name"))
  }

  /// Two hundred codings by two coders, all started at once; every third is killed when its neighbour has ended.
  @Test func twoHundredAtOnceSomeKilled() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let count = 200
    var generator = SeededGenerator(seed: 20_240_301)
    // Inside what Maud says, in three of her turns.
    let turns = [75..<170, 230..<330, 405..<490]
    let spans = turns.flatMap { turn in
      (0..<67).map { _ in
        let start = Int.random(in: turn.lowerBound..<turn.upperBound - 20, using: &generator)
        return "\(start)-\(start + Int.random(in: 8...20, using: &generator))"
      }
    }.prefix(count)
    let running = try spans.enumerated().map { index, span in
      try Program.start(
        [
          "tag", "a1", "--code", index.isMultiple(of: 5) ? "soil" : "help", "--chars", span, "--note", "n\(index)",
          "--coder", index.isMultiple(of: 2) ? "anna" : "bo", "--format", "json",
        ], in: bench.root, home: bench.home)
    }
    let outcomes = try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      for index in 0..<count {
        group.addTask {
          let outcome = try await running[index].outcome()
          if index.isMultiple(of: 3) { running[(index + 1) % count].kill() }
          return (index, outcome)
        }
      }
      return try await group.reduce(into: [Int: Outcome]()) { $0[$1.0] = $1.1 }
    }
    var killed = 0
    var reported: [String] = []
    for (index, outcome) in outcomes {
      #expect(outcome.status == 0 || outcome.status == -SIGKILL, "\(index): \(outcome.summary)")
      if outcome.status == -SIGKILL { killed += 1 }
      guard let json = try? JSON(parsing: outcome.stdout) else {
        #expect(outcome.status == -SIGKILL, "\(index): \(outcome.summary)")
        continue
      }
      for row in json["rows"].elements where row["already_there"].bool == false { reported += [row["id"].string ?? ""] }
    }
    let journals = try ["anna", "bo"].map { try bench.journal($0) }
    let written = journals.flatMap { $0 }.compactMap { $0["id"].string }
    #expect(Set(written).count == written.count, "an id stands twice")
    #expect(Set(reported).count == reported.count)
    let lost = Set(reported).subtracting(written)
    #expect(lost.isEmpty, "\(lost.count) of \(reported.count) reported codings are not in the journals")
    #expect(
      written.count <= count && reported.count + killed >= count - 20, "\(reported.count) reported, \(killed) killed")
    for event in journals.flatMap({ $0 }) {
      #expect(event["kind"].string == "tag" && event["transcript"].string == "a1")
    }
    let check = try await bench.strand("check")
    #expect(check.status == 0, "\(check.summary)")
    #expect(!check.stdout.contains("codings/"), "\(check.stdout)")
    let listed = try await bench.json("history")["rows"].elements.compactMap { $0["id"].string }
    #expect(Set(listed) == Set(written) && listed.count == written.count)
  }

  @Test func everyCommandReportsWhatItWrote() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let table = "transcript,code,turn\n" + (1...6).map { "a1,soil,\($0)\na2,order,\($0)\n" }.joined()
    try bench.write(table, to: "tags.csv")
    let json = try await bench.json("tag", "--from", "tags.csv")
    let ids = json["rows"].elements.compactMap { $0["id"].string }
    let journal = try bench.journal("anna")
    #expect(ids.count == 12)
    #expect(journal.compactMap { $0["id"].string } == ids)
    #expect(Set(journal.map { $0["decision"].string ?? $0["id"].string }).count == 1, "one command is one decision")
    let text = try await bench.answer("tag", "a3", "--code", "soil", "--turn", "2")
    let last = try #require(try bench.journal("anna").last?["id"].string)
    #expect(text == "1 coding recorded for anna (\(last.prefix(8))).\n")
    let listed = try await bench.answer("tag", "a3", "--code", "soil", "--turn", "4", "--verbose")
    let shown = listed.matches(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/).map { String($0.0) }
    #expect(shown == [try bench.journal("anna").last?["id"].string])
  }

  @Test func aLineHoldsEverythingThatFindsItsPlaceAgain() async throws {
    let bench = try StudyBench(TeaVillageStudy.files)
    _ = try await bench.answer("tag", "茶二", "--code", "guiju", "--quote", "𠮷叔说过一次规矩", "--note", "听\"说\"\n二")
    let event = try #require(try bench.journal("anna").first)
    #expect(
      event.keys == [
        "after", "before", "code", "definition", "end", "hash", "id", "kind", "note", "quote", "start", "time",
        "transcript",
      ])
    #expect(event["quote"].string == "𠮷叔说过一次规矩")
    #expect((event["end"].integer ?? 0) - (event["start"].integer ?? 0) == 8)
    #expect(event["note"].string == "听\"说\"\n二")
    #expect(event["before"].string?.hasSuffix("自己学的。") == true && event["after"].string?.hasPrefix("，我忘了。") == true)
    #expect(event["time"].string?.wholeMatch(of: /20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z/) != nil)
  }

  @Test func theSameTagTwiceIsSaidAndStoredOnce() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let tag = ["tag", "a1", "--code", "order", "--quote", "The fine went into the tea box"]
    let first = try await bench.json(tag)["rows"].elements[0]
    let again = try await bench.json(tag)["rows"].elements[0]
    #expect(again["already_there"].bool == true)
    #expect(again["id"] == first["id"])
    #expect(try await bench.answer(tag).contains("was there already; nothing was recorded"))
    // The code's former id is the same code.
    let former = try await bench.json(["tag", "a1", "--code", "norms", "--quote", "The fine went into the tea box"])
    #expect(former["rows"].elements[0]["already_there"].bool == true)
    #expect(try bench.journal("anna").count == 1)
    // Another coder, another code and an overlapping span are other codings.
    _ = try await bench.answer(tag + ["--coder", "bo"])
    _ = try await bench.answer(["tag", "a1", "--code", "help", "--quote", "The fine went into the tea box"])
    _ = try await bench.answer(["tag", "a1", "--code", "order", "--quote", "The fine went"])
    #expect(try bench.journal("anna").count == 3)
    #expect(try bench.journal("bo").count == 1)
    // Twice in one table is the same.
    try bench.write("transcript,code,turn\na2,soil,2\na2,soil,2\n", to: "tags.csv")
    let both = try await bench.json("tag", "--from", "tags.csv")["rows"].elements
    #expect(both.map { $0["already_there"].bool } == [false, true])
    #expect(both[0]["id"] == both[1]["id"])
    // What was taken off can be put on again.
    _ = try await bench.answer("untag", try #require(first["id"].string))
    #expect(try await bench.json(tag)["rows"].elements[0]["already_there"].bool == false)
  }

  @Test func aTableIsTakenAllOrNotAtAll() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write(
      """
      transcript,code,quote,nth,turn,start,end
      a1,soil,,,6,,
      a9,soil,,,1,,
      a1,sole,,,1,,
      a1,soil,zebraquokka,,,,
      a1,soil,committee,,,,
      a1,soil,committee,7,,,
      a1,soil,,,7,,
      a1,soil,,,x,,
      a1,soil,,,,5,
      a1,soil,"two
      lines",,3,,

      """, to: "tags.csv")
    // First all that is wrong with the table itself, then, when it can be read, what is wrong with its passages.
    let shape = try await bench.strand("tag", "--from", "tags.csv")
    #expect(shape.status == 65, "\(shape.summary)")
    #expect(shape.stdout == "")
    #expect(shape.stderr.split(separator: "\n").count == 3, "\(shape.stderr)")
    for line in 9...11 { #expect(shape.stderr.contains("strand: tags.csv:\(line): error: "), "\(shape.stderr)") }
    let rows = try bench.read("tags.csv").components(separatedBy: "\n").prefix(8)
    try bench.write(rows.joined(separator: "\n") + "\n", to: "tags.csv")
    let places = try await bench.strand("tag", "--from", "tags.csv")
    #expect(places.status == 65, "\(places.summary)")
    #expect(places.stdout == "")
    let lines = places.stderr.split(separator: "\n")
    #expect(lines.count == 6, "\(places.stderr)")
    for (number, line) in zip(3..., lines) {
      #expect(line.hasPrefix("strand: tags.csv:\(number): error: "), "\(line)")
    }
    #expect(!places.stderr.contains("zebraquokka"))
    #expect(!bench.exists("codings/anna.jsonl"))
    try bench.write("transcript,code,turm\na1,soil,1\n", to: "tags.csv")
    let column = try await bench.strand("tag", "--from", "tags.csv")
    #expect(column.status == 65)
    #expect(column.stderr.contains("tags.csv:1: error: the column `turm`") && column.stderr.contains("`turn`"))
    try bench.write("transcript,code,turn\n", to: "tags.csv")
    #expect(try await bench.strand("tag", "--from", "tags.csv").status == 65)
    try bench.write("", to: "tags.csv")
    #expect(try await bench.strand("tag", "--from", "tags.csv").status == 65)
  }

  @Test func aTornLastLineIsSetAside() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let first = try await bench.json("tag", "a1", "--code", "soil", "--turn", "6")["rows"].elements[0]["id"]
    let second = try await bench.json("tag", "a1", "--code", "soil", "--turn", "4")["rows"].elements[0]["id"]
    let whole = try bench.bytes("codings/anna.jsonl")
    let torn = Array(whole.dropLast(25))
    try bench.write(torn, to: "codings/anna.jsonl")
    // Reading says so and goes on; check calls it a warning.
    let quotes = try await bench.strand("quotes", "soil", "--format", "json")
    #expect(quotes.status == 0)
    let ids = try JSON(parsing: quotes.stdout)["rows"].elements.flatMap { $0["ids"].strings }
    #expect(ids == [first.string])
    let check = try await bench.strand("check")
    #expect(check.status == 0, "\(check.summary)")
    #expect(check.stdout.contains("codings/anna.jsonl:2: warning: the last line is"), "\(check.stdout)")
    #expect(try await bench.strand("check", "--strict").status == 1)
    #expect(try await bench.answer("status").contains("codings/anna.jsonl:2: warning: the last line is unfinished"))
    #expect(try bench.bytes("codings/anna.jsonl") == torn, "reading changes nothing")
    // The next coding sets it aside.
    let tag = try await bench.strand("tag", "a1", "--code", "soil", "--turn", "4", "--format", "json")
    #expect(tag.status == 0)
    #expect(tag.stderr.contains("codings/anna.jsonl:2: warning:") && tag.stderr.contains("codings/anna.jsonl.torn"))
    let row = try JSON(parsing: tag.stdout)["rows"].elements[0]
    #expect(row["already_there"].bool == false)
    #expect(row["id"] != second)
    #expect(try bench.journal("anna").compactMap { $0["id"].string } == [first.string, row["id"].string])
    let line = torn[((torn.lastIndex(of: 0x0A) ?? -1) + 1)...]
    #expect(try bench.bytes("codings/anna.jsonl.torn") == Array(line) + [0x0A])
    #expect(try await bench.answer("check").hasSuffix("9 files checked: 0 errors, 1 warning.\n"))
  }

  /// Cut off at every byte of the last line, the journal never loses the line before and never invents one.
  @Test func aJournalCutOffAnywhereIsReadToItsLastWholeLine() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let first = try await bench.json("tag", "a1", "--code", "soil", "--turn", "6")["rows"].elements[0]["id"].string
    let end = try bench.bytes("codings/anna.jsonl").count
    let second = try await bench.json("tag", "a1", "--code", "soil", "--turn", "4")["rows"].elements[0]["id"].string
    let whole = try bench.bytes("codings/anna.jsonl")
    for cut in stride(from: end + 1, to: whole.count, by: 61).map({ $0 }) + [whole.count - 2, whole.count - 1] {
      try bench.write(Array(whole.prefix(cut)), to: "codings/anna.jsonl")
      let listed = try await bench.json("history")["rows"].elements.map { $0["id"].string }
      #expect(listed == (cut == whole.count - 1 ? [first, second] : [first]), "cut at byte \(cut)")
    }
  }

  @Test func aBrokenLineInTheMiddleIsAnError() async throws {
    let bench = try await CodedStudies.allotment()
    var lines = try bench.read("codings/anna.jsonl").components(separatedBy: "\n")
    lines[3] = String(lines[3].dropLast(9))
    try bench.write(lines.joined(separator: "\n"), to: "codings/anna.jsonl")
    for arguments in [["quotes"], ["history"], ["tag", "a3", "--code", "soil", "--turn", "2"], ["undo"]] {
      let outcome = try await bench.strand(arguments)
      #expect(outcome.status == 65, "\(arguments): \(outcome.summary)")
      #expect(outcome.stdout == "")
      #expect(outcome.stderr.contains("codings/anna.jsonl:4: error: "), "\(outcome.stderr)")
    }
    #expect(try await bench.strand("tag", "a3", "--code", "soil", "--turn", "2", "--coder", "cleo").status == 0)
  }

  @Test func theSameJournalFromTwoMachinesMergesByItsIds() async throws {
    let bench = try await CodedStudies.allotment()
    let quotes = try await bench.json("quotes")["rows"]
    let journal = try bench.read("codings/anna.jsonl")
    let firstLines = journal.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n"
    try bench.write(journal + firstLines, to: "codings/anna.jsonl")
    #expect(try await bench.json("quotes")["rows"] == quotes)
    #expect(try await bench.json("history", "--coder", "anna")["rows"].elements.count == 9)
    try bench.write("<<<<<<< HEAD\n" + journal, to: "codings/anna.jsonl")
    let conflict = try await bench.strand("quotes")
    #expect(conflict.status == 65)
    #expect(conflict.stderr.contains("codings/anna.jsonl:1: error: git has left a conflict"), "\(conflict.stderr)")
  }
}
