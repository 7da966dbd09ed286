import Foundation
import Ground
import Respondents

/// Which row of the survey belongs to which participant, by the column of participants.csv that `link:` names.
public struct RespondentLinks: Sendable {
  private let rowOfParticipant: [String: (id: String, index: Int)]

  /// - Throws: `Problem`, `Problems` when participants.csv cannot be read.
  public init(_ study: Study, _ survey: SurveyData) throws {
    var rows: [String: Int] = [:]
    for row in 0..<survey.table.rowCount {
      if let id = survey.table.identifier(row: row)?.lowercased(), rows[id] == nil { rows[id] = row }
    }
    var found: [String: (id: String, index: Int)] = [:]
    if let table = try ParticipantsIndexing.table(of: study.folder),
      let link = table.column(named: survey.configuration.link)
    {
      for participant in table.participants {
        guard let id = participant.values[link].written, let row = rows[id.lowercased()] else { continue }
        found[participant.id] = (survey.table.identifier(row: row) ?? id, row)
      }
    }
    rowOfParticipant = found
  }

  /// The respondent's id and row (0-based); `nil` for a participant who is linked to none.
  public func row(of participant: String) -> (id: String, index: Int)? { rowOfParticipant[participant] }
}
