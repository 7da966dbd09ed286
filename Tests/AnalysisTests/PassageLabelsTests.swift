import Codebooks
import Codings
import Learning
import Statistics
import TestSupport
import Testing
import Transcripts

@testable import Analysis
@testable import Deciding
@testable import StudyIndex

/// What people have said about each passage, as models learn from it.
@Suite struct PassageLabelsTests {
  /// The labels of the group discussion's turns by Anna, Dan, the guest and Cai, under one code.
  private func labels(
    _ sample: SampleStudy, _ code: String, by coder: String? = nil, unit: SuggestionUnit = .turn
  ) throws -> [PassageLabels.Label] {
    let study = try sample.open()
    let view = try StudyView(study, filter: SegmentFilter())
    let passages = try SuggestionPassages(view, unit: unit)
    let group = try #require(view.transcripts.values.first { $0.name == "group" })
    let position = try #require(study.codebook.position(of: code))
    let labels = PassageLabels(passages, code: position, coder: coder, from: try PassageDecisions(view)).labels
    return zip(passages.passages, labels).filter { $0.0.transcript == group.id }.map(\.1)
  }

  private func read(_ transcript: String, codes: [String], in sample: SampleStudy, by coder: String = "anna") throws {
    _ = try sample.desk(coder).markRead([ReadRequest(transcript: transcript, codes: codes)])
  }

  @Test func whatNobodyReadIsOpen() throws {
    let sample = try SampleStudy()
    try sample.tag("Water water", "water", in: "group")
    #expect(try labels(sample, "water") == [.open, .positive, .open, .open])
    #expect(try labels(sample, "help") == [.open, .open, .open, .open])
  }

  @Test func whatWasReadAndNotCodedIsNegative() throws {
    let sample = try SampleStudy()
    try sample.tag("Water water", "water", in: "group")
    try read("group", codes: ["water"], in: sample)
    #expect(try labels(sample, "water") == [.negative, .positive, .negative, .negative])
    // It was read for water alone.
    #expect(try labels(sample, "help") == [.open, .open, .open, .open])
    // By anna alone.
    #expect(try labels(sample, "water", by: "bo") == [.open, .open, .open, .open])
    try sample.tag("I help with", "water", in: "group", by: "bo")
    #expect(try labels(sample, "water", by: "anna") == [.negative, .positive, .negative, .negative])
  }

  @Test func oneCodersCodingOutweighsAnothersReading() throws {
    let sample = try SampleStudy()
    try read("group", codes: ["water"], in: sample)
    try sample.tag("Nothing", "water", in: "group", by: "bo")
    #expect(try labels(sample, "water") == [.negative, .negative, .negative, .positive])
  }

  @Test func whatHasACodeBelowIsLeftOut() throws {
    let sample = try SampleStudy()
    try read("group", codes: ["help", "help.given", "help.taken"], in: sample)
    try sample.tag("Nothing", "help.given", in: "group")
    #expect(try labels(sample, "help") == [.negative, .negative, .negative, .leftOut])
    try sample.tag("Nothing", "help", in: "group")
    #expect(try labels(sample, "help") == [.negative, .negative, .negative, .positive])
  }

  @Test func aRefusalOfTheWholePassageIsNegative() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    let hits = try study.hits().filter { $0.transcript == "group" && $0.code == "water" }
    // The hits are words inside turns: refusing them says nothing about the turns.
    _ = try sample.desk().judge(hits, .reject)
    #expect(try labels(sample, "water").allSatisfy { $0 == .open })
    let whole = HitRecord(
      id: "s1", transcript: "group", transcriptHash: hits[0].transcriptHash, turn: 3, speaker: 0, code: "water",
      span: try turn(3, of: "group", in: study), match: try turn(3, of: "group", in: study), state: .unreviewed,
      suggestion: "model")
    _ = try sample.desk().judge([whole], .reject)
    #expect(try labels(sample, "water") == [.open, .negative, .open, .open])
    #expect(try sample.open().rejections().count { $0.isOfSuggestion } == 1)
  }

  @Test func sentencesAreJudgedByTheWordsThatACodingHas() throws {
    let sample = try SampleStudy()
    try sample.write("Anna: We carry water. Nobody helps.\n\nDan: No.\n", to: "transcripts/group.txt")
    try sample.tag("carry water", "water", in: "group")
    try read("group", codes: ["water"], in: sample)
    #expect(try labels(sample, "water", unit: .sentence) == [.positive, .negative, .negative])
  }

  private func turn(_ number: Int, of name: String, in study: Study) throws -> Span {
    let record = try #require(try study.transcripts().first { $0.name == name })
    return try #require(try study.turns(of: record).first { $0.number == number }).span
  }
}

/// The share of suggestions that are right, by those drawn at random.
@Suite struct SuggestionPrecisionTests {
  @Test func onlyWhatWasDrawnCounts() throws {
    var precision = SuggestionPrecision()
    #expect(precision.share == nil)
    precision.record(.chance, isRight: true, at: 0)
    precision.record(.value, isRight: true, at: 1)
    precision.record(.doubt, isRight: false, at: 2)
    precision.record(nil, isRight: false, at: 3)
    #expect(precision.drawn == 1 && precision.right == 1)
    precision.record(.chance, isRight: false, at: 5)
    #expect(precision.share?.estimate == 0.5)
    precision.forget(at: 5)
    #expect(precision.share?.estimate == 1)
  }
}
