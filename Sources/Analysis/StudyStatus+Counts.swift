public import StudyIndex
public import Transcripts

/// Sums over what a study holds.
extension StudyStatus {
  public var turns: Int { speakers.reduce(0) { $0 + $1.turns } }

  public func words(by role: Role) -> Int { speakers(in: role).reduce(0) { $0 + $1.words } }

  /// People who say something in answer.
  public var answering: Int { Set(speakers(in: .participant).filter { $0.words > 0 }.map(\.person)).count }

  public func hits(in state: HitRecord.State) -> Int { hits.count { $0.state == state } }

  public var languages: [String] { Set(transcripts.map(\.language)).sorted() }

  /// Participants of each level who say something, in the order of the levels.
  public func peopleInterviewed(by grouping: Grouping) -> [Int] {
    let speaking = Set(speakers(in: .participant).filter { $0.words > 0 }.compactMap(\.participant))
    var people = [Int](repeating: 0, count: grouping.levels.count)
    for (participant, level) in grouping.levelOfParticipant where speaking.contains(participant) { people[level] += 1 }
    return people
  }
}
