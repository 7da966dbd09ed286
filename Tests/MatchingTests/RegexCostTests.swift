import Codebooks
import Testing
import Transcripts

@testable import Matching

@Suite struct RegexCostTests {
  @Test(arguments: [
    ("help", 4), ("a{3}b", 4), ("a{2,5}", 5), ("a{2,}", 2), ("a{,5}", 5), ("(ab|cd){10}x", 41),
    ("((a{10}){10}){10}", 1000),
    ("\\w+ing", 603), ("[a-z]{5}", 5), ("[^,]", 10), ("[\\w']{2}", 1200), ("\\d{4}", 200), ("\\p{Han}{2}", 100),
    ("\\p{L}{2}", 1200), ("\\pL", 600), ("é", 10), ("a{x}", 4), ("\\{3}", 3), ("\\x{4e00}", 10), ("[]a]{3}", 3),
    ("a{9223372036854775807}{9223372036854775807}", Int.max), ("a{99999999999999999999}", Int.max), ("((((", 0),
    ("\\", 1),
    (")", 0), ("[", 1), ("\\p{", 600), ("", 0),
  ])
  func theCostOfAnExpression(expression: String, cost: Int) {
    #expect(RegexCost(expression).total == cost, "\(expression)")
  }

  /// What Hyperscan 5.4 was measured to take from half a minute to minutes for.
  @Test(arguments: [
    "\\w{1,50}x", "\\w{1,20}x", "(\\w{1,500}){1,500}", "\\p{L}{1,20}\\p{L}{1,20}", "(?:\\w+\\W+){0,20}x",
    "(ab|cd|e){1,3000}x", "x{1,32000}y{1,32000}", "\\p{L}{1,300}\\p{L}{1,300}\\p{L}{1,300}",
  ])
  func expressionsThatWouldTakeMinutesAreRefusedAtOnce(expression: String) throws {
    let start = ContinuousClock.now
    #expect(throws: (any Error).self) { try TextSearch(terms: [.regex(expression)], language: "en") }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test(arguments: [
    "\\w+ing \\w+", "\\w{3}x", "(?:\\w+\\s+){0,5}help", "[0-9]+ (yuan|months)", "\\p{Han}{1,10}助", ".{0,300}b",
    "\\d{1,50}x",
    "(a+)+b", "(.*)*x", "(a|b|c|d|e){1000}", "(a|b)*a(a|b){20}",
  ])
  func expressionsThatPeopleWriteAreTaken(expression: String) throws {
    _ = try TextSearch(terms: [.regex(expression)], language: "en")
  }

  @Test func manyExpressionsAreRefusedTogether() throws {
    let terms = (0..<2000).map { Term.regex("x\($0)[a-q]{1,400}y") }
    let start = ContinuousClock.now
    #expect(throws: (any Error).self) { try TextSearch(terms: terms, language: "en") }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  /// Each of the places that begin a match would otherwise look through all that follows.
  @Test func aLongTurnIsNotGoneThroughFromEveryPlace() throws {
    let search = try TextSearch(terms: [.regex("a[^!]*b{5}")], language: "en")
    let text = String(repeating: "a ", count: 150_000) + "! é abbbbb"
    let start = ContinuousClock.now
    #expect(try search.matches(in: Array(text.utf8)) == [text.utf8.count - 6..<text.utf8.count])
    #expect(ContinuousClock.now - start < .seconds(90))
    // The end of what is looked at may be inside a character.
    let wide = "a" + String(repeating: "é", count: 60_000) + "bbbbb"
    #expect(try search.matches(in: Array(wide.utf8)).isEmpty)
  }
}
