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

  func view(_ yaml: String, _ rows: String = rows) throws -> SurveyView {
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
    #expect(models[0].improvement(over: models[1]) == nil, "errors of another kind")
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

  /// Origin: R 4.2.2, `sqrt(diag(sandwich::vcovHC(lm(y ~ x + b, d), "HC1")))` and lmtest::waldtest with it.
  @Test func robustTestsGoWithRobustErrors() throws {
    let models = try view(
      "models:\n  n: {outcome: y, terms: [x], errors: hc1}\n  m: {outcome: y, terms: [x, b], errors: hc1}\n"
    ).models(named: [])
    let overall = try #require(models[1].overall)
    #expect(overall.kind == .wald && overall.numeratorDegrees == 2 && overall.denominatorDegrees == 8)
    #expect(abs(overall.statistic / Reference.waldHC1 - 1) < 1e-9, "\(overall.statistic)")
    guard case .wald(let added) = models[1].improvement(over: models[0]) else {
      Issue.record("Wald's test of b")
      return
    }
    let b = models[1].terms[1].test.statistic
    #expect(abs(added.statistic / (b * b) - 1) < 1e-9 && added.numeratorDegrees == 1)
  }

  private enum Reference {
    static let waldHC1 = 11864.975570630448
  }

  /// Origin: R 4.2.2, `lm(y ~ x * town + I(x^2), transform(d, town = relevel(factor(town), "LT")))`.
  @Test func productsPowersAndReferences() throws {
    let model = try #require(
      try view(
        "models:\n  m: {outcome: y, terms: [x, town, \"x:town\", x^2], reference: {town: LT}}\n"
      ).models(named: []).first)
    #expect(model.terms.map(\.name) == ["x", "town=HC", "town=XT", "x:town=HC", "x:town=XT", "x^2", "(constant)"])
    #expect(model.terms[3].label == "x × town: HC")
    let expected: [Double] = [
      2.50060030579251436, -0.19715732718406151, -0.85973690146963988, 0.20309758345935441, 0.26439514073975051,
      -0.05652867013677132, 1.40502168119041126,
    ]
    for (term, number) in zip(model.terms, expected) {
      #expect(abs(term.test.estimate - number) < 1e-8, "\(term.name)")
    }
    #expect(model.references.map(\.category) == ["LT"] && model.references[0].insteadOf == nil)
  }

  @Test func termsThatCannotBe() throws {
    #expect(try problem("{outcome: y, terms: [x, x^2, \"x:town\"]}").contains("without `town` alone"))
    #expect(try problem("{outcome: y, terms: [x, town, town^2]}").contains("a power of a variable of categories"))
    #expect(try problem("{outcome: y, terms: [x, \"x:x\"]}").contains("names a variable twice"))
    #expect(try problem("{outcome: y, terms: [x, town], reference: {town: LTT}}").contains("is no answer to `town`"))
    #expect(try problem("{outcome: y, terms: [x], reference: {x: 1}}").contains("used as they are"))
  }

  /// HC has no complete respondent: its rows lack y.
  @Test func aReferenceWithoutACompleteRespondent() throws {
    var rows = Self.rows
    for line in rows.split(separator: "\n") where line.contains(",HC,") {
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[3] = ""
      rows = rows.replacing(line, with: cells.joined(separator: ","))
    }
    let model = try #require(
      try view("models:\n  m: {outcome: y, terms: [x, town]}\n", rows).models(named: []).first)
    #expect(model.terms.map(\.name) == ["x", "town=XT", "(constant)"])
    #expect(model.references[0].category == "LT" && model.references[0].insteadOf == "HC")
    #expect(model.dropped.isEmpty)
  }

  @Test func constantOutcomesAndPerfectFits() throws {
    let constant = Self.rows.split(separator: "\n").map { line -> String in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[0] != "id" { cells[3] = "5" }
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
    do {
      _ = try view("models:\n  m: {outcome: y, terms: [x]}\n", constant).models(named: [])
      Issue.record("a constant outcome")
    } catch let problem as Problem {
      #expect(problem.what.contains("the outcome has the same value for everybody"))
    }
    let perfect = try #require(
      try view("  derived:\n    d: \"2 * x + 3\"\nmodels:\n  m: {outcome: d, terms: [x, z]}\n").models(named: []).first)
    #expect(perfect.isPerfect && perfect.overall == nil && abs(perfect.terms[0].test.estimate - 2) < 1e-9)
    #expect(perfect.terms.allSatisfy { $0.test.standardError.isNaN && $0.test.pValue.isNaN })
  }

  @Test func whoIsCertainHasNoHC3() throws {
    // A column of 0 and 1 that is 1 for one respondent alone fits that one without error.
    let model = try #require(
      try view(
        "  derived:\n    own: \"x = 1\"\nmodels:\n  m: {outcome: y, terms: [x, own], errors: hc3}\n"
      ).models(named: []).first)
    #expect(model.certain == ["1"] && model.overall == nil)
    #expect(model.terms.allSatisfy { $0.test.standardError.isNaN })
  }

  /// Origin: R 4.2.2, `coef(lm(scale(y) ~ scale(x) + scale(b), d[1:11, ]))`, `cooks.distance`, `hatvalues`.
  @Test func standardisedAndDiagnostics() throws {
    var settings = ModelSettings()
    settings.diagnostics = true
    let model = try #require(
      try view("models:\n  m: {outcome: y, terms: [x, b]}\n").models(named: [], settings).first)
    for (term, number) in zip(model.terms, [0.97165478332596011, 0.23512064540515790]) {
      #expect(abs((term.standardised ?? .nan) - number) < 1e-9)
    }
    let diagnostics = try #require(model.diagnostics)
    let most = diagnostics.mostInfluential(1)[0]
    #expect(
      most.respondent == "4" && abs(most.cooksDistance - 0.31421871338914337) < 1e-9
        && abs(most.leverage - 0.23636363636363633) < 1e-9)
    #expect(abs((diagnostics.breuschPagan?.statistic ?? .nan) - 0.091790919446257557) < 1e-8)
    #expect(abs((diagnostics.shapiroWilk?.pValue ?? .nan) - 0.28371352799437827) < 1e-6)
  }

  /// Weights that count respondents are as many rows: w sums to 17, of which 1 has no y.
  @Test func frequencyWeightsCountRespondents() throws {
    let counted = try view("  weights: {variable: w, are: frequency}\nmodels:\n  m: {outcome: y, terms: [x]}\n")
    let model = try #require(try counted.models(named: []).first)
    let lines = Self.rows.split(separator: "\n")
    var repeated = [String(lines[0])]
    for line in lines.dropFirst() {
      let times = Int(line.split(separator: ",").last ?? "1") ?? 1
      for _ in 0..<times { repeated.append("\(repeated.count)," + line.split(separator: ",", maxSplits: 1)[1]) }
    }
    let long = try #require(
      try view(
        "models:\n  m: {outcome: y, terms: [x]}\n", repeated.joined(separator: "\n") + "\n"
      ).models(named: []).first)
    #expect(model.fit.count == 16 && long.fit.count == 16)
    for (a, b) in zip(model.terms, long.terms) {
      #expect(abs(a.test.estimate - b.test.estimate) < 1e-10 && abs(a.test.pValue - b.test.pValue) < 1e-10)
    }
    let grouping = try counted.data.grouping(named: "town", in: StudyConfiguration(name: "s"))
    let description = try SurveyDescription(counted, names: ["x"], by: grouping, seed: 1)
    #expect(description.counts[0] == 17 && repeated.count - 1 == 17)
    #expect(description.variables[0].test != nil, "frequency weights allow tests")
    #expect(throws: Problem.self) {
      try view(
        "  weights: {variable: w, are: frequency}\nmodels:\n  m: {outcome: y, terms: [x]}\n",
        Self.rows.replacing("1,HC,1\n2", with: "1,HC,1.5\n2")
      ).models(named: [])
    }
  }

  /// Each counted respondent is a row: a column that is none of weights would fill the memory.
  @Test func frequencyWeightsAreBounded() throws {
    let many = Self.rows.split(separator: "\n").enumerated().map { number, line in
      number == 0
        ? String(line)
        : line.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",") + ",1000000"
    }.joined(separator: "\n")
    let problem = #expect(throws: Problem.self) {
      try view("  weights: {variable: w, are: frequency}\nmodels:\n  m: {outcome: y, terms: [x]}\n", many + "\n")
        .models(named: [])
    }
    #expect(problem?.identity == "tooManyCounted")
  }

  /// z2 is constant, so that the scale `flat` has no correlations; everything else goes on.
  @Test func oneScaleThatCannotBeComputed() throws {
    let view = try view(
      """
        derived:
          z2: "1"
      scales:
        flat: {items: [z2, y]}
        s: {items: [x, y]}
      models:
        m: {outcome: s, terms: [b]}
        n: {outcome: flat, terms: [b]}
      """)
    #expect(view.scales.map(\.definition.name) == ["s"])
    #expect(view.data.failureRemarks.map(\.severity) == [.warning])
    #expect(try view.models(named: ["m"]).count == 1)
    let description = try SurveyDescription(view, names: [], by: nil, seed: 1)
    #expect(description.variables.contains { $0.name == "s" } && !description.variables.contains { $0.name == "flat" })
    for ask in [{ try view.models(named: ["n"]).count }, { try view.scale(named: "flat").count }] {
      do {
        _ = try ask()
        Issue.record("flat cannot be computed")
      } catch let problem as Problem {
        #expect(problem.what.contains("the scale `flat` cannot be computed") && problem.line != nil)
      }
    }
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
