import Codebooks
public import StudyIndex
import Transcripts

extension CodeTimelines {
  /// A transcript from its beginning to its end.
  public struct Portrait: Sendable {
    public let transcript: TranscriptRecord
    /// Pieces of equal length: for each the code that most of its scalars have, of equals the earlier; `nil` for a piece
    /// without a code. Indices in `Codebook.codes`.
    public let pieces: [Int?]
    public let segments: Int
  }

  /// The transcripts that have a code, each in so many pieces.
  /// - Parameter most: of more codes than this, those at the top of the tree stand for all below them.
  public func portraits(pieces count: Int, most: Int) -> [Portrait] {
    let all = transcripts.compactMap { record in segments[record.id].map { (record, $0) } }
    let used = Set(all.flatMap { $0.1.map(\.code) })
    let codebook = view.codebook
    let tops = codebook.codes.indices.filter { codebook.codes[$0].depth == 0 }
    let topOf = Dictionary(
      tops.flatMap { top in codebook.subtree(of: top).map { ($0, top) } }, uniquingKeysWith: { first, _ in first })
    let shown = { (code: Int) in used.count > most ? topOf[code] ?? code : code }
    return all.map { record, segments in
      Portrait(
        transcript: record, pieces: Self.pieces(segments, length: record.scalars, count: count, shown),
        segments: segments.count)
    }
  }

  /// - Parameter length: of the body, in scalars.
  private static func pieces(
    _ segments: [Segment], length: Int, count: Int, _ shown: (Int) -> Int
  ) -> [Int?] {
    guard length > 0, count > 0 else { return [] }
    var covered = [[Int: Int]](repeating: [:], count: count)
    for segment in segments {
      let code = shown(segment.code)
      for span in [segment.span] + segment.continuations.map(\.span) {
        var start = max(span.start, 0)
        let end = min(span.end, length)
        while start < end {
          let piece = min(start * count / length, count - 1)
          // The first scalar of the next piece.
          let next = min(max(((piece + 1) * length + count - 1) / count, start + 1), end)
          covered[piece][code, default: 0] += next - start
          start = next
        }
      }
    }
    return covered.map { codes in
      codes.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
  }
}
