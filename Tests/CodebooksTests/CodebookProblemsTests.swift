import Basics
import Codebooks
import Testing

/// What is said about a wrong codebook, word for word.
@Suite struct CodebookProblemsTests {
  private func problems(_ files: (path: String, yaml: String)...) -> [String] {
    do {
      _ = try Codebook.read(files: files.map { ($0.path, Array($0.yaml.utf8)) })
      return []
    } catch let problems as Problems {
      return problems.all.map(\.description)
    } catch {
      return ["another error"]
    }
  }

  private func problem(ofRule rule: String) -> [String] {
    problems(("a.yaml", "codes:\n  - id: a\n    rules:\n      - \(rule)\n"))
  }

  @Test func allProblemsAreToldInTheirOrder() {
    let yaml = """
      codes:
        - id: a
          nme: A
        - name: B
        - id: C d
        - id: e
          colour: red
          rules: {stem: x}
      """
    #expect(
      problems(("b.yaml", "cods: []"), ("a.yaml", yaml)) == [
        "a.yaml:3:5: error: `nme` is not a key of a code. Did you mean `name`?",
        "a.yaml:4:5: error: a code has no `id`. Give it a short one that will not change, as `norms.informal`.",
        "a.yaml:5:9: error: `C d` is not shaped like an id. Use small letters, digits, `-` and `_`, with full stops "
          + "between the parts: `c-d`, for one.",
        "a.yaml:7:13: error: `red` is not a colour. Write it as \"#0072b2\", with the quotes.",
        "a.yaml:8:12: error: `rules` should be a list, but is keys with values. See the study's file formats for its "
          + "shape.",
        "b.yaml:1:1: error: `cods` is not a key of the codebook. Did you mean `codes`?",
        "b.yaml:1:1: error: there is no `codes:`. List the codes under a key `codes:` at the left margin.",
      ])
  }

  @Test func anIdThatStandsTwiceNamesBothPlaces() {
    #expect(
      problems(("a.yaml", "codes:\n  - id: x\n"), ("b.yaml", "codes:\n  - id: y\n    codes:\n      - id: x\n")) == [
        "b.yaml:4: error: the id `x` is taken already, at a.yaml:2. Give one of the two another id."
      ])
  }

  @Test func formerIdsMayNotClash() {
    let yaml = "codes:\n  - id: a\n  - {id: b, was: a}\n  - {id: c, was: old}\n  - {id: d, was: [old]}\n"
    #expect(
      problems(("a.yaml", yaml)) == [
        "a.yaml:3: error: `b` says that it was `a`, but a code has that id now, at a.yaml:2. Take `a` out of `was:`, "
          + "or rename the other code.",
        "a.yaml:5: error: both `d` and `c` (a.yaml:4) say that they were `old`. Keep `old` under the one that its "
          + "codings belong to.",
      ])
  }

  @Test func anUnquotedColourIsExplained() {
    #expect(
      problems(("a.yaml", "codes:\n  - id: a\n    colour: #ff0000\n")).first?.contains("takes the # for a comment")
        == true)
  }

  @Test(arguments: [
    (
      "\"...\"",
      "a.yaml:4:9: error: `...` can never match: it has no letter, number or symbol. Write a word, or use `regex`."
    ),
    ("\"*\"", "a.yaml:4:9: error: there is nothing before the star. Write how the word begins, as `help*`."),
    (
      "he*p",
      "a.yaml:4:9: error: `he*p` has a star that is not at its end. Write `begin*` for words that begin so, or use `regex`."
    ),
    (
      "{near: [a], within: 3}",
      "a.yaml:4:16: error: `near` needs at least two terms. Add the other one, or use `any` for a single term."
    ),
    ("{near: [a, b]}", "a.yaml:4:9: error: `near` does not say how near. Add `within: 5 words` to the rule."),
    (
      "{near: [a, b], within: 0}",
      "a.yaml:4:32: error: `0` is not a distance. Write a number of words from 1 to 1000, as `within: 5 words`."
    ),
    (
      "{near: [a, b], within: 2 lines}",
      "a.yaml:4:32: error: `2 lines` is not a distance. Write a number of words from 1 to 1000, as `within: 5 words`."
    ),
    ("{any: [a], within: 2}", "a.yaml:4:28: error: `within` belongs to `near` only. Use `near`, or take `within` out."),
    (
      "{unless: [a]}",
      "a.yaml:4:9: error: the rule does not say what to look for. Give it exactly one of `stem`, `regex`, `near`, `all`, `any`."
    ),
    (
      "{any: [a], all: [b, c]}",
      "a.yaml:4:9: error: the rule says more than one thing to look for: `all`, `any`. Give it exactly one of `stem`, `regex`, `near`, `all`, `any`."
    ),
    (
      "{any: [a], unless: [a]}",
      "a.yaml:4:9: error: the rule can never match: what it looks for is also under `unless`. Take the term out of one of the two."
    ),
    ("{any: [a], span: sentense}", "a.yaml:4:26: error: `sentense` is not a value of `span`. Did you mean `sentence`?"),
    ("{any: [a], speaker: everyone}", "a.yaml:4:20: error: `speaker` is not a key of a rule. Did you mean `speakers`?"),
    (
      "{any: [a], language: english language}",
      "a.yaml:4:30: error: `english language` is not a language tag. Write it as `en`, `zh` or `pt-BR` (BCP 47)."
    ),
    (
      "{stem: look after}",
      "a.yaml:4:16: error: `stem` takes one word, not `look after`. Use `near` with a `{stem: …}` for each word."
    ),
    (
      "{stem: look*}", "a.yaml:4:16: error: `stem` takes a whole word, not `look*`. Use either `stem: word` or `word*`."
    ),
    (
      "{any: [{stem: a, regex: b}]}",
      "a.yaml:4:16: error: a term with keys needs exactly one of `stem` and `regex`. Use two terms for two things to look for."
    ),
    ("{any: []}", "a.yaml:4:15: error: `any` needs at least one term. List what to look for."),
    (
      "[a, b]",
      "a.yaml:4:9: error: a rule should be text or keys, but is a list. See the study's file formats for its shape."
    ),
    ("\"\"", "a.yaml:4:9: error: a rule is empty. Write something there, or leave it out."),
  ])
  func rulesThatAreWrong(_ rule: String, _ told: String) {
    #expect(problem(ofRule: rule) == [told])
  }

  @Test func aKeyIsTheSameInQuotes() {
    #expect(
      problems(("a.yaml", "codes:\n  - {id: a, 1: b, \"1\": c}\n")).first?.contains("`1` occurs more than once") == true
    )
  }

  @Test func brokenYAMLNamesItsLine() {
    #expect(problems(("a.yaml", "codes:\n  - id: a\n   name: [\n")).first?.hasPrefix("a.yaml:3:") == true)
    #expect(
      problems(("a.yaml", "codes:\n  - id: a\n    id: b\n")).first?.contains("`id` occurs more than once") == true)
  }
}
