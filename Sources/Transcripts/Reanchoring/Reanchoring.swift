import Basics

/// Finds the words of anchors again in a text that has changed.
///
/// With the old text: both texts are aligned (`TextAlignment`), and what lies in an unchanged stretch, or in one that
/// was cut and pasted, belongs to it. Everything else, and all without the old text, is looked for by its quote and its
/// context, the same or nearly (`QuoteSearch`). Where two places are as good as each other a person has to decide.
///
/// Pure and deterministic: the same texts give the same places.
public struct Reanchoring: Sendable {
  private let search: QuoteSearch
  private let alignment: TextAlignment?
  private let oldIndex: QuoteIndex?
  private let oldHash: ContentHash?

  /// - Parameters:
  ///   - old: the text that the anchors were measured in; `nil` when nobody has it any more.
  ///   - new: the text as it is now.
  public init(from old: TranscriptText?, to new: ReanchoringTarget) {
    search = QuoteSearch(index: new.index)
    oldIndex = old.map { QuoteIndex($0.scalars) }
    alignment = oldIndex.map { TextAlignment(old: $0.text, new: new.index.text) }
    oldHash = old?.contentHash
  }

  /// Where the words of an anchor are now.
  public func placement(of anchor: Anchor) -> Placement {
    let sought = SoughtWords(anchor)
    if sought.quote.isEmpty { return .lost(at: min(anchor.span.start, search.index.text.count)) }
    guard let alignment, anchor.hash == oldHash, anchor.span.end <= alignment.old.count,
      alignment.old[anchor.span.start..<anchor.span.end].elementsEqual(sought.quote)
    else { return search.placement(of: sought) }
    return placement(of: sought, in: alignment)
  }

  private func placement(of sought: SoughtWords, in alignment: TextAlignment) -> Placement {
    let holds = alignment.holds(sought.span)
    var places = alignment.untouchedPlaces(of: sought.span)
    if holds {
      if places.count == 1, areTwinsSettled(sought, alignment),
        isAccounted(sought, besides: places[0], alignment)
      {
        return .same(at: places[0], from: sought.span)
      }
      if places.count == 1 { places += search.index.places(of: sought.quote) }
      return search.ambiguous(sought, places)
    }
    if let moved = alignment.movedStretch(holding: sought.span) {
      places.append(sought.span.start + moved.shift)
    }
    // Where the chain explains a place by other words of the old text, those words are there, not these.
    let standing = search.index.places(of: sought.quote)
    let isSure = !places.isEmpty
    places += standing.filter { !alignment.isTaken(Span($0, $0 + sought.span.count)) }
    places = Array(Set(places))
    let image = alignment.image(of: sought.span)
    if places.isEmpty { return changed(sought, image, standing, alignment) }
    if !areTwinsSettled(sought, alignment) { return search.ambiguous(sought, standing) }
    let isOnly =
      standing.count == 1 && sought.weight >= ReanchoringLimits.onlyWeight
      && occurs(sought.quote) == 1
    if places.count == 1, isSure || isOnly { return .same(at: places[0], from: sought.span) }
    let found = search.choose(sought, among: places, standing: standing.count)
    guard image.similarity >= ReanchoringLimits.editedSimilarity else { return found }
    return .ambiguous(
      of: found.allCandidates(from: sought.span) + [search.candidate(image, of: sought)])
  }

  /// Whether all twins in the new text are where the chain has twins of the old one.
  private func isAccounted(_ sought: SoughtWords, besides place: Int, _ alignment: TextAlignment)
    -> Bool
  {
    search.index.places(of: sought.quote).map { Span($0, $0 + sought.quote.count) }.allSatisfy {
      twin in
      twin.start == place || alignment.isTaken(twin)
        || search.index.agreement(around: twin, with: sought) < sought.twinContext
    }
  }

  private func occurs(_ words: [UInt32]) -> Int { oldIndex?.places(of: words).count ?? 0 }

