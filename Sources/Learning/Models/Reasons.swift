/// What in a unit speaks for it: a stretch of its words that adds to a sum.
public struct Reason: Sendable, Hashable {
  /// As it stands in the unit, folded.
  public let text: String
  /// What it adds; a feature that occurs several times counts once.
  public let share: Double

  public init(text: String, share: Double) {
    self.text = text
    self.share = share
  }
}

extension LogisticModel {
  /// The stretches of a unit's words that add most to its log-odds (coefficient times value), the greatest first; of
  /// stretches that lie inside one another, only the strongest.
  /// - Parameters:
  ///   - row: the unit's row in the table that the model was made from.
  ///   - limit: at most so many.
  public func reasons(for unit: TextUnit, row: SparseRow, in table: FeatureTable, limit: Int = 4) -> [Reason] {
    let weights = weights
    var shares: [Int: Double] = [:]
    for (column, value) in zip(row.columns, row.values) where weights[column] > 0 {
      shares[column] = weights[column] * value
    }
    return table.reasons(for: unit, shares: shares, limit: limit)
  }
}

extension FeatureTable {
  /// The stretches of a unit's words that it has in common with other rows: by what they add to the product of the rows.
  public func shared(_ unit: TextUnit, _ row: SparseRow, with others: [SparseRow], limit: Int = 4) -> [Reason] {
    var theirs: [Int: Double] = [:]
    for other in others {
      for (column, value) in zip(other.columns, other.values) { theirs[column, default: 0] += value }
    }
    var shares: [Int: Double] = [:]
    for (column, value) in zip(row.columns, row.values) {
      if let other = theirs[column] { shares[column] = value * other }
    }
    return reasons(for: unit, shares: shares, limit: limit)
  }

  /// - Parameter shares: what each column adds; columns that add nothing have none.
  fileprivate func reasons(for unit: TextUnit, shares: [Int: Double], limit: Int) -> [Reason] {
    var texts: [String: Double] = [:]
    FeatureExtraction(settings: settings).forEachInside(unit.words) { key, place in
      guard let column = column(of: key), let share = shares[column], !place.isEmpty else { return }
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
