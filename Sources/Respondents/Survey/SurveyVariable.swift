/// A variable of a survey: a question and how its answers are coded.
public struct SurveyVariable: Sendable, Hashable {
  /// How answers may be used.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Categories without an order.
    case nominal
    /// Categories in an order.
    case ordinal
    /// Numbers whose differences mean something.
    case interval
    /// Days.
    case date
    /// Days with the time of day.
    case datetime
    /// Times of day, without a day: fractions of one.
    case time
    /// Words, open answers.
    case text
    /// Several categories in one cell, `1;3;5`.
    case multiple

    /// Whether the column's numbers are days or parts of days (`SurveyDate`).
    public var isTemporal: Bool { self == .date || self == .datetime || self == .time }
  }

  public var name: String
  /// The question, or what it is about; `nil` when neither the file nor the study says.
  public var label: String?
  public var kind: Kind
  /// In the order of the file or of the declaration.
  public var valueLabels: [ValueLabel]
  /// Answers that count as missing. They are missing in the column already, which keeps which one each was.
  public var missingCodes: MissingCodes
  /// Values of an ordinal variable from low to high, where the study declares them; empty for the order of numbers.
  public var order: [Answer]
  /// Between the answers of one cell; for `multiple` only.
  public var separator: Character
  /// Whether it is no question, but what the survey's program notes of its own: an id, a time, a version.
  public var isOfProgram: Bool

  public init(
    name: String, label: String? = nil, kind: Kind, valueLabels: [ValueLabel] = [],
    missingCodes: MissingCodes = MissingCodes(), order: [Answer] = [], separator: Character = ";",
    isOfProgram: Bool = false
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.valueLabels = valueLabels
    self.missingCodes = missingCodes
    self.order = order
    self.separator = separator
    self.isOfProgram = isOfProgram
  }

  /// The label of an answer; `nil` when it has none.
  public func label(of answer: Answer) -> String? {
    valueLabels.first { $0.value == answer || $0.value.written == answer.written }?.label
  }
}
