import Basics
import Testing

@testable import Analysis

/// What holds for every option of every request, made from the declarations.
struct RequestOptionsTests {
  @Test func keysAreSnakeCaseAndEachIsDeclaredOnce() {
    for request in AnalysisCatalogue.all {
      let (verb, keys) = (request.verb, request.declaredKeys)
      #expect(Set(keys).count == keys.count, "\(verb)")
      #expect(keys.allSatisfy { $0.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil }, "\(verb): \(keys)")
      #expect(Set(keys).isDisjoint(with: ["make", "as", "title"]), "\(verb)")
    }
    let verbs = AnalysisCatalogue.all.map { $0.verb }
    #expect(Set(verbs).count == verbs.count)
  }

  @Test func everyOptionIsReadAsItWasWritten() {
    for request in AnalysisCatalogue.all { request.expectOptionsToBeReadAsWritten() }
  }

  @Test func aSecondValueIsKeptOrRefused() {
    for request in AnalysisCatalogue.all { request.expectSecondValuesToBeKeptOrRefused() }
  }

  @Test func aDefaultSaysNothingInTheForm() {
    let (verbs, forms) = (AnalysisCatalogue.all.map { $0.verb }, AnalysisCatalogue.all.map { $0.init().form })
    #expect(forms == verbs.map { [$0] })
  }

  @Test func aQueryIsReadAsStudyYamlIs() {
    let findings = Findings()
    let request = ComparisonRequest(
      WrittenOptions([("by", "town"), ("by", "age"), ("unit", "words"), ("where", "age > 3"), ("tests", "yes")]),
      findings: findings)
    #expect(findings.inOrder().isEmpty)
    #expect(request.by == ["town", "age"] && request.unit == .words && request.tests)
    #expect(request.filter.conditions == ["age > 3"] && request.filter.rollUp)
    let wrong = Findings()
    _ = ComparisonRequest(
      WrittenOptions([("unit", "word"), ("unti", "words"), ("seed", "1"), ("seed", "2")]), findings: wrong)
    #expect(
      wrong.inOrder().map(\.description) == [
        "error: `word` is not a value of `unit`. Did you mean `words`?",
        "error: `unti` is not an option of `compare`. Did you mean `unit`?",
        "error: `seed` takes one value, and has several. Keep one of them.",
        "error: `compare` needs a group. Add `by`.",
      ])
    #expect(wrong.inOrder().allSatisfy { $0.kind == .usage })
  }
}

extension AnalysisRequest {
  fileprivate static var declaredKeys: [String] { options.map(\.key) }

  /// A value that is not the option's default.
  private static func value(_ option: RequestOption<Self>) -> String {
    switch option.kind {
    case .choice(let words): words.last { ![$0].elementsEqual(option.words(Self())) } ?? ""
    case .whole(let range):
      [range.lowerBound == 0 ? 3 : range.lowerBound, range.lowerBound + 1].map(String.init)
        .first { ![$0].elementsEqual(option.words(Self())) } ?? ""
    case .decimal: "0.25"
    case .flag: "true"
    case .distance: "something:3turns"
    case .name, .condition, .cut, .text: "something"
    }
  }

  fileprivate static func expectOptionsToBeReadAsWritten() {
    for option in options {
      let value = value(option)
      let findings = Findings()
      let request = Self(WrittenOptions([(option.key, value)]), findings: findings)
      #expect(option.words(request) == [value], "\(verb): \(option.key)")
      #expect(request.form == [verb, "\(option.key)=\(value)"], "\(verb): \(option.key)")
      #expect(request != Self(), "\(verb): \(option.key)")
    }
  }

  fileprivate static func expectSecondValuesToBeKeptOrRefused() {
    for option in options {
      let (first, value) = (option.words(Self()).first ?? value(option), value(option))
      let findings = Findings()
      let request = Self(WrittenOptions([(option.key, first), (option.key, value)]), findings: findings)
      let refused = findings.inOrder().contains { $0.what == "`\(option.key)` takes one value, and has several" }
      let isKept = Set(option.words(request)) == [first, value]
      #expect(refused != isKept, "\(verb): \(option.key)")
    }
  }
}
