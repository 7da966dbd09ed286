public import Basics
import Foundation

/// What holds after all journals have been replayed.
///
/// The rules, for the events of one coder in the order of their times (and of their lines where times are equal, since
/// a journal merged by union may stand out of order):
/// - `tag` makes a coding; `untag` takes one of the coder's own off (accepted hits included), for good.
/// - `accept` makes a coding of a rule's hit and ends the coder's rejection of it; `reject` ends the coder's accepted
///   codings of the hit. A hit is the same when code, transcript and span are. A tag is no judgement on a hit and
///   stands beside a rejection.
/// - `move` gives a coding, rejection or memo another place; a move to an empty span says that its words are gone, until
///   another move finds them again.
/// - `recode` gives a coding another code; its id, place and note stay. A confirmed hit becomes the coder's own coding, and
///   the hit is refused for its old code.
/// - `rename` says that a transcript has another name: what was decided about the old name holds for the new one.
/// - `remove` says that a transcript was taken out, with every line about it; the line itself names none.
/// - `read` says which part of a transcript was read for which codes. Readings add up.
/// - `resolve` says what was decided about a disagreement; the codings that follow from it are tags of the same decision.
/// - `undo` takes back all events of a decision, as if they had never been written: an undone untag brings the coding
///   back. An undo cannot itself be undone; the decision is taken again, by a new event.
/// - Nobody changes what another coder decided; who re-anchors, renames a transcript or merges codes writes into everybody's
///   journals, and what they write counts as the journal's. A memo may be on anybody's coding.
public struct CodingLedger: Sendable {
  /// The live codings, in the order of the journals given, then of the events that made them.
  public let codings: [Coding]
  /// The live rejections, in the same order.
  public let rejections: [Rejection]
  /// The live memos, in the same order.
  public let memos: [Memo]
  /// What was read, in the same order.
  public let readMarks: [ReadMark]
  /// Decisions about disagreements, in the same order.
  public let rulings: [RulingMark]
  /// Warnings about events that have no effect.
  public let notes: [Problem]

  /// Whether nobody has decided anything that still holds.
  public var isEmpty: Bool {
    codings.isEmpty && rejections.isEmpty && memos.isEmpty && readMarks.isEmpty && rulings.isEmpty
  }

  /// The transcripts that something is anchored in.
  public var transcripts: Set<String> {
    Set(codings.map(\.transcript)).union(rejections.map(\.transcript)).union(memos.compactMap(\.transcript))
  }

  /// Replays journals; every coder stands once.
  /// - Parameter currentCode: maps a code's former ids to its present one, so that a hit is known as the same before
  ///   and after its code was renamed. The codings returned keep the ids that were written.
  public static func replay(
    events byCoder: [(coder: String, events: [Event])], currentCode: (String) -> String = { $0 }
  ) -> CodingLedger {
    let known = KnownEvents(byCoder)
    var codings: [Coding] = []
    var rejections: [Rejection] = []
    var memos: [Memo] = []
    var readMarks: [ReadMark] = []
    var rulings: [RulingMark] = []
    var notes = known.notes
    for journal in known.journals {
      var replay = JournalReplay(coder: journal.coder, known: known)
      replay.run(journal.events, currentCode: currentCode)
      codings += replay.codings
      rejections += replay.rejections
      memos += replay.memos
      readMarks += replay.readMarks
      rulings += replay.rulings
      notes += replay.notes
    }
    return CodingLedger(
      codings: codings, rejections: rejections, memos: memos, readMarks: readMarks,
      rulings: rulings, notes: notes)
  }
}
