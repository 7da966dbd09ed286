public import Respondents
import StudyDefinition

/// A column of participants.csv for some people.
public struct ParticipantAttribute: Sendable {
  public let variable: SurveyVariable
  public let column: SurveyColumn
  public var name: String { variable.name }
}

extension Study {
  /// The columns of participants.csv, one row a person named; missing for who is not in the file.
  /// - Throws: `Problem`, `Problems` about the file.
  public func participantAttributes(of ids: [String]) throws -> [ParticipantAttribute] {
    guard let table = try folder.participantsTable(declared: configuration.participants) else { return [] }
    let people = ids.map { table.participant(id: $0) }
    return table.columns.enumerated().map { index, described in
      let values = people.map { $0?.values[index] ?? .missing }
      switch described.kind {
      case .text:
        let texts = values.map { if case .text(let text) = $0 { text } else { "" } }
        return ParticipantAttribute(
          variable: SurveyVariable(name: described.name, kind: .nominal), column: .texts(TextColumn(texts)))
      case .integer, .decimal:
        let numbers = values.map { value -> Double in
          switch value {
          case .integer(let number): Double(number)
          case .decimal(let number): number
          case .text, .missing: .nan
          }
        }
        return ParticipantAttribute(
          variable: SurveyVariable(name: described.name, kind: .interval),
          column: .numbers(NumberColumn(values: numbers)))
      }
    }
  }
}
