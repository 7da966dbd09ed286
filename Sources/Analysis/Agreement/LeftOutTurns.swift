import StudyIndex
import Transcripts

/// Turns in which a coder's decision about a code is not to count: what she coded under another definition of the code,
/// and what she decided on a model's suggestion. She is taken not to have read the turn for the code, because a turn
/// without her coding would pass for one that she left uncoded.
///
/// A turn that she has coded besides, in a way that counts, stays.
struct LeftOutTurns {
  struct Turn: Hashable {
    /// Index in the codebook.
    let code: Int
    /// Key of the transcript.
    let transcript: Int64
    /// 1-based.
    let turn: Int
    /// Index of the coder.
    let coder: Int
  }

  /// Coded under another definition.
  let outdated: Set<Turn>
  /// Accepted or refused as suggestions.
  let suggested: Set<Turn>

  /// - Parameters:
  ///   - pieces: what the coders coded.
  ///   - refused: suggestions that they refused, as turns.
  init(_ pieces: [CodedPiece], refused: [Turn], onlyCurrent: Bool, countsSuggested: Bool) {
    var outdated: Set<Turn> = []
    var suggested = Set(countsSuggested ? [] : refused)
    for piece in pieces {
      if onlyCurrent, !piece.isCurrent {
        outdated.insert(Turn(piece))
      } else if !countsSuggested, piece.isSuggested {
        suggested.insert(Turn(piece))
      }
    }
    if !outdated.isEmpty || !suggested.isEmpty {
      for piece in pieces where (!onlyCurrent || piece.isCurrent) && (countsSuggested || !piece.isSuggested) {
        outdated.remove(Turn(piece))
        suggested.remove(Turn(piece))
      }
    }
    self.outdated = outdated
    self.suggested = suggested.subtracting(outdated)
  }

  var exceptions: [CodersReading.Exception] {
    outdated.union(suggested).map {
      CodersReading.Exception(code: $0.code, transcript: $0.transcript, turns: $0.turn...$0.turn, coder: $0.coder)
    }
  }

  /// Turns that a refused suggestion touches.
  static func refused(
    _ rejections: [RejectedSpan], by coders: [String], in turns: [Int64: [TurnPlace]]
  ) -> [Turn] {
    let numbers = Dictionary(coders.enumerated().map { ($1, $0) }) { first, _ in first }
    return rejections.flatMap { rejection -> [Turn] in
      guard rejection.isOfSuggestion, let coder = numbers[rejection.coder] else { return [] }
      return (turns[rejection.transcript] ?? []).filter { $0.span.overlaps(rejection.span) }.map {
        Turn(code: rejection.code, transcript: rejection.transcript, turn: $0.number, coder: coder)
      }
    }
  }
}

extension LeftOutTurns.Turn {
  fileprivate init(_ piece: CodedPiece) {
    self.init(code: piece.code, transcript: piece.transcript, turn: piece.turn, coder: piece.maker)
  }
}
