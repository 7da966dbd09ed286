import Codebooks
import Codings
import Foundation
import StudyDefinition
public import StudyIndex

/// Codings that were given another code (`recode`, `merge-codes`, `split-code`): which code each had first, and which it
/// has now. Codings that were taken off are not counted, and neither are decisions that were taken back.
public struct CodeMoves: Sendable {
  /// The codings that went from one code to another, or stayed where others left or arrived.
  public struct Move: Sendable, Hashable {
    /// Ids. A code that was merged into another and taken out of the codebook has the id that it had.
    public let from: String
    public let to: String
    public let codings: Int
    /// Whose codings, in the order of their names.
    public let coders: [String]

    /// Whether the codings have the code that they had first.
    public var isStay: Bool { from == to }
  }

  public let study: Study
  /// In the codebook's order of the codes that codings went from, then to; codes that are no longer in it at the end.
  public let moves: [Move]

  /// How many codings have another code now than they had first.
  public var moved: Int { moves.reduce(0) { $0 + ($1.isStay ? 0 : $1.codings) } }

  /// - Parameters:
  ///   - codes: ids, each with the codes below it: moves from and to them. Empty: all.
  ///   - transcripts: codings in them. Empty: in all.
  ///   - coder: whose codings; `nil`: everybody's.
  /// - Throws: `Problem` for a code, a transcript or a coder that is not there, and about a journal that cannot be read.
  public init(_ study: Study, codes: [String] = [], transcripts: [String] = [], coder: String? = nil) throws {
    self.study = study
    let codebook = study.codebook
    let wanted =
      try codes.isEmpty ? nil : Set(StudyView.positions(of: codes, in: codebook).map { codebook.codes[$0].id })
    if let coder { try study.requireCoder(coder) }
    let chosen = Set(try transcripts.map(study.transcriptName))
    let (hidden, viewer) = (study.hiddenTranscripts, study.blindCoder)
    let paths = Self.paths(try study.folder.history()).filter { path in
      if hidden.contains(path.transcript), path.coder != viewer { return false }
      return (coder == nil || path.coder == coder) && (chosen.isEmpty || chosen.contains(path.transcript))
    }
    let ends = paths.map { path in (path, Self.ends(of: path.codes, in: codebook)) }
    let touched = Set(ends.filter { $0.1.from != $0.1.to }.flatMap { [$0.1.from, $0.1.to] })
    let counted = ends.filter { _, ends in
      guard touched.contains(ends.from) else { return false }
      return wanted.map { $0.contains(ends.from) || $0.contains(ends.to) } ?? true
    }
    func place(_ code: String) -> Int { codebook.codes.firstIndex { $0.id == code } ?? codebook.codes.count }
    moves = Dictionary(grouping: counted) { [$0.1.from, $0.1.to] }.map { codes, found in
      Move(from: codes[0], to: codes[1], codings: found.count, coders: Set(found.map(\.0.coder)).sorted())
    }.sorted { a, b in
      (place(a.from), a.from, place(a.to), a.to) < (place(b.from), b.from, place(b.to), b.to)
    }
  }

  // MARK: Journals

  /// A coding with the codes that it had, as they were called then.
  private struct Path {
    let coder: String
    var transcript: String
    var codes: [String]
  }

  /// The codings that nobody has taken off, in the order of their times.
  private static func paths(_ history: [HistoryEntry]) -> [Path] {
    var paths: [UUID: Path] = [:]
    var order: [UUID] = []
    for entry in history where !entry.undone {
      let event = entry.event
      switch event.kind {
      case .tag, .accept:
        guard let code = event.code, let transcript = event.transcript else { continue }
        paths[event.id] = Path(coder: entry.coder, transcript: transcript, codes: [code])
        order.append(event.id)
      case .recode:
        if let target = event.target, let code = event.code { paths[target]?.codes.append(code) }
      case .untag:
        if let target = event.target { paths[target] = nil }
      case .rename:
        guard let old = event.transcript, let new = event.newName else { continue }
        for (id, path) in paths where path.coder == entry.coder && path.transcript == old {
          paths[id]?.transcript = new
        }
      case .reject, .memo, .move, .undo, .read, .resolve, .remove: continue
      }
    }
    return order.compactMap { paths[$0] }
  }

  /// The first and the last of the codes, by the ids that they have now. A code that became another one, by its
  /// codings' being moved, keeps the id that it had.
  private static func ends(of codes: [String], in codebook: Codebook) -> (from: String, to: String) {
    let (first, last) = (codes.first ?? "", codes.last ?? "")
    let to = codebook.currentID(last)
    let from = codebook.currentID(first)
    return from == to && first != last && first != to ? (first, to) : (from, to)
  }
}
