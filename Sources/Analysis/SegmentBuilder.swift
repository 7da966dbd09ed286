package import Codebooks
package import StudyIndex
import Transcripts

/// Puts overlapping codings of one code into segments, or keeps each coding for itself. Two overlap when they share at
/// least one scalar.
package struct SegmentBuilder {
  let codebook: Codebook
  let filter: SegmentFilter

  package init(codebook: Codebook, filter: SegmentFilter) {
    self.codebook = codebook
    self.filter = filter
  }

  /// Segments in the order of codebook, transcript key, turn and place.
  package func segments(from evidence: [Evidence]) -> [Segment] {
    var pieces = filter.coder == nil && filter.origin == nil ? evidence : evidence.filter(isWanted)
    if filter.rollUp { pieces += ancestors(of: pieces) }
    let order = Self.order(of: pieces)
    var segments: [Segment] = []
    // With coders kept apart there is one open segment for each of them, otherwise one for all. Pieces come by their
    // beginnings, so that a piece overlaps the last segment of its key or none.
    var open: [String: Int] = [:]
    var place: (code: Int, transcript: Int64, turn: Int)?
    for index in order {
      let piece = pieces[index]
      if place.map({ $0 != (piece.code, piece.transcript, piece.turn) }) ?? true {
        open.removeAll(keepingCapacity: true)
        place = (piece.code, piece.transcript, piece.turn)
      }
      let key = filter.perCoder ? piece.coder ?? "" : ""
      if let index = open[key], segments[index].span.overlaps(piece.span) {
        segments[index].add(piece)
      } else {
        open[key] = segments.count
        segments.append(Segment(piece))
      }
    }
    for index in segments.indices { segments[index].settle() }
    let states = filter.review.states
    let kept =
      states.count == Segment.Review.allCases.count ? segments : segments.filter { states.contains($0.review) }
    return filter.unit == .codings ? Self.codings(of: kept, order.map { pieces[$0] }) : kept
  }

  /// Codings by hand that make up segments, each whole; segments of rules' hits alone, accepted or not, stay as they are.
  /// - Parameter pieces: of all codings, in order.
  private static func codings(of segments: [Segment], _ pieces: [Evidence]) -> [Segment] {
    var wanted: Set<CodingUnderCode> = []
    for segment in segments { for id in segment.codings { wanted.insert(CodingUnderCode(code: segment.code, id: id)) } }
    var places: [CodingUnderCode: Int] = [:]
    var codings = segments.filter(\.codings.isEmpty)
    for piece in pieces where piece.origin == .person {
      let key = CodingUnderCode(code: piece.code, id: piece.id)
      guard wanted.contains(key) else { continue }
      if let place = places[key] {
        codings[place].continuations.append(
          Segment.Continuation(turn: piece.turn, speaker: piece.speaker, span: piece.span, words: piece.words))
      } else {
        places[key] = codings.count
        codings.append(Segment(piece))
      }
    }
    return codings
  }

  private func isWanted(_ piece: Evidence) -> Bool {
    if let coder = filter.coder, piece.coder != coder { return false }
    if let origin = filter.origin, piece.origin != origin { return false }
    return true
  }

  /// The same evidence once more for every code above its own.
  private func ancestors(of pieces: [Evidence]) -> [Evidence] {
    var lifted: [Evidence] = []
    for piece in pieces {
      var parent = codebook.codes[piece.code].parent
      while let id = parent, let position = codebook.position(of: id) {
        lifted.append(piece.under(code: position))
        parent = codebook.codes[position].parent
      }
    }
    return lifted
  }

  /// The numbers of `pieces` in the order of their segments. Only these are moved about: the pieces are large.
  private static func order(of pieces: [Evidence]) -> [Int] {
    var places = pieces.indices.map { PlaceOfPiece(pieces[$0], number: $0) }
    places.sort { a, b in
      if let precedes = a.precedes(b) { return precedes }
      return isBefore(pieces[a.number], pieces[b.number])
    }
    return places.map(\.number)
  }

  /// Of two at the same place: people's codings stand before hits, so that ids come out in a fixed order.
  private static func isBefore(_ a: Evidence, _ b: Evidence) -> Bool {
    if (a.coder == nil) != (b.coder == nil) { return a.coder != nil }
    return a.coder == b.coder ? a.id < b.id : (a.coder ?? "") < (b.coder ?? "")
  }
}

