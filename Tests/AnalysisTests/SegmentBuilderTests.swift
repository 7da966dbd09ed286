import Basics
import Codebooks
import StudyDefinition
import StudyIndex
import TestSupport
import Testing
import Transcripts

@testable import Analysis

struct SegmentBuilderTests {
  static let codebook: Codebook = {
    let yaml =
      "codes:\n  - {id: a, name: A, codes: [{id: a.b, name: B, codes: [{id: a.b.c, name: C}]}, {id: a.d, name: D}]}\n"
    let reading = try? Codebook.read(files: [("codebook/c.yaml", Array(yaml.utf8))])
    return reading?.codebook ?? Codebook(codes: [])
  }()

  private func piece(
    _ span: Span, _ source: Evidence.Source, id: String = "", code: Int = 3, turn: Int = 1, words: Range<Int>? = nil
  ) -> Evidence {
    Evidence(
      code: code, transcript: 1, turn: turn, speaker: 1, span: span, words: words ?? span.start..<span.end,
      id: id.isEmpty ? (source == .hit ? "h" : "") + "\(span.start)-\(span.end)" : id, source: source)
  }

  private func build(_ pieces: [Evidence], _ change: (inout SegmentFilter) -> Void = { _ in }) -> [Segment] {
    var filter = SegmentFilter()
    change(&filter)
    return SegmentBuilder(codebook: Self.codebook, filter: filter).segments(from: pieces)
  }

  private let anna = Evidence.Source.tag(coder: "anna")
  private let ben = Evidence.Source.tag(coder: "ben")
  private let accepted = Evidence.Source.accepted(coder: "cai")

  @Test func overlappingIsUnitedAndTouchingIsNot() {
    let marked = MarkedText("«we «helped» each» other «move»« up»")
    let segments = build(marked.spans.map { piece($0, anna) })
    #expect(segments.map(\.span) == [marked.spans[0], marked.spans[2], marked.spans[3]])
    #expect(segments[0].ids == ["0-14", "3-9"])
  }

  @Test func aChainIsOneSegment() {
    let segments = build([piece(Span(8, 12), ben), piece(Span(0, 5), anna), piece(Span(4, 9), .hit)])
    #expect(segments.map(\.span) == [Span(0, 12)])
    #expect(segments[0].words == 0..<12)
    #expect(segments[0].coders == ["anna", "ben"])
    #expect(segments[0].origins == [.person, .rule])
    #expect(segments[0].review == .person)
    #expect(segments[0].ids == ["0-5", "8-12", "h4-9"])
  }

  @Test func turnsAndCodesKeepApart() {
    let span = Span(0, 5)
    let segments = build([piece(span, anna, turn: 2), piece(span, ben, turn: 1), piece(span, anna, code: 1)])
    #expect(segments.map { [$0.code, $0.turn] } == [[1, 1], [3, 1], [3, 2]])
  }

  @Test func coderByCoder() {
    let pieces = [
      piece(Span(0, 10), anna), piece(Span(2, 4), ben), piece(Span(5, 12), ben), piece(Span(8, 14), anna),
      piece(Span(11, 13), ben), piece(Span(3, 6), .hit), piece(Span(9, 10), accepted),
    ]
    let segments = build(pieces) { $0.perCoder = true }
    let found = segments.map { "\($0.coders.first ?? "-") \($0.span.start)-\($0.span.end)" }
    #expect(found == ["anna 0-14", "ben 2-4", "- 3-6", "ben 5-13", "cai 9-10"])
    #expect(build(pieces).map(\.span) == [Span(0, 14)])
  }

  @Test func theStrongestJudgementStands() {
    let span = Span(0, 5)
    #expect(build([piece(span, .hit)])[0].review == .unreviewed)
    #expect(build([piece(span, .hit), piece(span, accepted)])[0].review == .accepted)
    #expect(build([piece(span, accepted), piece(span, anna)])[0].review == .person)
    #expect(build([piece(span, accepted)])[0].origins == [.rule])
  }

  @Test func filters() {
    let pieces = [
      piece(Span(0, 5), anna), piece(Span(4, 9), .hit), piece(Span(20, 25), accepted), piece(Span(30, 31), .hit),
    ]
    #expect(build(pieces) { $0.coder = "anna" }.map(\.span) == [Span(0, 5)])
    #expect(build(pieces) { $0.origin = .rule }.map(\.span) == [Span(4, 9), Span(20, 25), Span(30, 31)])
    #expect(build(pieces) { $0.origin = .person }.map(\.span) == [Span(0, 5)])
    // Judged after uniting: the hit under anna's coding is no unreviewed segment.
    #expect(build(pieces) { $0.review = [.unreviewed] }.map(\.span) == [Span(30, 31)])
    #expect(build(pieces) { $0.review = [.person] }.map(\.span) == [Span(0, 9)])
  }

  @Test func aCodeHoldsThoseBelowIt() {
    // Codes: 0 a, 1 a.b, 2 a.b.c, 3 a.d.
    let pieces = [
      piece(Span(0, 5), anna, code: 2), piece(Span(4, 9), ben, code: 3), piece(Span(20, 22), .hit, code: 1),
    ]
    let segments = build(pieces) { $0.rollUp = true }
    #expect(
      segments.map { "\($0.code) \($0.span.start)-\($0.span.end)" } == [
        "0 0-9", "0 20-22", "1 0-5", "1 20-22", "2 0-5", "3 4-9",
      ])
    #expect(segments[0].coders == ["anna", "ben"])
  }

  /// Unites pair by pair until nothing overlaps any more.
  private func naive(_ spans: [Span]) -> [Span] {
    var spans = spans
    while true {
      let pair = spans.indices.lazy.flatMap { i in spans.indices.lazy.map { (i, $0) } }.first { i, j in
        i < j && spans[i].overlaps(spans[j])
      }
      guard let (i, j) = pair else { return spans.sorted() }
      let united = spans[i].union(spans[j])
      spans.remove(at: j)
      spans[i] = united
    }
  }

  @Test(arguments: 0..<200)
  func unionsAgreeWithTheNaiveOnes(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let sources = [anna, ben, accepted, Evidence.Source.hit]
    let pieces = (0..<Int.random(in: 0...30, using: &random)).map { number in
      let start = Int.random(in: 0...60, using: &random)
      return piece(
        Span(start, start + Int.random(in: 1...8, using: &random)), sources.randomElement(using: &random) ?? .hit,
        id: "\(number)")
    }
    #expect(build(pieces).map(\.span) == naive(pieces.map(\.span)))
    let apart = build(pieces) { $0.perCoder = true }
    for coder in ["anna", "ben", "cai", nil] {
      let own = apart.filter { $0.coders.first == coder }
      #expect(own.map(\.span) == naive(pieces.filter { $0.coder == coder }.map(\.span)))
    }
    #expect(build(pieces).flatMap(\.ids).sorted() == pieces.map(\.id).sorted())
    #expect(build(pieces.shuffled(using: &random)).map(\.ids) == build(pieces).map(\.ids))
  }
}
