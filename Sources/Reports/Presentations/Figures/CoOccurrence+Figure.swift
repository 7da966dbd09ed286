public import Analysis
import Codebooks

extension CoOccurrence {
  /// Every code that is used, against every other.
  public func matrix() -> Figure {
    let codes = view.codes.filter { (totals[$0] ?? 0) > 0 }
    let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    var counts = codes.indices.map { [Int](repeating: 0, count: $0) }
    for pair in pairs {
      guard let first = place[pair.first], let second = place[pair.second], first < second else { continue }
      counts[second][first] = pair.count
    }
    let what =
      switch within {
      case .overlap: "pairs of segments that share words; in the diagonal a code's segments"
      case .turn: "turns with both codes; in the diagonal the turns with the code"
      case .transcript: "transcripts with both codes; in the diagonal the transcripts with the code"
      }
    return CoOccurrenceMatrix(
      labels: codes.map { view.codebook.codes[$0].name }, totals: codes.map { totals[$0] ?? 0 }, counts: counts
    ).figure(
      name: Figure.fileName(["cooccur", within.rawValue]), title: "Codes that stand together",
      caption: "Counted: \(what). An empty cell is none.\(reviewCounts.sentence)")
  }
}