/// What decides the order of pieces in nearly all cases.
private struct PlaceOfPiece {
  let code: Int
  let transcript: Int64
  let turn: Int
  let span: Span
  /// Index in the pieces.
  let number: Int

  init(_ piece: Evidence, number: Int) {
    code = piece.code
    transcript = piece.transcript
    turn = piece.turn
    span = piece.span
    self.number = number
  }

  /// `nil` where both are at the same place.
  func precedes(_ other: PlaceOfPiece) -> Bool? {
    if code != other.code { return code < other.code }
    if transcript != other.transcript { return transcript < other.transcript }
    if turn != other.turn { return turn < other.turn }
    return span == other.span ? nil : span < other.span
  }
}

/// A coding counts once under its own code and once under each above it.
private struct CodingUnderCode: Hashable {
  let code: Int
  let id: String
}

extension Evidence {
  var origin: Segment.Origin {
    switch source {
    case .tag: .person
    case .hit, .accepted: .rule
    case .suggestion, .suggested: .suggestion
    }
  }

  var review: Segment.Review {
    switch source {
    case .tag: .person
    case .accepted, .suggested: .accepted
    case .hit, .suggestion: .unreviewed
    }
  }

  fileprivate func under(code: Int) -> Evidence {
    Evidence(
      code: code, transcript: transcript, turn: turn, speaker: speaker, span: span, words: words, id: id, source: source
    )
  }
}

extension Segment {
  fileprivate init(_ piece: Evidence) {
    self.init(
      code: piece.code, transcript: piece.transcript, turn: piece.turn, speaker: piece.speaker, span: piece.span,
      words: piece.words, coders: piece.coder.map { [$0] } ?? [], origins: piece.origin.alone, review: piece.review,
      ids: [piece.id], codings: piece.origin == .person ? [piece.id] : [])
  }

  fileprivate mutating func add(_ piece: Evidence) {
    span = span.union(piece.span)
    words = min(words.lowerBound, piece.words.lowerBound)..<max(words.upperBound, piece.words.upperBound)
    if let coder = piece.coder, !coders.contains(coder) { coders.append(coder) }
    origins.insert(piece.origin)
    if piece.review.rank < review.rank { review = piece.review }
    if !ids.contains(piece.id) { ids.append(piece.id) }
    if piece.origin == .person, !codings.contains(piece.id) { codings.append(piece.id) }
  }

  /// Whether an id is a person's coding; ids of hits begin with `h`, of suggestions with `s`.
  private static func isCoding(_ id: String) -> Bool { !id.hasPrefix("h") && !id.hasPrefix("s") }

  /// Puts coders and ids into their final order.
  fileprivate mutating func settle() {
    coders.sort()
    guard ids.count > 1 else { return }
    let people = ids.filter(Self.isCoding)
    if people.count != ids.count { ids = people + ids.filter { !Self.isCoding($0) } }
  }
}

extension Segment.Origin {
  /// The set of it alone, made once for all segments.
  fileprivate var alone: Set<Segment.Origin> {
    switch self {
    case .person: Self.personAlone
    case .rule: Self.ruleAlone
    case .suggestion: Self.suggestionAlone
    }
  }

  private static let personAlone: Set<Segment.Origin> = [.person]
  private static let ruleAlone: Set<Segment.Origin> = [.rule]
  private static let suggestionAlone: Set<Segment.Origin> = [.suggestion]
}

extension Segment.Review {
  /// The strongest judgement of several stands.
  fileprivate var rank: Int {
    switch self {
    case .person: 0
    case .accepted: 1
    case .unreviewed: 2
    }
  }
}
