import Basics
public import Respondents
import StudyIndex

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
