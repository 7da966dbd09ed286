import StudyIndex

extension StudyView {
  /// Every passage at or above its code's threshold, by turns: what counts where suggestions are asked for. Made anew from
  /// what is coded and read; codes that cannot be learnt have none.
  /// - Throws: what reading the index throws.
  func suggestedEvidence() throws -> [Evidence] {
    var request = SuggestionRequest()
    request.filter.codes = filter.codes
    request.filter.speakers = filter.speakers
    request.all = true
    let listing = try SuggestionListing(StudyView(study, filter: request.filter), request)
    return listing.learnt.flatMap(\.suggestions).filter { counted.contains($0.passage.speaker) }.map { suggestion in
      let passage = suggestion.passage
      return Evidence(
        code: suggestion.code, transcript: passage.transcript, turn: passage.turn, speaker: passage.speaker,
        span: passage.span, words: passage.words, id: suggestion.id, source: .suggestion)
    }
  }
}