  /// The very words are nowhere that is free: changed in their place, or changed elsewhere, or gone.
  private func changed(
    _ sought: SoughtWords, _ image: TextAlignment.Image, _ standing: [Int],
    _ alignment: TextAlignment
  ) -> Placement {
    let twins = standing.map { search.candidate(at: $0, of: sought) }.filter {
      $0.score >= ReanchoringLimits.twinScore
    }
    if image.similarity >= ReanchoringLimits.editedSimilarity, twins.isEmpty {
      return .edited(image.span)
    }
    var candidates = search.nearly(sought).filter { !alignment.isTaken($0.span) } + twins
    if image.similarity >= ReanchoringLimits.doubtfulSimilarity {
      candidates.append(search.candidate(image, of: sought))
    }
    let decided = search.decide(candidates, at: image.span.start)
    if decided.candidates.isEmpty { return decided }
    return .ambiguous(
      of: decided.candidates + standing.map { search.candidate(at: $0, of: sought) })
  }

  /// Words that occurred more than once in the same surroundings can be told apart only by their order, and only as long
  /// as none of them was moved or changed.
  private func areTwinsSettled(_ sought: SoughtWords, _ alignment: TextAlignment) -> Bool {
    guard let oldIndex else { return true }
    let twins = oldIndex.places(of: sought.quote).map { Span($0, $0 + sought.quote.count) }.filter {
      twin in
      twin != sought.span && oldIndex.agreement(around: twin, with: sought) >= sought.twinContext
    }
    return twins.isEmpty || (twins + [sought.span]).allSatisfy(alignment.holds)
  }
}

/// A text in which anchors are looked for, prepared once for all old texts.
public struct ReanchoringTarget: Sendable {
  let index: QuoteIndex

  public init(_ text: TranscriptText) {
    index = QuoteIndex(text.scalars)
  }
}

/// An anchor as scalars.
struct SoughtWords {
  let span: Span
  let quote: [UInt32]
  let before: [UInt32]
  let after: [UInt32]

  init(_ anchor: Anchor) {
    span = anchor.span
    quote = anchor.quote.unicodeScalars.map(\.value)
    before = anchor.before.unicodeScalars.map(\.value)
    after = anchor.after.unicodeScalars.map(\.value)
  }

  /// So many scalars of context, before and after together, make the same words elsewhere a twin.
  var twinContext: Int { min(ReanchoringLimits.twinContext, before.count + after.count) }

  /// With its context.
  var excerpt: [UInt32] { before + quote + after }
  var weight: Int { ScalarKind.weight(quote[...]) }
}

extension TextAlignment {
  /// Whether all of a span of the old text lies in one stretch of the chain.
  func holds(_ span: Span) -> Bool {
    let index = index(atOld: span.start)
    return index < chain.count && chain[index].old <= span.start && span.end <= chain[index].oldEnd
  }

  /// Whether all of a place lies in one stretch of the chain: other words of the old text account for it.
  func isTaken(_ place: Span) -> Bool {
    let index = index(atNew: place.start)
    return index < chain.count && chain[index].new <= place.start
      && place.end <= chain[index].newEnd
  }
}

extension Placement {
  static func same(at place: Int, from old: Span) -> Placement {
    place == old.start ? .kept : .moved(Span(place, place + old.count))
  }

  /// The candidates in order, each place once.
  static func ambiguous(of candidates: [Candidate]) -> Placement {
    var seen: Set<Span> = []
    let sorted = candidates.sorted { ($0.score, $1.span) > ($1.score, $0.span) }
    return .ambiguous(
      Array(sorted.filter { seen.insert($0.span).inserted }.prefix(ReanchoringLimits.candidates)))
  }

  func allCandidates(from old: Span) -> [Candidate] {
    if let span = span(from: old) { return [Candidate(span: span, score: 1)] }
    return candidates
  }
}
