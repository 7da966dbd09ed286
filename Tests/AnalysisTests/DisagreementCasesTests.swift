import Basics
import Codings
import Deciding
import Foundation
import StudyDefinition
import StudyIndex
import TestSupport
import Testing
import Transcripts

@testable import Analysis

/// What does not change the cases: the order of events, the names of coders, text that nobody has read.
@Suite struct DisagreementCasesTests {
  private static let codes = ["help", "help.given", "help.taken", "water"]

  /// Codings and marks of three coders, drawn at random; the same seed draws the same.
  private func draw(_ seed: UInt64) throws -> (sample: SampleStudy, coders: [String]) {
    let sample = try SampleStudy()
    let coders = ["bo", "cleo", "dan"]
    var random = SeededGenerator(seed: seed)
    for coder in coders {
      let desk = try sample.desk(coder)
      for transcript in ["a", "b", "group"] {
        let text = try desk.transcript(named: transcript)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          // It begins in somebody's words: a label alone cannot be coded.
          let turn = try #require(text.turns.randomElement(using: &random)).span
          let start = Int.random(in: turn.start..<turn.end - 1, using: &random)
          let end = Int.random(in: start + 2...min(text.text.scalarCount, start + 30), using: &random)
          let code = Self.codes.randomElement(using: &random) ?? "help"
          _ = try desk.tag([TagRequest(transcript: transcript, code: code, place: .characters(start..<end))])
        }
        if Bool.random(using: &random) {
          let codes = Bool.random(using: &random) ? [] : ["help"]
          _ = try desk.markRead([ReadRequest(transcript: transcript, codes: codes)])
        }
      }
    }
    return (sample, coders)
  }

  /// Everything about the cases but their ids, with coders renamed.
  private func described(_ sample: SampleStudy, _ rename: (String) -> String = { $0 }) throws -> [String] {
    try DisagreementCases(sample.open(), coders: ["bo", "cleo", "dan"].map(rename), consensus: "consensus").cases.map {
      one in
      let codings = one.codings.map { "\(rename($0.coder)):\($0.span.start)-\($0.span.end)" }.sorted()
      return "\(one.transcript):\(one.turns) \(one.code) \(one.kind.rawValue) \(one.state.word) \(codings) "
        + "silent \(one.silent.map(rename).sorted()) beside \(one.beside.count)"
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func theOrderOfLinesDoesNotMatter(_ seed: UInt64) throws {
    let (sample, coders) = try draw(seed)
    let before = try described(sample)
    #expect(!before.isEmpty)
    var random = SeededGenerator(seed: seed)
    for coder in coders {
      let path = "codings/\(coder).jsonl"
      guard let text = try? sample.temporary.read(path) else { continue }
      let lines = text.split(separator: "\n").shuffled(using: &random)
      try sample.write(lines.joined(separator: "\n") + "\n", to: path)
    }
    #expect(try described(sample) == before)
  }

  @Test(arguments: [5, 6, 7, 8] as [UInt64]) func coderNamesDoNotMatter(_ seed: UInt64) throws {
    let (sample, coders) = try draw(seed)
    let before = try described(sample)
    // Round by one: who came first comes last.
    let next = Dictionary(uniqueKeysWithValues: zip(coders, coders.dropFirst() + coders.prefix(1)))
    let texts = coders.map { (coder: $0, text: try? sample.temporary.read("codings/\($0).jsonl")) }
    for (coder, _) in texts { try? FileManager.default.removeItem(at: sample.folder.journal(of: coder)) }
    for (coder, text) in texts { if let text { try sample.write(text, to: "codings/\(next[coder] ?? "").jsonl") } }
    let back = Dictionary(uniqueKeysWithValues: next.map { ($1, $0) })
    let after = try DisagreementCases(sample.open(), coders: coders, consensus: "consensus").cases
    #expect(after.count == before.count)
    let renamed = after.map { one in
      let codings = one.codings.map { "\(back[$0.coder] ?? ""):\($0.span.start)-\($0.span.end)" }.sorted()
      return "\(one.transcript):\(one.turns) \(one.code) \(one.kind.rawValue) \(one.state.word) \(codings) "
        + "silent \(one.silent.compactMap { back[$0] }.sorted()) beside \(one.beside.count)"
    }
    #expect(Set(renamed) == Set(before))
  }

  @Test func whatNobodyHasReadAddsNothing() throws {
    let (sample, _) = try draw(9)
    let before = try described(sample)
    try sample.write("Interviewer: More?\n\nFay: Help and water, and again help.\n", to: "transcripts/z.txt")
    #expect(try described(sample) == before)
    // One person's coding there is hers alone.
    try sample.tag("Help and water", "help", in: "z", by: "bo")
    let after = try described(sample)
    #expect(after.dropLast() == before[...])
    #expect(after.last?.contains("single") == true)
  }

  /// The ids of cases are those of their codings: decisions keep to them whatever else is coded.
  @Test func aDecisionStaysWithItsCodings() throws {
    let sample = try SampleStudy()
    try sample.tag("help and carry", "help", in: "a", by: "bo")
    try sample.tag("We help", "help", in: "a", by: "cleo")
    for coder in ["bo", "cleo"] { _ = try sample.desk(coder).markRead([ReadRequest(transcript: "a")]) }
    func cases() throws -> DisagreementCases {
      try DisagreementCases(sample.open(), consensus: "consensus")
    }
    let one = try #require(try cases().cases.first)
    #expect(one.kind == .boundaries && one.silent.isEmpty)
    let study = try sample.open()
    let request = try CaseDecision.merge.request(on: one, reason: "both", codebook: study.codebook)
    try sample.desk("consensus").resolve([request])
    #expect(try cases().cases.map(\.state.word) == ["decided"])
    #expect(try cases().coders == ["bo", "cleo"])
    // Another passage, and another code on the same words, leave it as it is.
    try sample.tag("thank you", "help", in: "a", by: "bo")
    try sample.tag("help and carry", "water", in: "a", by: "bo")
    #expect(try cases().cases.first { $0.id == one.id }?.state.word == "decided")
    // Somebody who reads it and does not code it opens it again; who codes it makes it another case.
    _ = try sample.desk("dan").markRead([ReadRequest(transcript: "a")])
    let reopened = try #require(try cases().cases.first { $0.id == one.id })
    #expect(reopened.state.word == "reopened" && reopened.silent == ["dan"])
    try sample.tag("carry water", "help", in: "a", by: "dan")
    #expect(try cases().cases.allSatisfy { $0.id != one.id })
  }

  @Test func decisionsInWords() throws {
    #expect(try CaseDecision(parsing: "take lin") == .take("lin"))
    #expect(try CaseDecision(parsing: " Take  both") == .takeAll)
    #expect(try CaseDecision(parsing: "leave out") == .leaveOut)
    #expect(try CaseDecision(parsing: "recode norms.informal") == .recode("norms.informal"))
    for wrong in ["", "take", "leave", "merge all", "recode"] {
      #expect(throws: Problem.self) { try CaseDecision(parsing: wrong) }
    }
  }
}
