import StudyIndex
import Transcripts

/// How much each person speaks, over all transcripts.
public struct SpokenAmounts: Sendable {
  public struct Amount: Sendable, Equatable {
    public var transcripts = 0
    public var turns = 0
    public var words = 0
  }

  private let amounts: [String: Amount]
  /// People who answer and are not in participants.csv, by name.
  public let notInTable: [String]

  public init(_ view: StudyView) {
    let speaking = Dictionary(grouping: view.speakers.values.filter { $0.turns > 0 }, by: \.person)
    amounts = speaking.mapValues { parts in
      Amount(
        transcripts: Set(parts.map(\.transcript)).count, turns: parts.reduce(0) { $0 + $1.turns },
        words: parts.reduce(0) { $0 + $1.words })
    }
    notInTable = speaking.values.compactMap(\.first).filter { $0.role == .participant && $0.participant == nil }
      .map(\.person).sorted()
  }

  /// - Parameter person: a participant's id, else `transcript/label`.
  public subscript(person: String) -> Amount { amounts[person] ?? Amount() }
}
