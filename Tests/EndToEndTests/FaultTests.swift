import Foundation
import TestSupport
import Testing

/// A power cut, a full disk and a broken one at each write of a command: what was decided before is there, what was
/// reported is there, and the command can be given again.
@Suite struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    /// How it may end when it is given again after it had its effect.
    var again: Set<Int32> = [0]
    /// Whether it writes several files and, broken off, goes on when it is given again: then everything is as if it had
    /// never been broken off.
    var isOfSeveralSteps = false
    var testDescription: String { arguments[0] }
  }

  static let cases: [Case] = [
    Case(arguments: ["tag", "a3", "--code", "soil", "--turn", "2", "--format", "json"]),
    Case(arguments: ["untag", "10000002"], again: [0, 66]),
    Case(arguments: ["memo", "a thought", "--code", "help"]),
    Case(arguments: ["done", "a1"]),
    Case(arguments: ["undo", "--yes"]),
    Case(arguments: ["recode", "soil", "order"]),
    Case(arguments: ["merge-codes", "soil", "--into", "order"], isOfSeveralSteps: true),
    Case(arguments: ["split-code", "soil", "--from", "split.csv"], again: [0, 65]),
    Case(arguments: ["adjudicate", "--assume-read", "--from", "cases.csv"]),
    Case(arguments: ["assign", "--coders", "anna,bo", "--replace"], isOfSeveralSteps: true),
    Case(arguments: ["rename-transcript", "a2", "second"], again: [0, 66], isOfSeveralSteps: true),
    Case(arguments: ["remove-transcript", "a1", "--yes"], again: [0, 66], isOfSeveralSteps: true),
    Case(arguments: ["import", "new.txt", "newer.txt"], isOfSeveralSteps: true),
  ]

  private static let absent: Comment = "there is no C compiler, so that no fault can be made"

  @Test(.enabled(if: FaultShim.isAvailable, absent), arguments: cases)
  func atEveryWriteOfADecision(_ tried: Case) async throws {
    let untouched = try await Self.bench()
    let whole = try untouched.copy()
    let calls = try await calls(of: tried.arguments, in: whole)
    #expect(calls.count > 2, "nothing was counted")
    let finished = try FaultedStudy(whole)
    let kept = try FaultedStudy(untouched).ids.intersection(finished.ids)
    // Most faults leave one of a few states behind; each is looked at once.
    var seen: Set = [try FaultedStudy(untouched).state]
    for fault in FaultShim.places(among: calls) {
      let bench = try untouched.copy()
      let outcome = try await bench.strand(
        tried.arguments, environment: FaultShim.environment(fault.kind, at: fault.number, path: bench.root.path))
      let place = "\(fault) of \(calls)"
      let left = try FaultedStudy(bench)
      #expect(kept.isSubset(of: left.ids), "\(place): \(kept.subtracting(left.ids).count) decisions are lost")
      if outcome.status == 0, tried.arguments[0] == "tag" {
        let reported = try JSON(parsing: outcome.stdout)["rows"].elements.compactMap { $0["id"].string }
        #expect(!reported.isEmpty && left.ids.isSuperset(of: reported), "\(place): reported, and not there")
      }
      if outcome.status > 0, tried.arguments[0] == "rename-transcript" {
        let renamed = try ["anna", "bo"].filter { try bench.read("codings/\($0).jsonl").contains(#""kind":"rename""#) }
        #expect(renamed.count < 2 || outcome.stderr.contains("it goes on where it was"), "\(place): \(outcome.summary)")
      }
      if outcome.status > 0 {
        #expect([65, 66, 73, 74].contains(outcome.status), "\(place): \(outcome.summary)")
        #expect(
          outcome.stderr.hasPrefix("strand: ") && !outcome.stderr.contains("Fatal"), "\(place): \(outcome.summary)")
      } else {
        #expect(outcome.status == 0 || outcome.status == -SIGKILL, "\(place): \(outcome.summary)")
      }
      guard seen.insert(left.state).inserted else { continue }
      let check = try await bench.strand("check")
      #expect(check.status == 0 || tried.isOfSeveralSteps && check.status == 1, "\(place): \(check.summary)")
      let again = try await bench.strand(tried.arguments)
      #expect(tried.again.contains(again.status), "\(place), given again: \(again.summary)")
      let end = try FaultedStudy(bench)
      if tried.isOfSeveralSteps { #expect(end.result == finished.result, "\(place), given again") }
      if end.result != finished.result {
        #expect(try await bench.strand("check").status == 0, "\(place), given again")
      }
    }
    #expect(try await whole.strand("check").status == 0)
  }

  /// The index is made of the other files: whatever happens to it, the answer is the same, at once or the next time.
  @Test(.enabled(if: FaultShim.isAvailable, absent))
  func whileTheIndexIsMade() async throws {
    let coded = try await Self.bench().copy()
    let right = try await coded.answer("quotes", "--format", "csv")
    try coded.remove(".strand")
    let question = ["quotes", "--format", "csv"]
    let calls = try await calls(of: question, in: coded.copy())
    #expect(calls.count > 20)
    for fault in FaultShim.places(among: calls, isIndexTried: true) {
      let bench = try coded.copy()
      let outcome = try await bench.strand(
        question, environment: FaultShim.environment(fault.kind, at: fault.number, path: bench.root.path))
      let place = "\(fault) of \(calls)"
      // The index is closed when the answer has been printed.
      let isWhole = outcome.stdout == right
      #expect(outcome.status == 0 ? isWhole : isWhole || outcome.stdout == "", "\(place): \(outcome.status)")
      if outcome.status > 0 { #expect(outcome.stderr.hasPrefix("strand: "), "\(place): \(outcome.summary)") }
      #expect(try await bench.answer(question) == right, "\(place), asked again")
    }
  }

  /// A transcript is taken out, and the program ends before its file is deleted: `check` names it, no other is taken out
  /// meanwhile, and the next run finishes it with one line of the record.
  @Test(.enabled(if: FaultShim.isAvailable, absent))
  func aRemovalThatWasBrokenOffIsNamed() async throws {
    let bench = try await Self.bench().copy()
    try bench.write("half of what Maud said", to: "transcripts/.a1.txt.0A1B2C3D.tmp")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)],
      ofItemAtPath: bench.url("transcripts/.a1.txt.0A1B2C3D.tmp").path)
    let before = try await bench.strand("check")
    #expect(before.status == 0 && before.stdout.contains("transcripts/.a1.txt.0A1B2C3D.tmp: warning: "))
    let removal = ["remove-transcript", "a1", "--yes"]
    let calls = try await calls(of: removal, in: bench.copy())
    let last = try #require(calls.lastIndex(of: "w").map { calls.distance(from: calls.startIndex, to: $0) })
    let outcome = try await bench.strand(
      removal, environment: FaultShim.environment(.kill, at: last + 3, path: bench.root.path))
    #expect(outcome.status == -SIGKILL && bench.exists("transcripts/a1.txt"))
    let check = try await bench.strand("check")
    #expect(
      check.status == 1
        && check.stdout.contains("codings/removal.unfinished: error: the transcript `a1` was not taken out to the end")
        && check.stdout.contains("`strand remove-transcript a1`"), "\(check.summary)")
    let other = try await bench.strand("remove-transcript", "a2", "--yes")
    #expect(other.status == 65 && bench.exists("transcripts/a2.txt"), "\(other.summary)")
    let answer = try await bench.json(removal + ["--coder", "bo"])
    #expect(answer["removed"].bool == true)
    #expect(!bench.exists("transcripts/a1.txt") && !bench.exists("codings/removal.unfinished"))
    #expect(try bench.read("assignments.yaml") == Self.assignments.replacing("  a1: [anna]\n", with: ""))
    #expect(try bench.names(in: "transcripts").allSatisfy { !$0.hasPrefix(".") })
    let records = try ["anna", "bo"].flatMap { try bench.journal($0) }.filter { $0["kind"].string == "remove" }
    #expect(records.count == 1)
    #expect(try await bench.strand("check").status == 0)
  }

  /// Permissions that forbid everything, or a medium that can only be read: questions are answered, decisions refused.
  @Test(.enabled(if: FaultShim.isAvailable, absent), arguments: [EACCES, EROFS])
  func whereNothingCanBeWritten(_ code: Int32) async throws {
    let bench = try await Self.bench().copy()
    let right = try await bench.answer("quotes", "--format", "csv")
    let journals = try bench.read("codings/anna.jsonl")
    var environment = FaultShim.environment(nil, at: 1, path: bench.root.path)
    environment["FAULT_KIND"] = String(code)
    for hasIndex in [true, false] {
      if !hasIndex { try bench.remove(".strand") }
      let asked = try await bench.strand(["quotes", "--format", "csv"], environment: environment)
      #expect(asked.status == 0 && asked.stdout == right, "\(asked.summary)")
    }
    let decided = try await bench.strand(["tag", "a3", "--code", "soil", "--turn", "2"], environment: environment)
    #expect(decided.status == 73 && decided.stdout == "", "\(decided.summary)")
    #expect(decided.stderr.hasPrefix("strand: codings/anna.jsonl: error: cannot be written ("), "\(decided.stderr)")
    #expect(try bench.read("codings/anna.jsonl") == journals)
  }

  /// The clock is set back by years: what is decided later is later.
  @Test func theClockGoesBack() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "6")
    let journal = try bench.read("codings/anna.jsonl")
    try bench.write(journal.replacing(/"time":"20\d\d/, with: "\"time\":\"2099"), to: "codings/anna.jsonl")
    let id = try #require(try bench.journal("anna").first?["id"].string)
    _ = try await bench.answer("untag", id)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4")
    let times = try bench.journal("anna").compactMap { $0["time"].string }
    #expect(times == times.sorted() && Set(times).count == 3 && times.allSatisfy { $0.hasPrefix("2099") }, "\(times)")
    #expect(try await bench.json("quotes", "soil")["rows"].elements.map { $0["turn"].integer } == [4])
    _ = try await bench.answer("undo")
    #expect(try await bench.json("quotes", "soil")["rows"].elements.isEmpty)
  }

  /// One coder's journal is damaged: its line is named, and the others go on.
  @Test func othersGoOnBesideADamagedJournal() async throws {
    let bench = try await Self.bench().copy()
    var bytes = try bench.bytes("codings/bo.jsonl")
    let second = try #require(bytes.firstIndex(of: 0x0A)) + 1
    bytes[second] = 0
    try bench.write(bytes, to: "codings/bo.jsonl")
    for question in [["quotes"], ["status"], ["history"]] {
      let outcome = try await bench.strand(question)
      #expect(outcome.status == 65 && outcome.stderr.contains("codings/bo.jsonl:2: error: "), "\(outcome.summary)")
    }
    #expect(try await bench.strand("tag", "a3", "--code", "soil", "--turn", "2").status == 0)
    #expect(try await bench.strand("tag", "a3", "--code", "soil", "--turn", "2", "--coder", "bo").status == 65)
    try FileManager.default.moveItem(at: bench.url("codings/bo.jsonl"), to: bench.url("codings/bo.damaged"))
    #expect(try await bench.strand("quotes").status == 0)
  }

  // MARK: Studies

  private static let assignments =
    "# Written by hand.\nassignments:\n  a1: [anna]\n  'a2': [anna, bo] # both\n  a3: [bo]\n  a4: [bo]\n  shed: [bo]\n"

  /// Not to be changed.
  private static func bench() async throws -> StudyBench { try await made.value }

  private static let made = Task {
    let bench = try await CodedStudies.allotment()
    try bench.write(assignments, to: "assignments.yaml")
    for name in ["new", "newer"] {
      try bench.write(
        "Interviewer: And now?\n\nOlle: Now \(name).\n\nInterviewer: So?\n\nOlle: So.\n", to: "\(name).txt")
    }
    try bench.write("id,code\n10000002,order\n", to: "split.csv")
    let cases = try await bench.json("adjudicate", "--assume-read", "--list")["rows"].elements
    let rows = Set(cases.compactMap { $0["case"].string }).sorted().map { "\($0),take all,\n" }
    try bench.write("case,decision,reason\n" + rows.joined(), to: "cases.csv")
    try bench.remove(".strand")
    return bench
  }

  /// The calls that a command makes which change a file of the study, a letter each.
  private func calls(of arguments: [String], in bench: StudyBench) async throws -> String {
    let file = bench.home.appendingPathComponent("count")
    let outcome = try await bench.strand(
      arguments, environment: FaultShim.environment(nil, at: 0, path: bench.root.path, countingTo: file))
    #expect(outcome.status == 0, "\(arguments): \(outcome.summary)")
    return try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
