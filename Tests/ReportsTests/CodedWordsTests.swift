import Testing

@testable import Reports

/// Coded words in the report's transcripts.
@Suite struct CodedWordsTests {
  private static func passage(
    _ range: Range<Int>, _ code: String, _ coders: [String] = [], isHit: Bool = false, isJudged: Bool = true
  ) -> ReportedTranscript.Passage {
    .init(range: range, code: code, coders: coders, isHit: isHit, isJudged: isJudged)
  }

  private static func coded(_ text: String, _ passages: ReportedTranscript.Passage...) -> CodedWords {
    CodedWords(.init(number: 1, speaker: "Ann", isInterviewer: false, text: text, passages: passages))
  }

  @Test func overlappingPassagesAreMarkedAndNumberedByTheirPlaces() {
    let words = Self.coded(
      "a<b cd ef", Self.passage(4..<9, "Later", ["bo"]), Self.passage(0..<6, "<First>", ["anna", "bo"]))
    #expect(words.html == "<mark>a&lt;b cd¹ ef²</mark>")
    #expect(words.listHTML == "anna, bo: ¹ &lt;First&gt;; bo: ² Later")
  }

  @Test func hitsThatNobodyHasJudgedAreToldFromCodings() {
    let words = Self.coded(
      "我们帮忙 yes", Self.passage(0..<4, "Help", isHit: true, isJudged: false), Self.passage(2..<4, "Kin", ["lin"]),
      Self.passage(5..<8, "Yes", ["lin"], isHit: true))
    #expect(
      words.html == "<u>我们</u><mark>帮忙¹,²</mark> <mark>yes³</mark>")
    #expect(
      words.listHTML
        == "hits not judged: ¹ Help; lin: ² Kin; hits accepted by lin: ³ Yes"
    )
  }

  @Test func wordsWithoutCodesStayAsTheyAre() {
    #expect(Self.coded("one\ntwo").html == "one<br>two")
    #expect(Self.coded("one\ntwo").listHTML.isEmpty)
    #expect(Self.coded("ab", Self.passage(0..<9, "Beyond", ["x"])).html == "<mark>ab¹</mark>")
    #expect(Self.coded("").html == "")
  }
}
