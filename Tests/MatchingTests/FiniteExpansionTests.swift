import Codebooks
import TestSupport
import Testing

@testable import Matching

@Suite struct FiniteExpansionTests {
  private func texts(_ expression: String) -> [String]? {
    FiniteExpansion(expression)?.texts.map { scalars in
      String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
  }

  @Test func alternativesGroupsAndOptionsAreMultipliedOut() {
    #expect(texts("help|car(e|ing)? us") == ["help", "care us", "caring us", "car us"])
    #expect(texts("(?:a|b)[12]") == ["a1", "a2", "b1", "b2"])
    #expect(texts("wouldn['’]?t") == ["wouldn't", "wouldnt"])
    #expect(texts("a\\.b\\?") == ["a.b?"])
    #expect(texts("(a|a)") == ["a"])
  }

  @Test(arguments: [
    "a*", "a+", "a.b", "\\w", "[^a]", "[a-z]", "a{2}", "(?i)a", "a?", "(a", "a)", "a??b", "[a", "\\d", "",
  ])
  func whatIsEndlessOrUnclearIsLeftToHyperscan(_ expression: String) {
    #expect(texts(expression) == nil)
  }

  @Test func tooManyTextsAreLeftToHyperscan() {
    #expect(texts(String(repeating: "(a|b)", count: 9))?.count == 512)
    #expect(texts(String(repeating: "(a|b)", count: 10)) == nil)
  }

  /// The same expression by the other way: an inline flag that changes nothing keeps it from being expanded.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func bothWaysFindTheSame(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    func expression(_ depth: Int) -> String {
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        let atom =
          depth > 0 && Bool.random(using: &generator)
          ? "(" + expression(depth - 1) + "|" + expression(depth - 1) + ")"
          : pick(["a", "b", "ab", " ", "é", "帮", "'", "K"])
        return atom + (depth < 2 ? pick(["", "", "?"]) : "")
      }.joined()
    }
    let edge = pick(["", "\\b"])
    let body = "(?:" + expression(2) + ")x?"
    let text = (0..<60).map { _ in pick(["a", "b", "A", "ab", " ", "é", "É", "帮", "’", "k", "x", "-", "\n"]) }.joined()
    let expanded = "\(edge)a\(body)\(edge)"
    let scanned = "\(edge)(?i:a)\(body)\(edge)"
    guard FiniteExpansion("a\(body)") != nil else { return }
    #expect(FiniteExpansion("(?i:a)\(body)") == nil)
    let utf8 = Array(text.utf8)
    let first = try TextSearch(terms: [.regex(expanded)], language: "en").matches(in: utf8)
    let second = try TextSearch(terms: [.regex(scanned)], language: "en").matches(in: utf8)
    #expect(first == second, "\(expanded) in \(text)")
  }
}
