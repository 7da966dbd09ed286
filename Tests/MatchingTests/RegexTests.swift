import Basics
import Codebooks
import Testing
import Transcripts

@testable import Matching

@Suite struct RegexTests {
  @Test func theLeftmostLongestIsTaken() throws {
    try expect("{any: [{regex: \"ab|abc|c\"}], span: match}", "«abc» x«ab»x «c»")
    try expect("{any: [{regex: \"each (other|one)( of us)?\"}], span: match}", "«Each other of us», «each one»")
  }

  @Test func matchesAreExactWhereStartsCompete() throws {
    try expect("{any: [{regex: '\\ba.*b|b'}], span: match}", "xa «b» «ab»\nx«b»")
    try expect("{any: [{regex: '\\w+ \\w+'}], span: match}", "«one two» «drei vier» f")
    try expect("{any: [{regex: '^a|c$'}], span: match}", "«a» a c «c»")
    try expect("{any: [{regex: '\\bc\\b$'}], span: match}", "c «c»")
  }

  @Test func matchesDoNotOverlap() throws {
    try expect("{any: [{regex: \"[a-z]+ [a-z]+\"}], span: match}", "«one two» «three four»")
  }

  @Test func boundariesAtTheEndsAreOurs() throws {
    try expect("{any: [{regex: '\\bhelp(s|ed)?\\b'}], span: match}", "«helped» helper unhelp «helps», «help»")
    try expect("{any: [{regex: '\\ba.*b\\b'}], span: match}", "xa «ab b»")
    try expect("{any: [{regex: '\\bhe\\w*|\\bno\\b'}], span: match}", "the «he» «hers» «no» not")
    try expect("{any: [{regex: '\\bapp\\w*'}], span: match}", "用«app»", language: "zh")
  }

  @Test func apostrophesAreAlike() throws {
    try expect("{any: [{regex: \"wouldn'?t\"}], span: match}", "«wouldn’t» «wouldn't» «wouldnt»")
    try expect("{any: [{regex: \"wouldn[' ]t\"}], span: match}", "«wouldn’t» «wouldn t»")
  }

  @Test func noExpressionBeginsInALabel() throws {
    let transcript = interview([("P", "b a"), ("P", "b")])
    let found = try hits(try codebook("{any: [{regex: '[a-zP].*b'}, {regex: '^b'}], span: match}"), transcript)
    #expect(found.map { transcript.text[$0.span] } == ["b", "b"])
    #expect(found.map(\.turn) == [0, 1])
  }

  @Test(arguments: [
    ("(?<=a)b", "looking back, `(?<=` or `(?<!`"),
    ("a(?!b)", "looking ahead, `(?=` or `(?!`"),
    ("(a)\\1", "a back-reference"),
    ("a\\bb", "`\\b` (a word boundary) anywhere but at the beginning or the end"),
    ("a(b|^c)", "`^` or `$` (the turn's ends) anywhere but at the beginning or the end"),
    ("a*", "matching nothing at all"),
    ("(a", "Missing close parenthesis for group started"),
    ("\\w{1,50}x", "repetitions of so many characters; `\\w+` and `.*` are easier than `\\w{1,20}`"),
  ])
  func whatIsNotSupportedIsTold(_ expression: String, _ reason: String) throws {
    let codebook = try codebook("help", "{regex: '\(expression)'}")
    do {
      _ = try Matcher(codebook: codebook, language: "en")
      Issue.record("accepted")
    } catch let problems as Problems {
      #expect(problems.all.count == 1)
      #expect(problems.all.first?.place == "codebook/a.yaml:5")
      #expect(
        problems.all.first?.what == "the regular expression of a rule of `a` is not supported: \(reason)")
    }
  }

  @Test func allRefusedExpressionsAreTold() throws {
    let codebook = try codebook("{regex: '(?=a)'}", "{any: [b, {regex: '(c'}]}")
    let problems = #expect(throws: Problems.self) { try Matcher(codebook: codebook, language: "en") }
    #expect(problems?.all.map(\.line) == [4, 5])
  }
}
