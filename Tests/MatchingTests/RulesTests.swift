import Testing
import Transcripts

@testable import Matching

/// What rules make of the terms they find.
@Suite struct RulesTests {
  @Test func theSentenceIsCodedUnlessSaidOtherwise() throws {
    try expect("help", "Nobody came. «We had help from Yang.» Then it rained. «Help?»  «They help!»")
    try expect("{any: [help], span: turn}", "«Nobody came. We had help. It rained.»")
    try expect("帮忙", "下雨了。«大家来帮忙！»后来走了。", language: "zh")
  }

  @Test func aPhraseOverTwoSentencesCodesBoth() throws {
    try expect("{regex: 'came[.] We'}", "It rained. «Nobody came. We went.» Then home.")
  }

  @Test func nearCountsWords() throws {
    try expect(
      "{near: [help, other], within: 2, span: match}", "«help each other» and a lot more help and so on, «other help»")
    try expect("{near: [a1, b1, c1], within: 3, span: match}", "a1 x x «c1 a1 b1» x x x c1")
    try expect("{near: [一起, 排练], within: 4, span: match}", "我们«一起在队里排练»", language: "zh")
  }

  @Test func nearReachesOverSentences() throws {
    try expect("{near: [lift, learn], within: 6}", "It was new. «I took the lift. So I learn.» Yes.")
  }

  @Test func allStandInOneSentence() throws {
    try expect("{all: [team, roster]}", "The team came. The roster hung. «The roster of the team.»")
    try expect("{all: [team, roster], span: turn}", "«The team came. The roster hung.»")
    try expect("{all: [team, roster, team], span: match}", "the «roster of the team» and the team")
  }

  @Test func unlessCancelsInTheSameSentenceOrTurn() throws {
    try expect("{any: [help], unless: [self]}", "I self help. «They help.»")
    try expect("{any: [help], unless: [self], span: turn}", "I self. They help.")
    try expect("{any: [help], unless: [self], span: match}", "Help your self. «Help» me.")
    try expect(
      "{near: [help, each], within: 3, unless: [\"don't\"]}", "We don’t help each other. «We help each other.»")
  }

  @Test func onlyTheSpeakersOfTheRuleAreSearched() throws {
    let transcript = interview([("I", "help"), ("P", "help"), ("Note", "help")])
    #expect(try hits(codebook("help"), transcript).map(\.turn) == [1])
    #expect(try hits(codebook("{any: [help], speakers: interviewers}"), transcript).map(\.turn) == [0])
    #expect(try hits(codebook("{any: [help], speakers: everyone}"), transcript).map(\.turn) == [0, 1, 2])
  }

  @Test func onlyTranscriptsInTheRulesLanguageAreSearched() throws {
    let rule = try codebook("{any: [help], language: [zh, en-GB]}")
    #expect(try hits(rule, interview([("P", "help")], language: "en-US")).count == 1)
    #expect(try hits(rule, interview([("P", "help")], language: "de")).isEmpty)
  }

  @Test func oneCodeOnOneSpanIsOneHitOfTheFirstRule() throws {
    let transcript = interview([("P", "We help and help, we carry.")])
    let found = try hits(try codebook("carry", "help", "{all: [help, carry]}"), transcript)
    #expect(found.count == 1)
    #expect(found.first?.rule == 0)
    #expect(found.first.map { transcript.text[$0.match] } == "carry")
  }

  @Test func anEmptyTranscriptHasNoHits() throws {
    #expect(try hits(codebook("help", "{regex: x}"), interview([])).isEmpty)
    #expect(try hits(codebook("{any: [x], language: de}"), interview([("P", "x")])).isEmpty)
  }

  @Test func aContextServesManyTranscripts() throws {
    let matcher = try Matcher(codebook: try codebook("help", "{stem: carry}", "{regex: 'l.ft'}"), language: "en")
    let context = try matcher.makeContext()
    let transcripts = [
      interview([("P", "They help. I carried it to the lift.")]), interview([("P", "No. Help carrying!")]),
    ]
    let fresh = try transcripts.map { matcher.hits(in: $0, using: try matcher.makeContext()) }
    #expect(transcripts.map { matcher.hits(in: $0, using: context) } == fresh)
    #expect(fresh.map(\.count) == [2, 1])
  }
}
