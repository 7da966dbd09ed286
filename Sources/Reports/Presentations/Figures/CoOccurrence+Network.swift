import Analysis
import Codebooks

extension CoOccurrence {
  private static let mostInNetwork = 24

  /// The codes that occur together most, around an ellipse in the codebook's order; lines are people.
  func network() -> Figure {
    let joined = Set(pairs.flatMap { [$0.first, $0.second] })
    let used = view.codes.filter(joined.contains)
    let codes = mostConnected(Self.mostInNetwork, of: used)
    let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let edges = pairs.compactMap { pair -> CodeNetwork.Edge? in
      guard let first = place[pair.first], let second = place[pair.second], pair.people > 0 else { return nil }
      return CodeNetwork.Edge(first: first, second: second, count: pair.people)
    }
    let places =
      switch within {
      case .overlap: "in words that both codes share"
      case .turn: "in one turn"
      case .transcript: "in one transcript"
      }
    let most = edges.map(\.count).max() ?? 0
    let rest = codes.count < used.count ? " Of \(used.count) codes the \(codes.count) that occur together most." : ""
    return CodeNetwork(
      nodes: codes.map { code in
        CodeNetwork.Node(
          label: view.codebook.codes[code].name, total: totals[code] ?? 0, colour: view.codebook.codes[code].colour)
      }, edges: edges
    ).figure(
      name: Figure.fileName(["cooccur", within.rawValue, "network"]), title: "Network of codes",
      caption:
        "Lines: people who have both codes \(places), the thickest \(counted(most, "person", plural: "people")). "
        + "Points: the greater, the more often the code is counted.\(rest)"
    ).saying(reviewCounts)
  }
}
