public import Learning
import StudyIndex

/// What one coder says about the passages that two or more have read: how well another coder says the same, and how
/// well the model does. Both are set against a single coder, so that the two numbers can be compared: the model's own
/// evaluation takes for coded what anybody coded.
public struct CodersBeside: Sendable {
  /// Passages that two or more coders have read for the code.
  public let passages: Int
  /// Every two coders on every passage that both have read, one against the other.
  public let coders: DecisionQuality
  /// The model against each coder of each of these passages.
  public let model: DecisionQuality

  /// - Parameters:
  ///   - validation: of the model; its decisions are made without the passage's speaker.
  ///   - countsSuggestions: counts what coders decided on a model's suggestion.
  ///   - seed: of the bootstrap over people.
  /// - Returns: `nil` where no two coders have read the same, or none of them coded any of it.
  init?(
    _ code: Int, _ validation: CrossValidation, _ passages: SuggestionPassages, _ decisions: PassageDecisions,
    countsSuggestions: Bool, seed: UInt64
  ) {
    let names = decisions.marks.coders.filter { decisions.counts($0, for: nil) }
    let labels = names.map { PassageLabels(passages, code: code, coder: $0, from: decisions) }
    var pairs: (rows: [LabelledRow], decisions: [Bool]) = ([], [])
    var single: (rows: [LabelledRow], decisions: [Bool]) = ([], [])
    var number = 0
    for (row, decision) in zip(validation.rows, validation.decisions) {
      let readers = labels.filter {
        $0.isRead(row.row) && (countsSuggestions || !$0.fromSuggestions[row.row])
      }.map { $0.labels[row.row] == .positive }
      guard readers.count > 1 else { continue }
      number += 1
      for (place, first) in readers.enumerated() {
        single.rows.append(LabelledRow(row: row.row, isPositive: first, cluster: row.cluster))
        single.decisions.append(decision)
        for second in readers.dropFirst(place + 1) {
          pairs.rows.append(LabelledRow(row: row.row, isPositive: first, cluster: row.cluster))
          pairs.decisions.append(second)
        }
      }
    }
    self.passages = number
    coders = DecisionQuality(pairs.rows, decisions: pairs.decisions, seed: seed)
    model = DecisionQuality(single.rows, decisions: single.decisions, seed: seed)
    if coders.counts.f1 == nil { return nil }
  }
}
