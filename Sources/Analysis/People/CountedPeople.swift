public import StudyIndex
import Transcripts

/// Who counts: the one place where interviewers are left out.
///
/// A speaker counts whose role is asked for and for whom the condition holds. A person counts who, as one of these
/// speakers, has at least one turn: whoever is in participants.csv and never speaks is nobody interviewed. One person may
/// be a speaker of several transcripts.
public struct CountedPeople: Sendable {
  /// Somebody who speaks and whose words count.
  public struct Person: Sendable {
    /// The participant's id, else `transcript/label`; of interviewers `interviewer LABEL`, for whoever asks under one
    /// label in several transcripts is one person.
    public let id: String
    /// Whom they are in each transcript, in the order of the transcripts' names; never empty.
    public let speakers: [SpeakerRecord]
    /// Words that they say, in all transcripts.
    public let words: Int

    /// Keys of the transcripts in which they speak.
    public var transcripts: Set<Int64> { Set(speakers.map(\.transcript)) }
  }

  /// Keys of the speakers whose words count, whether or not they speak.
  public let speakers: Set<Int64>
  /// Everybody who counts, by id.
  public let people: [Person]
  /// Index in `people` of each speaker's person.
  private let positions: [Int64: Int]

  /// - Parameters:
  ///   - all: every speaker of the study, in the order of the transcripts' names.
  ///   - role: whose words count.
  ///   - allowed: keys of the speakers for whom the condition holds; `nil` without a condition.
  public init(of all: [SpeakerRecord], in role: SegmentFilter.Speakers, allowed: Set<Int64>? = nil) {
    let counted = all.filter { role.includes($0.role) && (allowed?.contains($0.id) ?? true) }
    speakers = Set(counted.map(\.id))
    let people = Dictionary(grouping: counted.filter { $0.turns > 0 }, by: Self.identity).map { _, speakers in
      Person(id: speakers[0].person, speakers: speakers, words: speakers.reduce(0) { $0 + $1.words })
    }.sorted { $0.id < $1.id }
    self.people = people
    positions = Dictionary(
      uniqueKeysWithValues: people.enumerated().flatMap { place, person in person.speakers.map { ($0.id, place) } })
  }

  /// Index in `people` of the person who is this speaker; `nil` for one who does not count.
  public func position(ofSpeaker key: Int64) -> Int? { positions[key] }

  /// Words that all of them say.
  public var words: Int { people.reduce(0) { $0 + $1.words } }

  /// Interviewers' labels are one label whatever their case.
  private static func identity(_ speaker: SpeakerRecord) -> String {
    speaker.role == .interviewer ? speaker.person.lowercased() : speaker.person
  }
}

extension CountedPeople.Person {
  /// Id in participants.csv; `nil` for who is not in it.
  public var participant: String? { speakers[0].participant }
}

extension Grouping {
  /// The level that a person is in.
  public func level(of person: CountedPeople.Person) -> GroupLevel? { level(of: person.speakers[0]) }

  /// Index of the level; after all levels for people without one.
  func position(of person: CountedPeople.Person) -> Int { position(of: person.speakers[0]) }
}
