import Basics

/// A code as a variable of the people who were interviewed.
public struct QuantifiedCode: Sendable, Hashable {
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// 1 for who mentions the code, 0 for who does not.
    case mentioned
    /// Segments.
    case count
    /// Segments per 1,000 words that the person says.
    case rate
  }

  public let name: String
  public let label: String?
  /// Id of the code; codes below it count with it.
  public let code: String
  public let measure: Measure
  /// Which segments count; empty for those that count everywhere.
  public let review: Set<ReviewWord>
  /// 1-based line of study.yaml.
  public let line: Int

  public init(name: String, label: String?, code: String, measure: Measure, review: Set<ReviewWord> = [], line: Int) {
    self.name = name
    self.label = label
    self.code = code
    self.measure = measure
    self.review = review
    self.line = line
  }
}

/// Reads the `quantified:` of study.yaml.
struct QuantifiedCodesReader {

  func read(_ entry: YAMLEntry?) -> [QuantifiedCode] {
    guard let entry, !entry.isEmpty else { return [] }
    return (entry.pairs("quantified") ?? []).compactMap { key, value in
      key.text("the name of a variable").flatMap { variable($0, value) }
    }
  }

  /// `name: code`, or `name: {code: …, as: …, label: …, review: […]}`.
  private func variable(_ name: String, _ entry: YAMLEntry) -> QuantifiedCode? {
    guard entry.isMapping else {
      return entry.text(name).map {
        QuantifiedCode(name: name, label: nil, code: $0, measure: .mentioned, line: entry.place.line)
      }
    }
    guard let values = entry.mapping("a quantified code", known: ["code", "as", "label", "review"]) else { return nil }
    guard let code = values["code"]?.text("code") else {
      if values["code"] == nil { entry.findings.report(.surveyNeeds("code", name, entry.place)) }
      return nil
    }
    let measure = values["as"]?.choice("as", of: QuantifiedCode.Measure.self) ?? .mentioned
    let review = values["review"].map { ReviewWord.words($0, "review") } ?? []
    return QuantifiedCode(
      name: name, label: values["label"]?.text("label"), code: code, measure: measure, review: review,
      line: entry.place.line)
  }
}
