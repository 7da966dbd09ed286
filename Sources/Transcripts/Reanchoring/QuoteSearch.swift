/// Finds words by themselves and by what was before and after them, without the text they were in.
struct QuoteSearch {
  let index: QuoteIndex

  func placement(of sought: SoughtWords) -> Placement {
    let standing = index.places(of: sought.quote)
    if !standing.isEmpty { return choose(sought, among: standing, standing: standing.count) }
    return decide(nearly(sought), at: gap(of: sought))
  }

  /// Chooses among places where the very words are.
  /// - Parameter standing: how often they stand in the text altogether.
  func choose(_ sought: SoughtWords, among places: [Int], standing: Int) -> Placement {
    let candidates = likeliest(sought, places).map {
      (place: $0, context: context(of: sought, at: Span($0, $0 + sought.quote.count)))
    }
    .sorted { ($0.context, $1.place) > ($1.context, $0.place) }
    let best = candidates[0]
    let isClear: Bool
    if places.count == 1 {
      isClear =
        best.context >= ReanchoringLimits.agreeingContext
        || sought.weight >= ReanchoringLimits.tellingWeight
        || best.place == sought.span.start && standing == 1
    } else {
      isClear =
        best.context >= ReanchoringLimits.bestContext
        && best.context - candidates[1].context >= ReanchoringLimits.contextMargin
    }
    if isClear { return .same(at: best.place, from: sought.span) }
    return .ambiguous(of: candidates.map { candidate(at: $0.place, of: sought) })
  }

  func ambiguous(_ sought: SoughtWords, _ places: [Int]) -> Placement {
    .ambiguous(of: likeliest(sought, places).map { candidate(at: $0, of: sought) })
  }

  /// Of very many places those around which most scalars are the same, so that not all have to be compared in full.
  private func likeliest(_ sought: SoughtWords, _ places: [Int]) -> [Int] {
    guard places.count > 64 else { return places }
    let agreeing = places.map { place in
      (
        place: place,
        count: index.agreement(around: Span(place, place + sought.quote.count), with: sought)
      )
    }
    return agreeing.sorted { ($0.count, $1.place) > ($1.count, $0.place) }.prefix(64).map(\.place)
  }

  /// Places where the words are changed, as far as they are worth a look.
  func nearly(_ sought: SoughtWords) -> [Placement.Candidate] {
    let excerpt = sought.excerpt
    let room = QuoteIndex.slack * 2 + excerpt.count / 8
    return index.likelyPlaces(of: excerpt, count: 4).compactMap { place in
      let low = max(0, min(index.text.count, place - room))
      let high = max(low, min(index.text.count, place + excerpt.count + room))
      let alignment = TextAlignment(old: excerpt, new: Array(index.text[low..<high]))
      let image = alignment.image(
        of: Span(sought.before.count, sought.before.count + sought.quote.count))
      guard image.similarity >= ReanchoringLimits.doubtfulElsewhere, !image.span.isEmpty else {
        return nil
      }
      let span = Span(image.span.start + low, image.span.end + low)
      return candidate(TextAlignment.Image(span: span, similarity: image.similarity), of: sought)
    }
  }

  /// Decides among places where the words are changed.
  /// - Parameter place: where they would be, if they are gone.
  func decide(_ candidates: [Placement.Candidate], at place: Int) -> Placement {
    // Two windows on one place are one candidate.
    var apart: [Placement.Candidate] = []
    for candidate in Placement.ambiguous(of: candidates).candidates
    where !apart.contains(where: { $0.span.overlaps(candidate.span) }) { apart.append(candidate) }
    guard let best = apart.first else { return .lost(at: place) }
    let next = apart.dropFirst().first?.score ?? 0
    if best.score >= ReanchoringLimits.elsewhereSimilarity, best.score - next >= ReanchoringLimits.contextMargin {
      return .edited(best.span)
    }
    return .ambiguous(apart)
  }

  func candidate(at place: Int, of sought: SoughtWords) -> Placement.Candidate {
    candidate(
      TextAlignment.Image(span: Span(place, place + sought.quote.count), similarity: 1), of: sought)
  }

  /// Three quarters of the score are the words', one quarter the context's.
  func candidate(_ image: TextAlignment.Image, of sought: SoughtWords) -> Placement.Candidate {
    let score = 0.75 * image.similarity + 0.25 * context(of: sought, at: image.span)
    return Placement.Candidate(span: image.span, score: score)
  }

  /// How much of the context agrees, from 0 to 1, letter by letter. The ends of a text agree with each other.
  private func context(of sought: SoughtWords, at span: Span) -> Double {
    let before = index.text[max(0, span.start - Anchor.contextLength)..<span.start]
    let after = index.text[span.end..<min(index.text.count, span.end + Anchor.contextLength)]
    return
      (LetterAlignment.similarity(sought.before[...], before)
      + LetterAlignment.similarity(sought.after[...], after))
      / 2
  }

  /// Where words that are gone would be: after what was before them, if that occurs once.
  private func gap(of sought: SoughtWords) -> Int {
    let before = index.places(of: sought.before)
    if before.count == 1 { return before[0] + sought.before.count }
    let after = index.places(of: sought.after)
    return after.count == 1 ? after[0] : min(sought.span.start, index.text.count)
  }
}
