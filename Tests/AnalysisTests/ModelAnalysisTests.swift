import Basics
import Respondents
import Statistics
import StudyDefinition
import StudyIndex
import TestSupport
import Testing

@testable import Analysis

/// Scales, models and descriptions of a small survey.
@Suite struct ModelAnalysisTests {
  /// Twelve respondents; y is 1 + 2 x + 3 b and a little more.
  static let rows = """
    id,x,b,y,z,town,w
    1,1,0,3.1,1,HC,1
    2,2,1,8.2,2,HC,2
    3,3,0,6.9,1,XT,1
    4,4,1,11.8,3,XT,1
    5,5,0,11.2,2,LT,2
    6,6,1,16.1,3,LT,1
    7,7,0,14.8,1,HC,3
    8,8,1,20.3,2,XT,1
    9,9,0,18.9,3,LT,1
    10,10,1,24.1,2,HC,2
    11,11,0,23.2,3,XT,1
    12,12,1,,1,LT,1

    """

  private func view(_ yaml: String, _ rows: String = rows) throws -> SurveyView {
    let temporary = try TemporaryFolder()
    try temporary.write(
      """
      survey:
        file: survey.csv
        id: id
        variables:
          b: {type: nominal, values: {0: "no", 1: "yes"}}
          z: {type: ordinal, values: {1: low, 2: middling, 3: high}}
          town: {type: nominal}
      \(yaml)
      """, to: "study.yaml")
    try temporary.write(rows, to: "survey.csv")
    let folder = StudyFolder(root: temporary.url)
    let configuration = try StudyConfiguration.read(folder)
    return try SurveyView(
      study: "s", data: try SurveyData.load(folder, try #require(configuration.survey)))
  }

  private func problem(_ model: String) throws -> String {
    do {
      _ = try view("models:\n  m: \(model)\n").models(named: [])
    } catch let problem as Problem {
      #expect(problem.file == "study.yaml" && problem.line != nil)
      return problem.what
    }
    return ""
  }

  /// Origin: R 4.2.2, `lm(y ~ x + b, d)`.
  @Test func linear() throws {
    let model = try #require(try view("models:\n  m: {outcome: y, terms: [x, b]}\n").models(named: ["m"]).first)
    #expect(model.terms.map(\.name) == ["x", "b", "(constant)"])
    #expect(model.fit.count == 11 && model.deletion.dropped == 1)
    let expected = [2.0063636363636372, 3.0833333333333348, 0.97848484848484074]
    for (term, number) in zip(model.terms, expected) { #expect(abs(term.test.estimate - number) < 1e-9) }
    #expect(model.terms[0].inflation != nil && model.terms[2].inflation == nil)
  }

  @Test func factorsAndClusters() throws {
    let view = try view(
      """
      models:
        m: {outcome: y, terms: [x, town], cluster: town}
        n: {outcome: y, terms: [x]}
        o: {outcome: y, terms: [x, b]}
      """)
    let models = try view.models(named: [])
    #expect(models[0].terms.map(\.name) == ["x", "town=LT", "town=XT", "(constant)"])
    #expect(models[0].clusters == 3)
    #expect(models[0].improvement(over: models[1]) == nil, "no F test with clustered errors")
    guard case .variance(let test) = models[2].improvement(over: models[1]) else {
      Issue.record("o is larger than n")
      return
    }
    #expect(test.numeratorDegrees == 1 && test.denominatorDegrees == 8)
  }

  /// Origin: R 4.2.2, `glm(b ~ x, binomial, d)` and `ordinal::clm(factor(z) ~ x, data = d)`.
  @Test func logisticAndOrdered() throws {
    let models = try view(
      "models:\n  l: {kind: logistic, outcome: b, terms: [x]}\n  o: {kind: ordered, outcome: z, terms: [x]}\n"
    ).models(named: [])
    #expect(models[0].categories == ["no", "yes"])
    for (term, number) in zip(models[0].terms, [0.084983678645356692, -0.5523939111948184]) {
      #expect(abs(term.test.estimate - number) < 1e-9)
    }
    #expect(models[1].thresholds.map(\.name) == ["low|middling", "middling|high"])
    for (term, number) in zip(
      models[1].terms + models[1].thresholds, [0.11895689280708606, 0.040622378964494069, 1.4798995636916679])
    {
      #expect(abs(term.test.estimate - number) < 1e-7)
    }
    #expect(models[0].fit.linear == nil && models[0].fit.pseudoRSquared != nil)
  }

  @Test func outcomesThatDoNotFit() throws {
    #expect(try problem("{kind: logistic, outcome: z, terms: [x]}").contains("it has 3 different answers"))
    #expect(try problem("{kind: ordered, outcome: town, terms: [x]}").contains("have no order"))
    #expect(try problem("{outcome: town, terms: [x]}").contains("contains words"))
    #expect(try problem("{outcome: yy, terms: [x]}").contains("no variable `yy`"))
    #expect(try problem("{kind: logistic, outcome: b, terms: [y, x]}").contains("(separation)"))
  }

  /// Origin: R 4.2.2, `weighted.mean(d$x, d$w)`, `coef(lm(y ~ x, d, weights = w))`; the SD with weights scaled to sum to n, over n - 1.
  @Test func weights() throws {
    let weighted = try view("  weights: w\nmodels:\n  m: {outcome: y, terms: [x]}\n")
    let description = try SurveyDescription(weighted, names: ["x", "b"], by: nil, seed: 1)
    guard case .numbers(let cells) = description.variables[0].content, let all = cells[0],
      case .categories(let categories, _, _) = description.variables[1].content
    else {
      Issue.record("x is numbers and b categories")
      return
    }
    #expect(
      abs(all.mean - 6.4117647058823533) < 1e-12 && abs(all.standardDeviation - 3.3808296965286275) < 1e-12
        && all.count == 12)
    #expect(categories[1].counts == [6] && abs((categories[1].shares[0] ?? 0) - 0.47058823529411764) < 1e-12)
    let model = try #require(try weighted.models(named: ["m"]).first)
    #expect(model.weights == "w")
    for (term, number) in zip(model.terms, [1.9885726606295822, 2.4255282449331612]) {
      #expect(abs(term.test.estimate - number) < 1e-9)
    }
    let grouped = try SurveyDescription(
      weighted, names: ["x"], by: try weighted.data.grouping(named: "b", in: StudyConfiguration(name: "s")), seed: 1)
    #expect(grouped.variables[0].test == nil, "no test with weights")
    #expect(throws: Problem.self) {
      try SurveyDescription(
        view("  weights: w\n", Self.rows.replacing("1,HC,1\n2", with: "1,HC,-1\n2")), names: ["x"], by: nil, seed: 1)
    }
  }

  /// Respondents are counted under each option that they chose, once; shares are of those who answered.
  @Test func severalAnswersAreCountedByOption() throws {
    let view = try view(
      "    m: {type: multiple, values: {1: choir, 2: guard}}\n  weights: w\n",
      "id,m,b,z,town,w\n1,1;2,0,1,HC,1\n2,2;2;5,1,1,HC,2\n3,,0,2,XT,1\n4,1,1,3,XT,1\n")
    let grouping = try view.data.grouping(named: "town", in: StudyConfiguration(name: "s"))
    let description = try SurveyDescription(view, names: [], by: grouping, seed: 1)
    let answers = try #require(description.variables.first { $0.name == "m" }, "told without being asked for")
    guard case .categories(let options, let totals, let missing) = answers.content else {
      Issue.record("options are categories")
      return
    }
    #expect(options.map(\.name) == ["choir", "guard", "5"])
    #expect(options.map(\.counts) == [[2, 1, 1], [2, 2, 0], [1, 1, 0]])
    // By hand: weights 1, 2 and 1 of those who answered, 1 and 2 of HC.
    #expect(options.map(\.shares) == [[0.5, 1.0 / 3, 1], [0.75, 1, 0], [0.5, 2.0 / 3, 0]])
    #expect(totals == [3, 2, 1] && missing == [1, 0, 1] && answers.test == nil && answers.hasSeveralAnswers)
    #expect(answers.missing == 1)
  }

  @Test func scoresAreVariables() throws {
    let view = try view("scales:\n  s: {items: [x, y], label: \"both\"}\n")
    #expect(view.names.last == "s" && view.label(of: "s") == "both")
    let scores = try view.numbers("s")
    #expect(scores.count == 12 && scores[11].isNaN && abs(scores.dropLast().reduce(0, +)) < 1e-10)
    #expect(try view.respondents(["id", "s"]).variables.map(\.name) == ["id", "s"])
    #expect(try view.respondents(original: true).variables.map(\.name) == ["id", "x", "b", "y", "z", "town", "w"])
    do {
      _ = try self.view("scales:\n  x: {items: [y, z]}\n")
      Issue.record("x is a variable")
    } catch let problem as Problem {
      #expect(problem.what == "the scale `x` has the name of a variable of the survey")
    }
  }
}
