public import Basics
public import Respondents
import Statistics
import StudyDefinition
public import StudyIndex

/// The survey with its scales' scores: where describing, scaling and regressing find their variables.
public struct SurveyView: Sendable {
  public let study: String
  /// All variables, the first component's scores of each scale behind the others under the scale's name.
  public let data: SurveyData
  /// In the order of study.yaml, those that can be computed.
  public let scales: [ScaleAnalysis]

  /// - Throws: `Problem` when a scale is called as a variable is.
  public init(study: String, data: SurveyData) throws {
    self.study = study
    var made: [ScaleAnalysis] = []
    var whole = data
    for definition in data.configuration.scales {
      if data.table.column(named: definition.name) != nil { throw Problem.scaleIsVariable(definition) }
      do {
        let scale = try ScaleAnalysis(definition, data)
        made.append(scale)
        whole = try whole.adding(
          SurveyVariable(name: definition.name, label: definition.label, kind: .interval),
          .numbers(NumberColumn(values: scale.scores(component: 0))))
      } catch let problem as Problem {
        whole = whole.withoutVariable(definition.name, problem)
      }
    }
    scales = made
    self.data = whole
  }

  /// The survey of an open study, which reads it once.
  /// - Throws: `Problem` when the study has none, and what reading it throws.
  public init(of study: Study) throws {
    self.study = study.configuration.name
    data = try study.surveyData()
    let data = data
    scales = try data.configuration.scales.filter { data.unavailable[$0.name] == nil }.map {
      try ScaleAnalysis($0, data)
    }
  }

  public func scale(named name: String) throws -> ScaleAnalysis {
    if let scale = scales.first(where: { $0.definition.name == name }) { return scale }
    if let failure = data.unavailable[name] { throw failure }
    throw Problem.unknownScale(name, known: scales.map(\.definition.name))
  }

  /// A variable as numbers, NaN where missing; the first component's scores for a scale's name.
  /// - Parameter line: of study.yaml, when the name is there.
  /// - Throws: `Problem` for an unknown name, or a variable of words.
  public func numbers(_ name: String, line: Int? = nil) throws -> [Double] {
    try data.numbers(name, line: line, known: names)
  }

  /// One weight a respondent, 0 where there is none; `nil` when the study names no weights.
  /// - Throws: `Problem` for an unknown variable, one of words, or a negative weight.
  func weights() throws -> [Double]? {
    guard let name = data.configuration.weights else { return nil }
    let values = try numbers(name, line: data.configuration.line)
    if let row = values.firstIndex(where: { $0 < 0 }) { throw Problem.negativeWeight(name, row: row, in: data.table) }
    if data.configuration.weighting == .frequency,
      let row = values.firstIndex(where: { !$0.isNaN && ($0 != $0.rounded() || $0 > 1e6) })
    {
      throw Problem.brokenFrequency(name, row: row, in: data.table)
    }
    // Each is a row of the computation.
    if data.configuration.weighting == .frequency, values.reduce(0, { $1.isNaN ? $0 : $0 + $1 }) > 1e7 {
      throw Problem.tooManyCounted(name, in: data.table)
    }
    return values.map { $0.isNaN ? 0 : $0 }
  }

  /// Names of all variables and scales.
  public var names: [String] { data.names }

  /// What a variable or scale is called; its name when nothing says.
  public func label(of name: String) -> String {
    data.table.column(named: name).flatMap { data.table.variables[$0].label } ?? name
  }
}

extension SurveyData {
  /// The scales that cannot be computed, as warnings: whoever needs none of them goes on.
  public var failureRemarks: [Problem] {
    configuration.scales.compactMap { unavailable[$0.name]?.asWarning }
  }

  /// - Throws: `Problem` for an unknown name, or a variable of words.
  func numbers(_ name: String, line: Int?, known: [String]) throws -> [Double] {
    let index = try variable(name, line: line, known: known)
    guard case .numbers(let column) = table.columns[index] else { throw Problem.wordsNotNumbers(name, line: line) }
    return column.values
  }
}

extension SurveyView {
  /// Models of study.yaml, fitted; all of them when no name is given.
  /// - Throws: `Problem` for an unknown name, or a model that cannot be fitted.
  public func models(
    named names: [String], _ settings: ModelSettings = ModelSettings()
  ) throws -> [ModelAnalysis] {
    let all = data.configuration.models
    if all.isEmpty { throw Problem.noModels() }
    let chosen =
      try names.isEmpty
      ? all
      : names.map { name in
        guard let model = all.first(where: { $0.name == name }) else {
          throw Problem.unknownModel(name, known: all.map(\.name))
        }
        return model
      }
    return try chosen.map { try ModelAnalysis($0, self, settings) }
  }
}

extension SurveyView {
  /// The respondents' table as it is handed to other programs: variables and scores under the names that models use.
  /// - Parameters:
  ///   - names: `[]` for all.
  ///   - original: leaves out what study.yaml makes: counted and derived variables, quantified codes, scores.
  /// - Throws: `Problem` for an unknown name.
  public func respondents(_ names: [String] = [], original: Bool = false) throws -> SurveyTable {
    let table = data.table
    let chosen =
      try names.isEmpty ? Array(table.variables.indices) : names.map { try data.variable($0, known: self.names) }
    return table.selecting(original ? chosen.filter { $0 < data.originalCount } : chosen)
  }
}
