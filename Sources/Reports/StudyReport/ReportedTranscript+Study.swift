public import Analysis
import Codebooks
public import StudyIndex
import Transcripts

extension ReportedTranscript {
  /// Every transcript of a study with all its turns, the interviewers' too, speakers by `PeoplesNames`.
  /// - Parameters:
  ///   - view: of the codes that the pictures show.
  ///   - timelines: whether each transcript gets a picture of where the codes are.
  /// - Throws: what reading the index throws.
  public static func all(_ view: StudyView, timelines: Bool = true) throws -> [ReportedTranscript] {
    let names = try PeoplesNames(view.study)
    let pictures = timelines ? try CodeTimelines(view, of: []) : nil
    let segments = Dictionary(grouping: try view.segments(), by: \.transcript)
    let codes = view.study.codebook.codes
    return try view.study.transcripts().map { record in
      let coded = Dictionary(grouping: segments[record.id] ?? [], by: \.turn)
      let turns = try view.study.turns(of: record).map { turn in
        let speaker = view.speakers[turn.speaker]
        return Turn(
          number: turn.number, speaker: speaker.map(names.name) ?? "", isInterviewer: speaker?.role == .interviewer,
          text: turn[turn.span],
          passages: (coded[turn.number] ?? []).map { segment in
            let start = segment.span.start - turn.span.start
            return Passage(
              range: start..<(start + segment.span.count), code: codes[segment.code].name, coders: segment.coders,
              isHit: segment.review != .person, isJudged: segment.review != .unreviewed)
          })
      }
      let note = [record.date, record.place].compactMap { $0 }.joined(separator: ", ")
      return ReportedTranscript(
        name: record.name, title: record.title, note: note.isEmpty ? nil : note, language: record.language,
        turns: turns, figures: [try pictures?.figure(record)].compactMap { $0 })
    }
  }
}

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
