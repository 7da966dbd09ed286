import Codebooks
import Testing

@Suite struct RuleReadingTests {
  private func rules(_ yaml: String, top: String = "") throws -> [Rule] {
    try read(top + "codes:\n  - id: a\n    rules:\n" + yaml).codes[0].rules
  }

  @Test func everyPatternIsRead() throws {
    let rules = try rules(
      """
            - helped each other
            - neighb*
            - stem: organise
            - regex: "each (other|one)"
            - near: [help, {stem: carry}]
              within: 5 words
            - {all: [lift, {regex: "st[ae]irs"}]}
            - {any: [a b, c*]}
      """)
    #expect(
      rules.map(\.pattern) == [
        .any([.words("helped each other")]), .any([.prefix("neighb")]), .any([.stem("organise")]),
        .any([.regex("each (other|one)")]), .near([.words("help"), .stem("carry")], words: 5),
        .all([.words("lift"), .regex("st[ae]irs")]), .any([.words("a b"), .prefix("c")]),
      ])
    #expect(rules.map(\.line) == [4, 5, 6, 7, 8, 10, 11])
  }

  @Test func optionsAreReadAndHaveDefaults() throws {
    let rules = try rules(
      """
            - help
            - {any: [help], unless: [self-help, {stem: helpless}], speakers: everyone, span: turn, language: [en, de]}
            - {near: [a1, b1], within: 3, speakers: interviewers, span: match, language: zh-Hans}
      """)
    #expect(rules[0] == Rule(pattern: .any([.words("help")]), line: 4))
    #expect(
      rules[1]
        == Rule(
          pattern: .any([.words("help")]), unless: [.words("self-help"), .stem("helpless")], speakers: .everyone,
          extent: .turn, languages: ["en", "de"], line: 5))
    #expect(rules[2].languages == ["zh-Hans"])
    #expect(rules[2].extent == .match)
    #expect(rules[2].speakers == .interviewers)
  }

  @Test func aFilesLanguageIsThatOfRulesThatNameNone() throws {
    let rules = try rules("      - help\n      - {any: [帮], language: zh}\n", top: "language: en\n")
    #expect(rules.map(\.languages) == [["en"], ["zh"]])
  }

  /// Comparing each rule with all before it would take minutes.
  @Test(.timeLimit(.minutes(30))) func aCodeMayHaveAGreatManyRules() throws {
    let yaml = (0..<60_000).map { "      - word\($0)\n" }.joined()
    #expect(try rules(yaml).count == 60_000)
  }
}
