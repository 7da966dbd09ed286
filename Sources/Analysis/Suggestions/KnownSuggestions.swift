import Basics
import Codebooks
public import StudyIndex
import Transcripts

/// Suggestions that a list has shown are known by their ids afterwards, so that one can be accepted without learning
/// again. Only a convenience: it goes with the index.
extension SuggestionListing {
  /// The suggestions as they are judged.
  public var hits: [HitRecord] {
    learnt.flatMap { code in
      code.suggestions.compactMap { suggestion in
        let passage = suggestion.passage
        guard let record = view.transcripts[passage.transcript] else { return nil }
        return HitRecord(
          id: suggestion.id, transcript: record.name, transcriptHash: record.hash, turn: passage.turn,
          speaker: passage.speaker, code: view.codebook.codes[code.code].id, span: passage.span, match: passage.span,
          state: .unreviewed, suggestion: code.model)
      }
    }
  }

  /// - Throws: what writing to the index throws.
  public func remember() throws {
    var entries = try view.study.snapshot(of: SuggestionRequest.verb)?.entries ?? [:]
    for hit in hits {
      entries[hit.id] = [
        hit.code, hit.suggestion ?? "", hit.transcriptHash, String(hit.turn), String(hit.speaker),
        String(hit.span.start), String(hit.span.end), hit.transcript,
      ].joined(separator: "\t")
    }
    try view.study.remember(entries, of: SuggestionRequest.verb)
  }
}

extension Study {
  /// The rule's hit or the suggestion whose id begins with `prefix` (at least four characters).
  /// - Throws: `Problem` when none or several do.
  public func candidate(_ prefix: String) throws -> HitRecord {
    guard prefix.lowercased().hasPrefix("s") else { return try hit(prefix) }
    let wanted = prefix.lowercased()
    let known = try snapshot(of: SuggestionRequest.verb)?.entries ?? [:]
    let found = known.filter { $0.key.hasPrefix(wanted) }
    guard wanted.utf8.count >= 4, let first = found.first, let hit = HitRecord(id: first.key, first.value) else {
      throw Problem.noSuchSuggestion(prefix)
    }
    if found.count > 1 { throw Problem.suggestionAmbiguous(prefix, count: found.count) }
    return hit
  }
}

extension HitRecord {
  /// - Parameter entry: as `SuggestionListing.remember` writes it.
  fileprivate init?(id: String, _ entry: String) {
    let parts = entry.split(separator: "\t", maxSplits: 7, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 8, let turn = Int(parts[3]), let speaker = Int64(parts[4]), let start = Int(parts[5]),
      let end = Int(parts[6]), start <= end
    else { return nil }
    self.init(
      id: id, transcript: parts[7], transcriptHash: parts[2], turn: turn, speaker: speaker, code: parts[0],
      span: Span(start, end), match: Span(start, end), state: .unreviewed, suggestion: parts[1])
  }
}
