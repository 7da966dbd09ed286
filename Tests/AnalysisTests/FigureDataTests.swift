import Codebooks
import Statistics
import StudyIndex
import Testing
import Transcripts

@testable import Analysis

/// What figures are drawn from.
struct FigureDataTests {
  @Test("Codes of the same turns join first, at 1 less Jaccard's coefficient, then at the mean of their distances")
  func clusters() throws {
    let sample = try SampleStudy()
    try sample.tag("alone", "help.taken", in: "b")
    let found = try CoOccurrence(StudyView(sample.open(), filter: SegmentFilter()), within: .turn)
    let (codes, tree) = try #require(found.clusters(most: 36))
    // The code above the others is no end of the tree.
    let names = codes.map { found.view.codebook.codes[$0].id }
    #expect(names == ["help.given", "help.taken", "water"])
    func distance(_ a: Int, _ b: Int) -> Double {
      1 - (found.pairs.first { $0.first == codes[a] && $0.second == codes[b] }?.coefficient ?? 0)
    }
    let all = [(0, 1), (0, 2), (1, 2)].map { (pair: $0, distance: distance($0.0, $0.1)) }
    let nearest = try #require(all.min { $0.distance < $1.distance })
    #expect(tree.merges.count == 2)
    #expect(tree.merges[0].height == nearest.distance)
    let others = all.filter { $0.pair != nearest.pair }.map(\.distance)
    #expect(abs(tree.merges[1].height - others.reduce(0, +) / 2) < 1e-12)
    #expect(try CoOccurrence(found.view, within: .overlap).clusters(most: 36) == nil)
  }

  @Test("A piece of a transcript has the code that most of it has")
  func portraits() throws {
    let sample = try SampleStudy()
    let view = try StudyView(sample.open(), filter: SegmentFilter())
    let timelines = try CodeTimelines(view, of: view.transcripts.values.sorted { $0.name < $1.name })
    for portrait in timelines.portraits(pieces: 50, most: 14) {
      #expect(portrait.pieces.count == 50)
      let segments = timelines.segments[portrait.transcript.id] ?? []
      #expect(portrait.segments == segments.count && !segments.isEmpty)
      let length = portrait.transcript.scalars
      for (piece, code) in portrait.pieces.enumerated() {
        // Scalar by scalar.
        var counts: [Int: Int] = [:]
        for scalar in 0..<length where min(scalar * 50 / length, 49) == piece {
          for segment in segments where segment.span.contains(Span(scalar, scalar + 1)) {
            counts[segment.code, default: 0] += 1
          }
        }
        let most = counts.values.max()
        #expect(code == counts.filter { $0.value == most }.keys.min(), "\(portrait.transcript.name), \(piece)")
      }
    }
  }

  @Test("Of many codes those at the top of the tree stand for the ones below them")
  func manyCodes() throws {
    let sample = try SampleStudy()
    let view = try StudyView(sample.open(), filter: SegmentFilter())
    let timelines = try CodeTimelines(view, of: Array(view.transcripts.values))
    let shown = Set(timelines.portraits(pieces: 50, most: 1).flatMap { $0.pieces.compactMap { $0 } })
    #expect(shown.allSatisfy { view.codebook.codes[$0].depth == 0 } && !shown.isEmpty)
  }
}
