import Codebooks
import StudyIndex

/// What people have said about each passage under one code.
///
/// A passage is positive when somebody coded words of it with the code. It is negative only when somebody read it for
/// the code and nobody coded it, or refused the code on the whole of it: silence is no judgement. What was coded with a
/// code below is left out, since it belongs to the code, too.
struct PassageLabels {
  enum Label: Sendable {
    case positive
    case negative
    /// Nobody has judged it.
    case open
    case leftOut
  }

  /// By passage.
  private(set) var labels: [Label]
  /// Whether somebody read the passage for the code.
  private(set) var wasRead: [Bool]
  /// Whether all that is known of a passage was decided on a model's suggestion.
  private(set) var fromSuggestions: [Bool]

  /// - Parameters:
  ///   - code: index in the codebook.
  ///   - coder: whose decisions are meant; `nil` for everybody's.
  init(_ passages: SuggestionPassages, code: Int, coder: String?, from decisions: PassageDecisions) {
    labels = [Label](repeating: .open, count: passages.passages.count)
    fromSuggestions = [Bool](repeating: false, count: labels.count)
    wasRead = fromSuggestions
    markRead(passages, decisions.codebook.codes[code].id, coder, decisions)
    for rejection in decisions.rejections[code] ?? [] where decisions.counts(rejection.coder, for: coder) {
      for index in passages.indices(transcript: rejection.transcript, inside: rejection.span)
      where labels[index] == .open {
        labels[index] = .negative
        fromSuggestions[index] = rejection.isOfSuggestion
      }
    }
    for below in decisions.codebook.subtree(of: code).dropFirst() {
      for piece in decisions.pieces(of: below, by: coder) {
        for index in passages.indices(sharingWordsWith: piece) { labels[index] = .leftOut }
      }
    }
    for piece in decisions.pieces(of: code, by: coder) {
      let isSuggested = if case .suggested = piece.source { true } else { false }
      for index in passages.indices(sharingWordsWith: piece) {
        fromSuggestions[index] = isSuggested && (labels[index] != .positive || fromSuggestions[index])
        labels[index] = .positive
      }
    }
  }

  private mutating func markRead(
    _ passages: SuggestionPassages, _ code: String, _ coder: String?, _ decisions: PassageDecisions
  ) {
    func mark(_ transcript: String, readBy reader: String) {
      guard let key = decisions.keys[transcript] else { return }
      for turn in decisions.marks.turns(readBy: reader, in: transcript, for: code).joined() {
        for index in passages.indices(transcript: key, turn: turn) {
          labels[index] = .negative
          wasRead[index] = true
        }
      }
    }
    if let decided = decisions.decided, decided.coder == coder {
      let position = decisions.codebook.position(of: code)
      for transcript in decided.transcripts where !decided.isOpen(position, in: transcript) {
        for reader in decided.coders { mark(transcript, readBy: reader) }
      }
      return
    }
    for reader in decisions.marks.coders where decisions.counts(reader, for: coder) {
      for transcript in decisions.marks.transcripts(readBy: reader) { mark(transcript, readBy: reader) }
    }
  }
}

/// Everything that people have decided, read once for all codes.
struct PassageDecisions {
  let codebook: Codebook
  let marks: ReadMarks
  /// Keys of the transcripts by name.
  let keys: [String: Int64]
  /// By index of the code.
  let rejections: [Int: [RejectedSpan]]
  /// What the coder who is learnt from is taken to have read, where that is a consensus, which marks nothing.
  let decided: ConsensusReading?
  /// Journals that hold what several coders decided together.
  private let consensus: Set<String>
  private let pieces: [Int: [Evidence]]

  /// - Throws: what reading the index throws.
  init(_ view: StudyView) throws {
    codebook = view.codebook
    marks = try view.study.readMarks()
    consensus = try view.study.consensusCoders()
    if let coder = view.filter.coder, consensus.contains(coder), marks.transcripts(readBy: coder).isEmpty {
      decided = try ConsensusReading(view.study, consensus: coder, assumesReading: false)
    } else {
      decided = nil
    }
    keys = Dictionary(view.transcripts.values.map { ($0.name, $0.id) }) { first, _ in first }
    rejections = Dictionary(grouping: try view.study.rejections(), by: \.code)
    // A consensus repeats what its coders coded.
    let left = Set(view.uncounted)
    let coded = try view.study.evidence().filter { piece in piece.coder.map { !left.contains($0) } ?? false }
    // In a fixed order: the index keeps none.
    pieces = Dictionary(grouping: coded, by: \.code).mapValues { pieces in
      pieces.sorted { a, b in (a.transcript, a.turn, a.span, a.id) < (b.transcript, b.turn, b.span, b.id) }
    }
  }

  /// A code's own codings, cut at turns, by one coder or by all.
  func pieces(of code: Int, by coder: String?) -> [Evidence] {
    (pieces[code] ?? []).filter { piece in piece.coder.map { counts($0, for: coder) } ?? false }
  }

  /// Whether somebody's decisions are meant: those of the coder asked for, else everybody's. What several coders decided
  /// together counts where it is asked for; beside their own codings it would count twice.
  func counts(_ other: String, for coder: String?) -> Bool {
    coder.map { $0 == other } ?? !consensus.contains(other)
  }
}
