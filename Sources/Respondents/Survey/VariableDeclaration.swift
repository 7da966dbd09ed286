import Basics

/// What the study says about one variable of its survey; what it leaves out is taken from the file.
public struct VariableDeclaration: Sendable, Hashable {
  /// As the file's column is called.
  public var name: String
  public var label: String?
  public var kind: SurveyVariable.Kind?
  public var valueLabels: [ValueLabel]
  public var missingCodes: MissingCodes
  /// Values of an ordinal variable from low to high; empty for the order of numbers.
  public var order: [Answer]
  /// Answers outside are impossible; `nil` when everything is possible.
  public var possible: NumberRange?
  /// How a file that has dates as text writes them.
  public var dateOrder: SurveyDate.Order
  /// Between the answers of one cell, of a variable that is `multiple`.
  public var separator: Character
  /// 1-based line of study.yaml.
  public var line: Int?

  public init(
    name: String, label: String? = nil, kind: SurveyVariable.Kind? = nil, valueLabels: [ValueLabel] = [],
    missingCodes: MissingCodes = MissingCodes(), order: [Answer] = [], possible: NumberRange? = nil,
    dateOrder: SurveyDate.Order = .yearMonthDay, separator: Character = ";", line: Int? = nil
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.valueLabels = valueLabels
    self.missingCodes = missingCodes
    self.order = order
    self.possible = possible
    self.dateOrder = dateOrder
    self.separator = separator
    self.line = line
  }

  /// What the column's cells must be: numbers, dates, times of day, texts; `nil` when either numbers or texts will do.
  var content: Content? {
    switch kind {
    case .interval: return .numbers
    case .date, .datetime: return .dates
    case .time: return .times
    case .text, .multiple: return .texts
    case .nominal, .ordinal, nil:
      let values = valueLabels.map(\.value) + order
      if values.isEmpty { return nil }
      return values.allSatisfy { if case .number = $0 { true } else { false } } ? .numbers : .texts
    }
  }

  enum Content: Sendable {
    case numbers
    case dates
    case times
    case texts
  }
}

extension VariableDeclaration {
  /// What contradicts itself in a declaration, whatever the data are.
  func faults(in studyFile: String) -> [Problem] {
    var problems: [Problem] = []
    for range in missingCodes.ranges + [possible].compactMap({ $0 }) where range.isEmpty {
      problems.append(.emptyRange(range, of: name, studyFile, line))
    }
    let values = valueLabels.map(\.value.written)
    for value in Set(values).sorted() where values.count(where: { $0 == value }) > 1 {
      problems.append(.labelledTwice(value, of: name, studyFile, line))
    }
    if !order.isEmpty, kind != nil, kind != .ordinal { problems.append(.orderOfUnordered(name, studyFile, line)) }
    let ordered = order.map(\.written)
    for value in ordered where !values.isEmpty && !values.contains(value) {
      problems.append(.orderWithoutLabel(value, of: name, known: values, studyFile, line))
    }
    return problems
  }
}
