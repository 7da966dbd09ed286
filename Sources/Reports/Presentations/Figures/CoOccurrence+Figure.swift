public import Analysis
import Codebooks
import Statistics

extension CoOccurrence {
  /// So many codes fit a page as a matrix.
  static let mostInMatrix = 34

  /// Every code that is used, against every other; of more than fit a page those that occur together most.
  public func matrix() -> Figure {
    let used = view.codes.filter { (totals[$0] ?? 0) > 0 }
    let codes = mostConnected(Self.mostInMatrix, of: used)
    let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    var counts = codes.indices.map { [Int](repeating: 0, count: $0) }
    for pair in pairs {
      guard let first = place[pair.first], let second = place[pair.second], first < second else { continue }
      counts[second][first] = pair.count
    }
    let darkest = max(pairs.map(\.count).max() ?? 0, CoOccurrenceMatrix.leastDarkest)
    let what =
      switch within {
      case .overlap: "pairs of segments that share words; in the diagonal a code's segments"
      case .turn: "turns with both codes; in the diagonal the turns with the code"
      case .transcript: "transcripts with both codes; in the diagonal the transcripts with the code"
      }
    let rest =
      codes.count < used.count
      ? " Of \(used.count) codes the \(codes.count) that occur together most; the table has all." : ""
    return CoOccurrenceMatrix(
      labels: codes.map { view.codebook.codes[$0].name }, totals: codes.map { totals[$0] ?? 0 }, counts: counts,
      colours: codes.map { view.codebook.codes[$0].colour }
    ).figure(
      name: Figure.fileName(["cooccur", within.rawValue]), title: "Codes that occur together",
      caption: "Counted: \(what). An empty cell is none. The darkest shade stands for \(darkest).\(rest)"
    ).saying(reviewCounts)
  }

  /// Which codes occur in the same places, as a tree; `nil` where there is none (`clusters`).
  public func dendrogram() -> Figure? {
    guard let (codes, tree) = clusters(most: Self.mostInMatrix) else { return nil }
    let place = within == .turn ? "turns" : "transcripts"
    return Dendrogram(
      labels: codes.map { view.codebook.codes[$0].name }, colours: codes.map { view.codebook.codes[$0].colour },
      joins: tree.merges.map { ($0.first, $0.second, $0.height) }, axisTitle: "distance"
    ).figure(
      name: Figure.fileName(["cooccur", within.rawValue, "tree"]), title: "Codes by the \(place) that they share",
      caption:
        "The distance of two codes is 1 less Jaccard's coefficient: \(place) with both of \(place) with either. At 1 "
        + "they share none. Branches join at the mean distance of their codes (UPGMA)."
    ).saying(reviewCounts)
  }
}
