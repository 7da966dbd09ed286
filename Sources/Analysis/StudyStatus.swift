public import Basics
import Foundation
import Respondents
import StudyDefinition
public import StudyIndex
public import Transcripts

/// What a study holds, what is still to be done, and what has changed since somebody last looked.
public struct StudyStatus: Sendable {
  public let study: Study
  public let transcripts: [TranscriptRecord]
  public let speakers: [SpeakerRecord]
  /// How many hits are in participants' turns, which are those that `review` asks about and analyses count.
  private let hits: [HitRecord.State: Int]
  public let coders: [CoderRecord]
  /// Who reads what, and how far everybody is.
  public let reading: [ReadingProgress]
  /// Whether assignments.yaml says who reads what.
  public let isAssigned: Bool
  public let participants: Int
  /// Participants of the table who speak in no transcript.
  public let silentParticipants: [String]
  /// People who answer in a transcript and are not in the table, as `transcript/label`.
  public let unknownPeople: [String]
  public let groupings: [Grouping]
  /// What stands in the way of an analysis: changed transcripts, codes that are not in the codebook, lines of journals
  /// that could not be taken as they are.
  public let problems: [Problem]
  /// `nil` the first time.
  public let changes: InputChanges?

  /// Gathers everything and remembers the state of the files for the next look.
  /// - Throws: what reading the index throws.
  public init(_ study: Study) throws {
    self.study = study
    transcripts = try study.transcripts()
    speakers = try study.speakers()
    let answering = CountedPeople(of: speakers, in: .participants)
    let counted = try study.hitCounts().filter { answering.speakers.contains($0.speaker) }
    hits = Dictionary(counted.map { ($0.state, $0.count) }, uniquingKeysWith: +)
    coders = try study.coders()
    reading = try study.readingProgress(of: transcripts)
    isAssigned = try Assignments.read(study.folder) != nil
    let ids = try study.participantIDs()
    participants = ids.count
    let speaking = Set(answering.people.compactMap(\.participant))
    silentParticipants = ids.filter { !speaking.contains($0) }
    unknownPeople = answering.people.filter { $0.participant == nil }.map(\.id)
    groupings = try study.configuredGroupings()
    let warnings = try study.warnings()
    let ofJournals = warnings.filter { $0.file?.hasPrefix("codings/") == true }
    problems =
      try study.changedCodings().map(Problem.changedUnderCodings)
      + study.lostCodings().map(Problem.lostCodings)
      + study.codingsOutsideCodebook().map { Problem.codeOutsideCodebook($0.code, codings: $0.count) }
      + ofJournals + Self.doubts(speakers, transcripts) + warnings.filter(\.isAboutOverlookedSpeakers)
    changes = try study.inputChanges(since: "status")
  }

  public func speakers(in role: Transcripts.Role) -> [SpeakerRecord] { speakers.filter { $0.role == role } }

  /// What is odd about who speaks, with the transcript that shows it.
  private static func doubts(_ speakers: [SpeakerRecord], _ transcripts: [TranscriptRecord]) -> [Problem] {
    // Both are in the order of the transcripts' names.
    var rest = speakers[...]
    let shares = transcripts.map { transcript in
      let own = rest.prefix { $0.transcript == transcript.id }
      rest = rest[own.endIndex...]
      return own.map(\.share)
    }
    // Once for all, where it is the same label in most files.
    let common = SpeakerDoubts.findCommon(shares)
    return zip(transcripts, shares).flatMap { transcript, shares in
      (SpeakerDoubts.find(shares) + (common.isEmpty ? SpeakerDoubts.findUnasked(shares) : [])).map {
        $0.located(in: "transcripts/\(transcript.name).txt")
      }
    } + common
  }
}

extension SpeakerRecord {
  fileprivate var share: SpeakerShare {
    SpeakerShare(label: label, role: role, participant: participant, turns: turns, words: words)
  }
}

/// Sums over what a study holds.
extension StudyStatus {
  public var turns: Int { speakers.reduce(0) { $0 + $1.turns } }

  public func words(by role: Role) -> Int { speakers(in: role).reduce(0) { $0 + $1.words } }

  /// People who say something in answer.
  public var answering: Int { Set(speakers(in: .participant).filter { $0.words > 0 }.map(\.person)).count }

  public func hits(in state: HitRecord.State) -> Int { hits[state, default: 0] }

  public var languages: [String] { Set(transcripts.map(\.language)).sorted() }

  /// Participants of each level who say something, in the order of the levels.
  public func peopleInterviewed(by grouping: Grouping) -> [Int] {
    let speaking = Set(speakers(in: .participant).filter { $0.words > 0 }.compactMap(\.participant))
    var people = [Int](repeating: 0, count: grouping.levels.count)
    for (participant, level) in grouping.levelOfParticipant where speaking.contains(participant) { people[level] += 1 }
    return people
  }
}
