import Basics
import Codebooks
import StudyDefinition
import StudyIndex
import Transcripts

extension QuoteConditions {
  /// The segments for which every condition holds, in their order. A segment is no company for itself.
  /// - Throws: `Problem` for a code that does not exist; what reading the index throws.
  func fulfilled(by segments: [Segment], _ view: StudyView) throws -> [Segment] {
    if isEmpty { return segments }
    let needed = with + without + (near + then + after).compactMap { CodeDistance(parsing: $0)?.code }
    let others = try PlacedSegments(of: needed, view)
    let within = within
    let company = try with.map { try others.under($0) }
    let foreign = try without.map { try others.under($0) }
    let around = try distances(near, others)
    let later = try distances(then, others)
    let earlier = try distances(after, others)
    return segments.filter { segment in
      let own = others.placed(segment)
      return company.allSatisfy { $0.contains(own, within) { own.isTogether(with: $0, within) } }
        && foreign.allSatisfy { !$0.contains(own, within) { own.isTogether(with: $0, within) } }
        && around.allSatisfy { code, reach in
          code.contains(own) { own.isOther($0) && own.isNear($0, reach) }
        }
        && later.allSatisfy { code, reach in
          code.contains(own) { own.isOther($0) && own.end <= $0.start && own.isNear($0, reach) }
        }
        && earlier.allSatisfy { code, reach in
          code.contains(own) { own.isOther($0) && $0.end <= own.start && own.isNear($0, reach) }
        }
    }
  }

  private func distances(
    _ written: [String], _ others: PlacedSegments
  ) throws -> [(code: PlacedSegments.Company, reach: CodeDistance.Reach?)] {
    try written.compactMap(CodeDistance.init(parsing:)).map { (try others.under($0.code), $0.reach) }
  }
}

/// Segments of some codes with their places, so that others can be held against them.
private struct PlacedSegments {
  /// A segment's place: in scalars of the body, in words of the transcript, in turns.
  struct Placed {
    let code: Int
    let transcript: Int64
    /// Of a coding that runs over several turns, one span a turn.
    let spans: [Span]
    let turns: ClosedRange<Int>
    /// Words of the transcript, whoever says them: 0-based, end-exclusive.
    let words: Range<Int>
    /// Index among the people who count.
    let person: Int?

    var start: Int { spans[0].start }
    var end: Int { spans[spans.count - 1].end }

    func isOther(_ other: Placed) -> Bool {
      code != other.code || transcript != other.transcript || spans != other.spans
    }

    func isTogether(with other: Placed, _ within: QuoteConditions.Within) -> Bool {
      guard isOther(other) else { return false }
      switch within {
      case .overlap:
        return transcript == other.transcript
          && spans.contains { own in other.spans.contains { own.overlaps($0) } }
      case .turn: return transcript == other.transcript && turns.overlaps(other.turns)
      case .transcript: return transcript == other.transcript
      case .person: return person != nil && person == other.person
      }
    }

    /// Whether another one of the same transcript is no farther away.
    func isNear(_ other: Placed, _ reach: CodeDistance.Reach?) -> Bool {
      switch reach {
      case nil: return true
      case .words(let most):
        return max(other.words.lowerBound - words.upperBound, words.lowerBound - other.words.upperBound) <= most
      case .turns(let most):
        return max(other.turns.lowerBound - turns.upperBound, turns.lowerBound - other.turns.upperBound) <= most
      }
    }
  }

  /// The segments of a code and of those below it.
  struct Company {
    private let byTranscript: [Int64: [Placed]]
    private let byPerson: [Int: [Placed]]

    init(_ segments: [Placed]) {
      byTranscript = Dictionary(grouping: segments, by: \.transcript)
      byPerson = Dictionary(grouping: segments.filter { $0.person != nil }) { $0.person ?? 0 }
    }

    /// Whether there is one among those of the same transcript, or of the same person.
    func contains(_ own: Placed, _ within: QuoteConditions.Within = .transcript, where isIt: (Placed) -> Bool) -> Bool {
      let others = within == .person ? own.person.flatMap { byPerson[$0] } : byTranscript[own.transcript]
      return others?.contains(where: isIt) ?? false
    }
  }

  private let view: StudyView
  private let before: [Int64: [Int]]
  private let codebook: Codebook
  private var segments: [Placed] = []

  init(of codes: [String], _ view: StudyView) throws {
    self.view = view
    codebook = view.codebook
    before = try view.study.wordsBeforeTurns()
    var filter = view.filter
    filter.codes = codes
    filter.rollUp = false
    // As the view has it: a coder who is named stays, and without one everybody counts.
    if filter.coder == nil { filter.coder = SegmentFilter.everybody }
    segments = try StudyView(view.study, filter: filter).segments().map(placed)
  }

  func under(_ id: String) throws -> Company {
    guard let position = codebook.position(of: id) else { throw Problem.unknownCode(id, in: codebook) }
    let codes = codebook.subtree(of: position)
    return Company(segments.filter { codes.contains($0.code) })
  }

  func placed(_ segment: Segment) -> Placed {
    let parts = segment.parts
    let last = parts[parts.count - 1]
    let counts = before[segment.transcript] ?? []
    func words(before turn: Int) -> Int { counts.indices.contains(turn - 1) ? counts[turn - 1] : 0 }
    let start = words(before: segment.turn) + segment.words.lowerBound
    return Placed(
      code: segment.code, transcript: segment.transcript, spans: parts.map(\.span), turns: segment.turn...last.turn,
      words: start..<max(start, words(before: last.turn) + last.words.upperBound),
      person: view.people.position(ofSpeaker: segment.speaker))
  }
}
