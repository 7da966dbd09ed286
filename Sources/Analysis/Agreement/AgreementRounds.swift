import Basics
public import Foundation
import Statistics
public import StudyIndex

/// Agreement over time: the transcripts that two or more coders have read, in the order in which they were finished, cut
/// into rounds of as equal a number as can be.
///
/// A transcript is finished when the last of its coders last coded it or marked it as read. Drift shows as agreement that
/// falls from round to round. For the stability of one coder, compare her with a second journal of hers.
public struct AgreementRounds: Sendable {
  public struct Round: Sendable {
    public let transcripts: [TranscriptRecord]
    /// When the first and the last of them were finished.
    public let from: Date
    public let to: Date
    /// All codes together.
    public let all: CodeAgreement
  }

  public let material: ComparedMaterial
  /// Whose drift is looked at, beside the first coder of the material, who is taken for right; `nil` for all coders with
  /// one another.
  public let drifting: String?
  public let rounds: [Round]
  public let settings: CodersAgreement.Settings

  /// - Parameter drifting: transcripts are then in the order in which this coder finished them.
  /// - Throws: `Problem` for fewer transcripts than rounds; what reading the index throws.
  public init(
    _ material: ComparedMaterial, count: Int, drifting: String? = nil, settings: CodersAgreement.Settings
  ) throws {
    self.material = material
    self.drifting = drifting
    self.settings = settings
    let times = try material.view.study.lastWorked(by: drifting.map { [$0] } ?? material.coders)
    let shared = material.sharedTranscripts.filter { times[$0.id] != nil }
      .sorted { (times[$0.id] ?? 0, $0.name) < (times[$1.id] ?? 0, $1.name) }
    guard shared.count >= count else { throw Problem.tooFewForRounds(shared.count, rounds: count) }
    let texts = Dictionary(uniqueKeysWithValues: material.texts.map { ($0.transcript, $0) })
    let computing = AgreementComputing(settings: settings)
    rounds = try (0..<count).compactMap { number in
      let members = Array(shared[(number * shared.count / count)..<((number + 1) * shared.count / count)])
      let part = try computing.part(
        material.restricted(toTexts: members.compactMap { texts[$0.id] }), level: nil)
      guard let all = part.all, let first = members.first, let last = members.last else { return nil }
      return Round(
        transcripts: members, from: Date(timeIntervalSince1970: times[first.id] ?? 0),
        to: Date(timeIntervalSince1970: times[last.id] ?? 0), all: all)
    }
  }
}
