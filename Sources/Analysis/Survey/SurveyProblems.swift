import Basics
import Respondents
import Statistics
import StudyDefinition
import StudyIndex

/// The wording of what the statistics of a survey can fail on.
extension Problem {
  /// The same, said while the work goes on.
  var asWarning: Problem {
    Problem(
      identity, kind, severity: .warning, file: file, line: line, column: column, what, remedy: remedy)
  }

  static func unknownScale(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no scale `\(name)` in study.yaml",
      remedy: Suggestion.sentence(for: name, among: known, noun: "scale"))
  }

  static func scaleIsVariable(_ scale: ScaleDefinition) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: scale.line,
      "the scale `\(scale.name)` has the name of a variable of the survey", remedy: "Give the scale another name.")
  }

  static func noModels() -> Problem {
    Problem(
      .missingInput, file: StudyFolder.configurationName, "the study has no model",
      remedy: "Add `models:` with an outcome and terms (see docs/file-formats.md).")
  }

  static func unknownModel(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no model `\(name)` in study.yaml",
      remedy: Suggestion.sentence(for: name, among: known, noun: "model"))
  }

  static func wordsNotNumbers(_ name: String, line: Int?) -> Problem {
    Problem(
      .badData, file: line == nil ? nil : StudyFolder.configurationName, line: line,
      "the variable `\(name)` contains words, and numbers are needed here",
      remedy: "Declare it `type: nominal` to use its categories, or derive a number from it.")
  }

  static func noAmounts(_ name: String) -> Problem {
    Problem(
      .usage, "the variable `\(name)` is nominal, and its codes are no amounts",
      remedy: "Test it by groups (`strand test`), or declare it `type: ordinal` where its answers have an order.")
  }

  static func testOfWords(_ name: String, _ method: GroupTestMethod) -> Problem {
    Problem(
      .usage, "`--method \(method.rawValue)` compares numbers, and `\(name)` has categories",
      remedy: "Leave the method out, or choose chi-squared or fisher.")
  }

  static func testOfSeveralAnswers(_ name: String) -> Problem {
    Problem(
      .usage, "`\(name)` has several answers a respondent, which are not independent",
      remedy: "Derive a variable of one option, and test that.")
  }

  static func testOfTwo(_ method: GroupTestMethod, _ group: String, levels: Int) -> Problem {
    let instead = method == .mannWhitney ? "kruskal-wallis" : "welch-anova"
    return Problem(
      .usage, "`--method \(method.rawValue)` compares two levels, and `\(group)` has \(levels)",
      remedy: "Choose `\(instead)`.")
  }

  static func testsWithWeights(_ name: String) -> Problem {
    Problem(
      .usage, file: StudyFolder.configurationName,
      "the survey has sampling weights (`\(name)`), and these tests do not know its design",
      remedy: "Use `strand regress` with `errors: hc1` or `cluster:`, or take `weights` out of study.yaml.")
  }

  static func scale(_ scale: ScaleDefinition, _ error: StatisticsError) -> Problem {
    let (what, remedy) = wording(error, of: scale.items)
    return Problem(
      .badData, file: StudyFolder.configurationName, line: scale.line,
      "the scale `\(scale.name)` cannot be computed: \(what)", remedy: remedy)
  }

  static func model(_ model: ModelDefinition, _ error: StatisticsError, terms: [String]) -> Problem {
    let (what, remedy) = wording(error, of: terms)
    return Problem(
      .badData, file: StudyFolder.configurationName, line: model.line,
      "the model `\(model.name)` cannot be fitted: \(what)", remedy: remedy)
  }

  private static func ofModel(
    _ model: ModelDefinition, _ what: String, _ remedy: String, factory: String = #function
  ) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: model.line, what, remedy: remedy, factory: factory)
  }

  static func referenceOfNumbers(_ name: String, _ model: ModelDefinition) -> Problem {
    ofModel(
      model, "the model `\(model.name)` has a reference for `\(name)`, whose numbers are used as they are",
      "Take the reference away, or declare the variable `type: nominal`.")
  }

  static func unknownReference(_ asked: String, of name: String, _ model: ModelDefinition, known: [String]) -> Problem {
    ofModel(
      model, "the reference `\(asked)` of the model `\(model.name)` is no answer to `\(name)`",
      Suggestion.sentence(for: asked, among: known, noun: "answer"))
  }

  static func termTwice(_ term: String, _ model: ModelDefinition) -> Problem {
    ofModel(
      model, "the term `\(term)` of the model `\(model.name)` names a variable twice", "Write a power: `age^2`.")
  }

  static func termWithoutMain(_ term: String, _ missing: [String], _ model: ModelDefinition) -> Problem {
    let names = missing.map { "`\($0)`" }.joined(separator: ", ")
    return ofModel(
      model,
      "the model `\(model.name)` has the term `\(term)` without \(names) alone, and such a coefficient has no plain "
        + "meaning", "Add \(names) to the terms.")
  }

  static func powerOfCategories(_ term: String, _ model: ModelDefinition) -> Problem {
    ofModel(
      model, "the term `\(term)` of the model `\(model.name)` is a power of a variable of categories",
      "Take the power away.")
  }

  static func brokenFrequency(_ name: String, row: Int, in table: SurveyTable) -> Problem {
    Problem(
      .badData, file: table.file,
      "the weight `\(name)` of the respondent `\(table.identifier(row: row) ?? "\(row + 1)")` is no whole number, and "
        + "frequency weights count respondents",
      remedy: "Correct it, or write `are: sampling` under `weights:` in study.yaml.")
  }

  static func tooManyCounted(_ name: String, in table: SurveyTable) -> Problem {
    Problem(
      .badData, file: table.file, "the frequency weights `\(name)` count more than 10 million respondents",
      remedy: "Check the column, or write `are: sampling` under `weights:` in study.yaml.")
  }

  static func negativeWeight(_ name: String, row: Int, in table: SurveyTable) -> Problem {
    Problem(
      .badData, file: table.file,
      "the weight `\(name)` of the respondent `\(table.identifier(row: row) ?? "\(row + 1)")` is negative",
      remedy: "Correct it, or declare it as a missing code.")
  }

  static func outcomeUnfit(_ model: ModelDefinition, _ reason: String) -> Problem {
    let remedy =
      switch model.kind {
      case .linear: "Choose `kind: logistic` for two answers, or derive a number from it."
      case .logistic: "Derive a variable of two answers, or choose `kind: ordered` for an ordinal one."
      case .ordered: "Declare the variable `type: ordinal` if its values have an order."
      }
    return Problem(
      .badData, file: StudyFolder.configurationName, line: model.line,
      "the outcome `\(model.outcome)` does not fit the \(model.kind.rawValue) model `\(model.name)`: \(reason)",
      remedy: remedy)
  }

  /// What a statistic could not do, with the names of the columns that it speaks of.
  private static func wording(_ error: StatisticsError, of names: [String]) -> (what: String, remedy: String) {
    func name(_ index: Int) -> String { names.indices.contains(index) ? "`\(names[index])`" : "column \(index + 1)" }
    switch error {
    case .constantColumn(let column):
      return ("\(name(column)) has the same value for everybody", "Leave it out.")
    case .duplicateColumns(let first, let second):
      return ("\(name(first)) and \(name(second)) say the same", "Leave one of them out.")
    case .rankDeficient(let columns):
      return ("\(columns.map(name).joined(separator: ", ")) follow from the others", "Leave them out.")
    case .tooFewObservations(let needed, let given):
      return (
        "complete respondents: \(given), which is too few; needed are \(needed)",
        "Use fewer variables, or check the missing codes."
      )
    case .tooFewItems(let needed, let given):
      return ("items: \(given), which is too few; needed are \(needed)", "Add items.")
    case .constantValues:
      return ("the outcome has the same value for everybody", "Check the variable and its missing codes.")
    case .notPositiveDefinite:
      return ("the items' correlations contradict one another", "Leave out items that follow from others.")
    case .badSetting(let value):
      return ("\(value) components cannot be kept", "Ask for at least one, and no more than there are items.")
    case .badWeight(let index):
      return ("the weight of row \(index + 1) is negative or missing", "Give everybody a weight of at least 0.")
    case .tooFewGroups(let needed, let given):
      return ("categories: \(given), which is too few; needed are \(needed)", "Leave the variable out.")
    case .outcomeConstant, .emptyMargin:
      return (
        "an answer of the outcome is given by nobody who has a value everywhere else",
        "Check the missing codes of the terms, or leave the terms out that cost most respondents."
      )
    case .separation(let columns, let observations, let complete):
      let which = columns.map(name).joined(separator: ", ")
      return (
        "\(which) \(columns.count == 1 ? "tells" : "tell") the outcome of "
          + "\(complete ? "all" : "\(observations.count)") respondents for certain (separation), so that no finite "
          + "coefficient exists",
        "Leave \(columns.count == 1 ? "it" : "one of them") out, or join categories."
      )
    case .noConvergence(let iterations):
      return ("no estimate was found in \(iterations) rounds", "Use fewer terms, or terms of a similar size.")
    default:
      return ("the numbers do not allow it (\(error))", "Check the variables and their missing codes.")
    }
  }
}
