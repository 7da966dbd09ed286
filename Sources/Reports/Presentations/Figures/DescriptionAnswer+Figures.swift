public import Analysis
import StudyDefinition
import StudyIndex

extension SurveyDescription {
  /// The answers to ordinal variables; `nil` without such variables.
  /// - Throws: `Problem` for an unknown variable.
  public func likertBars() throws -> Figure? {
    let items = try OrdinalAnswers(self).items
    if items.isEmpty { return nil }
    let levels = grouping?.levels.map(\.label) ?? []
    let rows = items.flatMap { item -> [LikertBars.Row] in
      guard !levels.isEmpty else {
        return [
          LikertBars.Row(
            label: item.label, shares: item.shares[0], answers: item.answers, note: "n = \(item.counts[0])")
        ]
      }
      let heading = LikertBars.Row(label: item.label, shares: nil, answers: item.answers)
      return [heading]
        + levels.enumerated().map { index, level in
          LikertBars.Row(
            label: level, depth: 1, shares: item.shares[index + 1], answers: item.answers,
            note: "n = \(item.counts[index + 1])")
        }
    }
    let group = grouping.map { ", by \($0.label)" } ?? ""
    return LikertBars(rows: rows, axisTitle: "share of those who answered").figure(
      name: Figure.fileName(["describe", grouping?.name ?? "", "answers"]),
      title: "Answers to ordinal questions\(group)",
      caption:
        "Share of the respondents who answered. Left of the line the answers below the middle, right of it those "
        + "above; a middle answer is half on each side. From left to right as the answers are ordered."
        + (weights == nil ? "" : " Weighted; n is not."))
  }
}
