import Basics
import Codebooks
import TestSupport
import Testing
import Transcripts

@testable import Matching

@Suite struct TextSearchTests {
  private func found(_ terms: [Term], _ marked: String, language: String = "en") throws -> Bool {
    let marks = MarkedText(marked)
    let utf8 = Array(marks.text.utf8)
    let scalars = Array(marks.text.unicodeScalars)
    let wanted = marks.spans.sorted().map { span in
      let start = scalars[..<span.start].reduce(0) { $0 + UTF8.width($1) }
      return start..<start + scalars[span.start..<span.end].reduce(0) { $0 + UTF8.width($1) }
    }
    return try TextSearch(terms: terms, language: language).matches(in: utf8) == wanted
  }

  @Test func leftmostLongestAndNotOverlapping() throws {
    #expect(try found([.words("each other"), .words("helped each"), .words("helped")], "they «helped each» other"))
    #expect(try found([.words("help"), .words("help each"), .prefix("h")], "é «help each» «hand» «help»"))
    #expect(try found([.regex("a+"), .words("大家")], "«aaa»b«大家»«a»", language: "zh"))
  }

  @Test func theSameTermsFoldAsInRules() throws {
    #expect(try found([.stem("helping")], "«Helps» helper «HELPED»"))
    #expect(try found([.words("don't")], "«DON’T»"))
  }

  @Test func typesetFormsAreAlikeAsInRules() throws {
    #expect(try found([.words("re-open"), .words("office")], "é «re\u{2011}open» the «o\u{FB03}ce», «re-open»"))
    #expect(try found([.words("mayor")], "the «mayor»’s"))
  }

  @Test func caseWhereItIsAskedFor() throws {
    let text = Array("US and us, Us".utf8)
    #expect(try TextSearch(terms: [.words("US")], language: "en", isCaseSensitive: true).matches(in: text) == [0..<2])
    let expression = [Term.regex("U[sS]"), .prefix("u")]
    #expect(
      try TextSearch(terms: expression, language: "en", isCaseSensitive: true).matches(in: text)
        == [0..<2, 7..<9, 11..<13])
  }

  @Test func anEmptyTextHasNoMatches() throws {
    #expect(try TextSearch(terms: [.words("a"), .regex("b")], language: "en").matches(in: []).isEmpty)
  }

  @Test func aWrongExpressionIsAProblemOfUsage() {
    let problems = #expect(throws: Problems.self) { try TextSearch(terms: [.regex("(a")], language: "en") }
    #expect(problems?.all.first?.kind == .usage)
  }
}
