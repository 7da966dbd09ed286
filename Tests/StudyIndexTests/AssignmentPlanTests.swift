import Basics
import TestSupport
import Testing

@testable import StudyDefinition
@testable import StudyIndex

/// Dividing transcripts among coders, and the file that says so.
@Suite struct AssignmentPlanTests {
  private func items(_ counts: [(stratum: String, transcripts: Int)]) -> [AssignmentPlan.Item] {
    counts.flatMap { stratum, count in
      (1...count).map { .init(transcript: "\(stratum)-\($0)", stratum: stratum, words: 100 + 37 * ($0 % 5)) }
    }
  }

  @Test func theShareIsDrawnInEveryStratum() throws {
    let items = items([("a", 10), ("b", 20), ("c", 11)])
    let plan = try AssignmentPlan(items, coders: ["lin", "mercier"], double: 0.2, seed: 7)
    // 20 % of 41 is 8.2, so 9: by largest remainders of 2.195, 4.390 and 2.415.
    #expect(plan.strata.map(\.double) == [2, 4, 3])
    #expect(plan.assignments.entries.count { $0.coders == ["lin", "mercier"] } == 9)
    #expect(plan.assignments.entries.allSatisfy { (1...2).contains($0.coders.count) })
    for stratum in plan.strata {
      let own = plan.assignments.entries.filter { $0.transcript.hasPrefix(stratum.name) }
      #expect(own.count == stratum.transcripts && own.count { $0.coders.count == 2 } == stratum.double)
    }
  }

  @Test func everybodyGetsAboutAsManyWords() throws {
    let items = items([("a", 30), ("b", 17)])
    let coders = ["lin", "mercier", "okafor"]
    let plan = try AssignmentPlan(items, coders: coders, double: 0.3, seed: 1)
    let words = coders.map { coder in
      zip(items, plan.assignments.entries).filter { $1.coders.contains(coder) }.reduce(0) { $0 + $1.0.words }
    }
    // No transcript has more words.
    #expect((words.max() ?? 0) - (words.min() ?? 0) <= 248, "\(words)")
  }

  @Test func theSeedDecides() throws {
    let items = items([("a", 30)])
    func plan(_ seed: UInt64) throws -> Assignments {
      try AssignmentPlan(items, coders: ["lin", "mercier"], double: 0.5, seed: seed).assignments
    }
    #expect(try plan(3) == plan(3))
    #expect(try plan(3) != plan(4))
  }

  @Test func theBorders() throws {
    let items = items([("a", 5)])
    #expect(try AssignmentPlan(items, coders: ["lin"], double: 0, seed: 1).assignments.coders == ["lin"])
    let all = try AssignmentPlan(items, coders: ["lin", "mercier"], double: 1, seed: 1).assignments
    #expect(all.entries.allSatisfy { $0.coders.count == 2 })
    #expect(throws: Problem.self) { try AssignmentPlan(items, coders: ["lin"], double: 0.2, seed: 1) }
    let three = try AssignmentPlan(items, coders: ["lin", "mercier", "okafor"], double: 1, readers: 3, seed: 1)
    #expect(three.assignments.entries.allSatisfy { $0.coders == ["lin", "mercier", "okafor"] })
    #expect(throws: Problem.self) { try AssignmentPlan(items, coders: ["a", "b"], double: 0.2, readers: 3, seed: 1) }
  }

  @Test func theFileIsReadBack() throws {
    let assignments = Assignments(entries: [
      .init(transcript: "hc-p1", coders: ["lin", "mercier"]), .init(transcript: "茶 二: \"x\"", coders: []),
      .init(transcript: "no", coders: ["lin"]), .init(transcript: "12", coders: ["张伟"]),
    ])
    let read = try Assignments.parse(Array(assignments.text(heading: ["made"]).utf8), file: "assignments.yaml")
    #expect(read.entries.map(\.transcript) == assignments.entries.map(\.transcript))
    #expect(read.entries.map(\.coders) == assignments.entries.map(\.coders))
    #expect(read.readers(of: "nothing").isEmpty && read.coders == ["lin", "mercier", "张伟"])
  }

  @Test func whatIsWrongIsSaidWithItsLine() throws {
    let text = "assignments:\n  a: [lin, \"../x\"]\n  b: [lin]\n"
    do {
      _ = try Assignments.parse(Array(text.utf8), file: "assignments.yaml")
      Issue.record("the name of a coder was not refused")
    } catch let problems as Problems {
      #expect(problems.all.map(\.line) == [2])
    }
    let good = try Assignments.parse(Array("assignments:\n  a: [lin]\n  x1: [bo]\n".utf8), file: "f")
    let found = good.problems(transcripts: ["a", "x2"], file: "f")
    #expect(found.map(\.line) == [3, nil] && found.map(\.severity) == [.error, .warning])
  }
}
