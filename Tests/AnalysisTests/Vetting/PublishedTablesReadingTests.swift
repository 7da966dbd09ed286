import Basics
import Statistics
import Testing

@testable import Analysis

/// What is wrong with a file is said with line, value and remedy, all of it at once.
@Suite struct PublishedTablesReadingTests {
  private func problems(_ yaml: String) -> [String] {
    do {
      _ = try PublishedTables.parse(Array(yaml.utf8), file: "t.yaml")
      return []
    } catch let problems as Problems {
      return problems.all.map { "\($0.line ?? 0): \($0.what). \($0.remedy)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func rowsOfDescriptives() {
    #expect(
      problems(
        """
        paper: P
        n: many
        tables:
          T:
            variables:
              a: {mean: "1,394", sd: -0.5}
              b: {mean: 1.2.3, range: 3 to 1}
              c: {levels: {low: 1}, values: integer}
              d: {vif: 0.5, men: 2}
        """) == [
          "2: `many` is not a value of `n`. Write a whole number from 1 to 10000000.",
          "6: `1,394` is not a number that `mean` can have. Write the digits as printed, with a point and without separators of thousands: `0.560`.",
          "6: `sd` is -0.5. It is 0 or more: compare it with the publication.",
          "7: `1.2.3` is not a number that `mean` can have. Write the digits as printed, with a point and without separators of thousands: `0.560`.",
          "7: `3 to 1` is not a range. Write the smallest and the largest value: `1 to 5`.",
          "8: the level `low` is not a whole number. Write value and label: `{0: female, 1: male}`.",
          "8: `integer` is not a value of `values`. Known: `whole`, `any`.",
          "9: `vif` is 0.5. It is 1 or more: compare it with the publication.",
          "9: `men` is not a key of a variable. Did you mean `mean`?",
        ])
  }

  @Test func models() {
    #expect(
      problems(
        """
        paper: P
        n: 3
        tables:
          T:
            stars: {"*": 0.05}
            models:
              one: {r2: 1.2, terms: {a: "0.1** (0.2)", b: "0.1 (", c: "x", d: "0.1 (-0.2)"}}
              two: {kind: logit}
          U:
            models:
              one: {kind: other, terms: {a: "1"}}
        """) == [
          "7: the model `one` has 3 coefficients and n = 3. Check n; a linear model needs more observations than coefficients.",
          "7: `r2` is 1.2. It is from 0 to 1: compare it with the publication.",
          "7: the table's `stars` do not say what `**` means. Add it: `stars: {\"*\": 0.05, \"**\": 0.01}`.",
          "7: `0.1 (` is not a cell of a regression table. Write the estimate with its stars, then the other figure in parentheses: `\"0.355* (0.205)\"`.",
          "7: `x` is not a cell of a regression table. Write the estimate with its stars, then the other figure in parentheses: `\"0.355* (0.205)\"`.",
          "7: `se` is -0.2. It is 0 or more: compare it with the publication.",
          "8: the model `two` has no `terms`. Add it.",
          "11: there is a model `one` already (line 7). Give each model a name of its own.",
        ])
  }

  @Test func theText() {
    #expect(
      problems(
        """
        paper: P
        tables:
          T:
            variables: {sex: {mean: 0.5, levels: {0: female, 1: male}}}
            models: {one: {terms: {age: "1"}}}
        text:
          shares:
            - {variable: sx, level: male, percent: 50}
            - {variable: sex, level: mal, percent: 50}
            - {variable: sex, level: male, percent: 150}
          tests:
            - "t = 2"
            - {model: on, term: age, p: "< 0.1"}
            - {model: one, term: agee, p: small}
            - {model: one, term: agee, p: "< 0.1"}
        """) == [
          "8: there is no variable `sx` in the tables. Did you mean `sex`?",
          "9: there is no level of `sex` `mal` in the tables. Did you mean `male`?",
          "10: `150` is not a percentage. Write a number from 0 to 100: `45.7`.",
          "12: `t = 2` is not a test that can be read. Write t(df), F(df, df), r(df), chi2(df) or z: `\"t(28) = 2.20, p = .036\"`.",
          "13: there is no model `on` in the tables. Did you mean `one`?",
          "14: `small` says nothing about p. Write `< 0.05`, `= .036` or `> 0.1`, in quotes.",
          "15: there is no term of `one` `agee` in the tables. Did you mean `age`?",
        ])
  }

  @Test func theFile() {
    #expect(problems("") == ["0: is empty. Fill it, or delete the file."])
    #expect(problems("table: {}").contains("1: the file has no `paper`. Add it."))
    #expect(problems("paper: [").count == 1)
  }

  @Test func figuresAsPrinted() throws {
    let yaml =
      "paper: P\ntables:\n  T:\n    parentheses: t\n    models:\n      m: {terms: {a: \"−.172† (−1.65)\", b: \"+2 [3]\"}}\n    stars: {†: .1}\n"
    let tables = try PublishedTables.parse(Array(yaml.utf8), file: "t.yaml")
    let terms = tables.places[0].models[0].terms
    #expect(terms[0].estimate?.number.units == -172 && terms[0].estimate?.number.places == 3)
    #expect(terms[0].marks == "†" && terms[0].statistic?.number.units == -165 && terms[0].standardError == nil)
    #expect(terms[1].estimate?.number.units == 2 && terms[1].statistic?.number.value == 3)
  }
}
