import Testing
import Transcripts

@testable import Matching

/// Words, phrases and prefixes.
@Suite struct WordsTests {
  @Test func caseIsFolded() throws {
    try expect("{any: [help], span: match}", "«Help», «HELP» and «help».")
    try expect("{any: [ÉCOLE], span: match}", "l’été à l'«école».", language: "fr")
    try expect("{any: [помощь], span: match}", "«ПОМОЩЬ» и «помощь»", language: "ru")
    try expect("{any: [ΣΊΣΥΦΟΣ], span: match}", "«Σίσυφος» «σίσυφοσ»", language: "el")
  }

  @Test func wordsStandBetweenWordBoundaries() throws {
    try expect("{any: [help], span: match}", "helper, unhelp, help_me, help2, 3help, self-«help»; («help»)")
    try expect("{any: [mother], span: match}", "«mother»'s «mother»’s «mother», grandmother")
    try expect("{any: [3], span: match}", "3.5 1,3 «3» and «3».")
    try expect("{any: [e], span: match}", "e\u{301} and «e»")
    try expect("{any: [C++], span: match}", "«C++» is not C+")
  }

  @Test func apostrophesAreAlike() throws {
    try expect("{any: [\"don't\"], span: match}", "«don't» «don’t» dont don'ts")
    try expect("{any: [don’t], span: match}", "«don't» «Don’t»")
    try expect("{any: [organisation], span: match}", "l’«organisation» d'«organisation»", language: "fr")
  }

  @Test func whiteSpaceInAPhraseIsAnyWhiteSpace() throws {
    try expect(
      "{any: [helped each other], span: match}",
      "we «helped each  other», «helped\neach\u{A0}\u{2009}other», helped eachother")
  }

  @Test func prefixesRunToTheEndOfTheWord() throws {
    try expect("{any: [neighb*], span: match}", "«neighb», «neighbourly», my «neighbour’s», unneighbourly")
    try expect("{any: [take care*], span: match}", "they «take  careful» steps")
  }

  @Test func scriptsWithoutSpacesHaveNoWordBoundaries() throws {
    try expect("{any: [帮忙], span: match}", "大家都来«帮忙»了，有的«帮忙»煮饭", language: "zh")
    try expect("{any: [app], span: match}", "我用«app»看，不用apps", language: "zh")
    try expect("{any: [微信*], span: match}", "用«微信»群", language: "zh")
    try expect("{any: [手机 app], span: match}", "用«手机 app»学", language: "zh")
  }

  @Test func normalFormsAreAlike() throws {
    try expect("{any: [\"cafe\u{301}\"], span: match}", "«café» cafe")
  }

  @Test func combiningMarksBelongToTheWord() throws {
    try expect("{any: [na], span: match}", "na\u{303}, «na»")
  }

  @Test func longPhrasesAreComparedToTheirEnd() throws {
    let phrase = "what would people in the whole of the village then have said about us"
    try expect("{any: [\(phrase)], span: match}", "«\(phrase)» \(phrase.dropLast(2))")
    try expect("{any: [\(String(repeating: "ab", count: 40))], span: match}", "«\(String(repeating: "aB", count: 40))»")
  }

  @Test func nothingMatchesInLabelsOrAcrossTurns() throws {
    let transcript = interview([
      ("I", "do you help"), ("P each", "other people help"), ("N", "help each"), ("P", "other"),
    ])
    let rule = try codebook("{any: [p, each, help each, each other, help n, I], span: match, speakers: everyone}")
    let found = try hits(rule, transcript)
    #expect(found.map { transcript.text[$0.span] } == ["help each", "each"])
    #expect(found.map(\.turn) == [2, 2])
  }

  @Test func theEndsOfATurnAreWordBoundaries() throws {
    // Without the turn's limits the colon would join them in Swedish.
    let colon = interview([("Pa:a", "app")], language: "sv")
    let turns = [Turn(number: 1, speaker: 0, span: Span(3, 4), time: nil, line: 1)]
    let cut = Transcript(
      name: "t", frontMatter: FrontMatter(), text: colon.text, speakers: colon.speakers, turns: turns, language: "sv")
    #expect(try hits(try codebook("{any: [a], span: match}"), cut).count == 1)
  }
}
