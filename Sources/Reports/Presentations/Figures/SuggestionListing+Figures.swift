import Analysis
import Codebooks
import Learning
import StudyIndex

extension SuggestionListing {
  /// How much has to be read, one picture a code.
  /// - Parameter name: begins the pictures' names.
  func readingFigures(named name: String) -> [Figure] {
    learnt.map { code in
      let evaluation = code.evaluation
      let unit = request.unit.plural
      let passages = Double(evaluation.passages)
      let curves = ReadingCurves(
        orders: [
          ReadingCurves.Order(name: "in the model's order", points: evaluation.reading.points),
          ReadingCurves.Order(name: "in the transcripts' order", points: evaluation.inOrder.points),
        ],
        mark: evaluation.rules.flatMap { rules in
          rules.counts.recall.map { ("the rules' hits", Double(evaluation.foundByRules ?? 0) / passages, $0) }
        },
        axisTitle: "\(unit) read")
      let own = view.codebook.codes[code.code]
      return curves.figure(
        name: Figure.fileName([name, own.id]), title: "Reading for \(own.name)",
        caption: "Share of the \(evaluation.coded) coded \(unit) that is found (upwards) when a share of the "
          + "\(Numbers.grouped(evaluation.passages)) judged \(unit) has been read. Each person by a model that has not learnt "
          + "from them. Dashed: an order drawn at random.")
    }
  }
}

extension ReadingCurve {
  /// Shares read and found, from nothing to all.
  fileprivate var points: [(read: Double, found: Double)] {
    let (all, wanted) = (Double(rows), Double(positives))
    var points: [(read: Double, found: Double)] = [(0, 0)]
    for (place, read) in readAt.enumerated() {
      // Between one and the next nothing is found.
      points.append((Double(read - 1) / all, Double(place) / wanted))
      points.append((Double(read) / all, Double(place + 1) / wanted))
    }
    points.append((1, 1))
    return points
  }
}
