import Basics
import Respondents
import StudyDefinition

/// Which row of the survey belongs to which participant, by the column of participants.csv that `link:` names.
public struct RespondentLinks: Sendable {
  /// Why no participant is a respondent.
  public enum Absence: Sendable, Hashable {
    /// study.yaml says that the strands are joined by groups only.
    case byGroup
    /// participants.csv has no column of this name.
    case noColumn(String)
    /// The column holds no id of the survey.
    case noIDs(String)
  }

  /// `nil` when somebody is linked.
  public let absence: Absence?
  /// Participants in all.
  public let participants: Int
  private let rowOfParticipant: [String: (id: String, index: Int)]

  /// - Throws: `Problem`, `Problems` when participants.csv cannot be read.
  public init(_ study: Study, _ survey: SurveyData) throws {
    self.init(try study.folder.participantsTable(declared: study.configuration.participants), survey)
  }

  init(_ participants: ParticipantsTable?, _ survey: SurveyData) {
    let name = survey.configuration.link
    var found: [String: (id: String, index: Int)] = [:]
    let column = survey.configuration.joinsByGroup ? nil : participants?.column(named: name)
    if let participants, let column {
      var rows: [String: Int] = [:]
      for row in 0..<survey.table.rowCount {
        if let id = survey.table.identifier(row: row)?.lowercased(), rows[id] == nil { rows[id] = row }
      }
      for participant in participants.participants {
        guard let id = participant.values[column].written, let row = rows[id.lowercased()] else { continue }
        found[participant.id] = (survey.table.identifier(row: row) ?? id, row)
      }
    }
    self.participants = participants?.participants.count ?? 0
    rowOfParticipant = found
    if !found.isEmpty {
      absence = nil
    } else if survey.configuration.joinsByGroup {
      absence = .byGroup
    } else {
      absence = column == nil ? .noColumn(name) : .noIDs(name)
    }
  }

  /// How many participants are respondents.
  public var count: Int { rowOfParticipant.count }

  /// The respondent's id and row (0-based); `nil` for a participant who is linked to none.
  public func row(of participant: String) -> (id: String, index: Int)? { rowOfParticipant[participant] }
}
