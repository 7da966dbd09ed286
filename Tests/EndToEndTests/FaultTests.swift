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
    /// Whether it writes several files and, broken off, goes on when it is given again.
    var isOfSeveralSteps = false
    var testDescription: String { arguments[0] }
  }

  static let cases: [Case] = [
    Case(arguments: ["tag", "a3", "--code", "soil", "--turn", "2", "--format", "json"]),
    Case(arguments: ["memo", "a thought", "--code", "help"]),
    Case(arguments: ["done", "a1"]),
    Case(arguments: ["undo", "--yes"]),
    Case(arguments: ["recode", "soil", "order"], again: [0, 66]),
    Case(arguments: ["rename-transcript", "a2", "second"], again: [0, 66], isOfSeveralSteps: true),
    Case(arguments: ["import", "new.txt", "newer.txt"], again: [0, 73]),
  ]

  private static let absent: Comment = "there is no C compiler, so that no fault can be made"

  @Test(.enabled(if: FaultShim.isAvailable, absent), arguments: cases, FaultShim.Kind.allCases)
  func atEveryWriteOfADecision(_ tried: Case, _ kind: FaultShim.Kind) async throws {
    let coded = try await bench()
    let count = try await calls(of: tried.arguments, in: try copy(coded))
    #expect(count > 2, "nothing was counted")
    for number in FaultShim.places(among: count) {
      let bench = try copy(coded)
      let before = try ids(bench)
      let outcome = try await bench.strand(
        tried.arguments, environment: FaultShim.environment(kind, at: number, path: bench.root.path))
      let place = "\(kind) at \(number) of \(count)"
      let after = try ids(bench)
      #expect(before.isSubset(of: after), "\(place): \(before.subtracting(after).count) decisions are lost")
      if outcome.status == 0, tried.arguments[0] == "tag" {
        let reported = try JSON(parsing: outcome.stdout)["rows"].elements.compactMap { $0["id"].string }
        #expect(!reported.isEmpty && after.isSuperset(of: reported), "\(place): reported, and not there")
      }
      if outcome.status > 0 {
        #expect([65, 66, 73, 74].contains(outcome.status), "\(place): \(outcome.summary)")
        #expect(
          outcome.stderr.hasPrefix("strand: ") && !outcome.stderr.contains("Fatal"), "\(place): \(outcome.summary)")
      } else {
        #expect(outcome.status == 0 || outcome.status == -SIGKILL, "\(place): \(outcome.summary)")
      }
      let check = try await bench.strand("check")
      #expect(check.status == 0 || tried.isOfSeveralSteps && check.status == 1, "\(place): \(check.summary)")
      let again = try await bench.strand(tried.arguments)
      #expect(tried.again.contains(again.status), "\(place), given again: \(again.summary)")
      #expect(try await bench.strand("check").status == 0, "\(place), given again")
    }
  }

  /// The index is made of the other files: whatever happens to it, the answer is the same, at once or the next time.
  @Test(.enabled(if: FaultShim.isAvailable, absent), arguments: FaultShim.Kind.allCases)
  func whileTheIndexIsMade(_ kind: FaultShim.Kind) async throws {
    let coded = try await bench()
    let right = try await coded.answer("quotes", "--format", "csv")
    try coded.remove(".strand")
    let question = ["quotes", "--format", "csv"]
    let count = try await calls(of: question, in: try copy(coded))
    #expect(count > 20)
    for number in Array(1...6) + Array(stride(from: 7, to: count, by: max(1, count / 8))) + [count] {
      let bench = try copy(coded)
      let outcome = try await bench.strand(
        question, environment: FaultShim.environment(kind, at: number, path: bench.root.path))
      let place = "\(kind) at \(number) of \(count)"
      // The index is closed when the answer has been printed.
      let isWhole = outcome.stdout == right
      #expect(outcome.status == 0 ? isWhole : isWhole || outcome.stdout == "", "\(place): \(outcome.status)")
      if outcome.status > 0 { #expect(outcome.stderr.hasPrefix("strand: "), "\(place): \(outcome.summary)") }
      #expect(try await bench.answer(question) == right, "\(place), asked again")
    }
  }

  /// Permissions that forbid everything, or a medium that can only be read: questions are answered, decisions refused.
  @Test(.enabled(if: FaultShim.isAvailable, absent), arguments: [EACCES, EROFS, ENOSPC])
  func whereNothingCanBeWritten(_ code: Int32) async throws {
    let bench = try await bench()
    let right = try await bench.answer("quotes", "--format", "csv")
    let journals = try bench.read("codings/anna.jsonl")
    var environment = FaultShim.environment(nil, at: 1, path: bench.root.path)
    environment["FAULT_KIND"] = String(code)
    for hasIndex in [true, false] {
      if !hasIndex { try bench.remove(".strand") }
      let asked = try await bench.strand(["quotes", "--format", "csv"], environment: environment)
      #expect(asked.status == 0 && asked.stdout == right, "\(asked.summary)")
      let decided = try await bench.strand(["tag", "a3", "--code", "soil", "--turn", "2"], environment: environment)
      #expect(decided.status == 73 && decided.stdout == "", "\(decided.summary)")
      #expect(decided.stderr.hasPrefix("strand: codings/anna.jsonl: error: cannot be written ("), "\(decided.stderr)")
    }
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
    let bench = try await bench()
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

  private func bench() async throws -> StudyBench {
    let bench = try await CodedStudies.allotment()
    try bench.write(
      "# Written by hand.\nassignments:\n  a1: [anna]\n  'a2': [anna, bo] # both\n  a3: [bo]\n  a4: [bo]\n  shed: [bo]\n",
      to: "assignments.yaml")
    for name in ["new", "newer"] {
      try bench.write(
        "Interviewer: And now?\n\nOlle: Now \(name).\n\nInterviewer: So?\n\nOlle: So.\n", to: "\(name).txt")
    }
    return bench
  }

  private func copy(_ bench: StudyBench) throws -> StudyBench {
    let copy = try StudyBench()
    try FileManager.default.removeItem(at: copy.root)
    try FileManager.default.copyItem(at: bench.root, to: copy.root)
    return copy
  }

  /// How many calls a command makes that change a file of the study.
  private func calls(of arguments: [String], in bench: StudyBench) async throws -> Int {
    let file = bench.home.appendingPathComponent("count")
    let outcome = try await bench.strand(
      arguments, environment: FaultShim.environment(nil, at: 0, path: bench.root.path, countingTo: file))
    #expect(outcome.status == 0, "\(arguments): \(outcome.summary)")
    let text = try String(contentsOf: file, encoding: .utf8)
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  /// Ids of all whole lines of all journals.
  private func ids(_ bench: StudyBench) throws -> Set<String> {
    var ids: Set<String> = []
    for name in try bench.names(in: "codings") where name.hasSuffix(".jsonl") {
      for line in try bench.read("codings/\(name)").split(separator: "\n") {
        if let id = try? JSON(parsing: String(line))["id"].string { ids.insert(id) }
      }
    }
    return ids
  }
}
