/// What in a unit speaks for its being positive: the stretches of its words whose features add most to the model's sum.
public struct Reason: Sendable, Hashable {
  /// As it stands in the unit, folded.
  public let text: String
  /// What it adds to the log-odds: coefficient times value, a feature that occurs several times counted once.
  public let share: Double

  public init(text: String, share: Double) {
    self.text = text
    self.share = share
  }
}

extension LogisticModel {
  /// The strongest reasons, the greatest first; of stretches that lie inside one another, only the strongest.
  /// - Parameters:
  ///   - row: the unit's row in the table that the model was made from.
  ///   - limit: at most so many.
  public func reasons(for unit: TextUnit, row: SparseRow, in table: FeatureTable, limit: Int = 4) -> [Reason] {
    let weights = weights
    var shares: [Int: Double] = [:]
    for (column, value) in zip(row.columns, row.values) where weights[column] > 0 {
      shares[column] = weights[column] * value
    }
    var texts: [String: Double] = [:]
    FeatureExtraction(settings: table.settings).forEachInside(unit.words) { key, place in
      guard let column = table.column(of: key), let share = shares[column], !place.isEmpty else { return }
      let text = unit.words.spaced(place)
      texts[text] = max(texts[text] ?? 0, share)
    }
    var reasons: [Reason] = []
    for (text, share) in texts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      if reasons.count == limit { break }
      if reasons.contains(where: { $0.text.contains(text) || text.contains($0.text) }) { continue }
      reasons.append(Reason(text: text, share: share))
    }
    return reasons
  }
}

extension WordSequence {
  /// The text of a stretch, with spaces between words that do not touch.
  func spaced(_ place: Range<Int>) -> String {
    var pieces = ""
    for word in 0..<count {
      let range = range(of: word).clamped(to: place)
      guard !range.isEmpty else { continue }
      if !pieces.isEmpty, !touches[word] { pieces += " " }
      pieces += text(range)
    }
    return pieces
  }
}
