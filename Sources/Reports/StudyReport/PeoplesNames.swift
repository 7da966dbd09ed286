public import StudyIndex
import Transcripts

/// What people are called where others read it: a participant by the pseudonym of participants.csv, else by the id
/// there; whoever is not in the table by the transcript's label.
public struct PeoplesNames: Sendable {
  private let pseudonyms: [String: String]

  /// - Throws: what reading the index throws.
  public init(_ study: Study) throws {
    pseudonyms = try study.participantRows().pseudonyms
  }

  public func name(of speaker: SpeakerRecord) -> String {
    guard let id = speaker.participant else { return speaker.label }
    return pseudonyms[id] ?? id
  }
}
