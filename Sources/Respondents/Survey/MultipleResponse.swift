import Basics

/// A question with several answers: in one cell (`1;3;5`), or a column for each option.
public struct MultipleResponseSet: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// A variable whose cells hold all answers, with its separator between them.
    case cell(variable: String)
    /// One variable for each option; its cells hold `counted` where the option was chosen. The option is named by the
    /// variable and labelled by the variable's label.
    case columns(variables: [String], counted: Answer)
  }

  public let name: String
  public let label: String?
  public let source: Source

  public init(name: String, label: String? = nil, source: Source) {
    self.name = name
    self.label = label
    self.source = source
  }
}

/// The answers to a question with several answers, counted.
public struct MultipleResponseCounts: Sendable, Equatable {
  public struct Option: Sendable, Equatable {
    public let value: Answer
    public let label: String?
    /// Respondents who chose it.
    public let count: Int
  }

  /// In the order of the value labels, then of the numbers and texts; in the order of the columns.
  public let options: [Option]
  /// Respondents who answered: with a cell that is not missing, in one column at least.
  public let respondents: Int
  /// Answers of all of them together.
  public let answers: Int
}

extension SurveyTable {
  /// The options that each respondent chose, as positions in `options`; `nil` for who did not answer.
  /// - Throws: `Problem` of kind `badData` when the table lacks one of the variables.
  public func selections(
    of set: MultipleResponseSet
  ) throws -> (options: [(value: Answer, label: String?)], rows: [[Int]?]) {
    switch set.source {
    case .cell(let name):
      let index = try column(of: set, named: name)
      return cellSelections(variables[index], columns[index])
    case .columns(let names, let counted):
      let indices = try names.map { try column(of: set, named: $0) }
      var rows = [[Int]?](repeating: nil, count: rowCount)
      for (option, index) in indices.enumerated() {
        for row in 0..<rowCount {
          let written: String
          switch columns[index][row] {
          case .missing: continue
          case .number(let number): written = NumberText.written(number)
          case .text(let text): written = text
          }
          rows[row] = (rows[row] ?? []) + (written == counted.written ? [option] : [])
        }
      }
      return (indices.map { (.text(variables[$0].name), variables[$0].label) }, rows)
    }
  }

  /// How many respondents chose each option.
  /// - Throws: `Problem` of kind `badData` when the table lacks one of the variables.
  public func counts(of set: MultipleResponseSet) throws -> MultipleResponseCounts {
    let (options, rows) = try selections(of: set)
    var counts = [Int](repeating: 0, count: options.count)
    for row in rows { for option in row ?? [] { counts[option] += 1 } }
    return MultipleResponseCounts(
      options: zip(options, counts).map { .init(value: $0.value, label: $0.label, count: $1) },
      respondents: rows.count { $0 != nil }, answers: counts.reduce(0, +))
  }

  private func column(of set: MultipleResponseSet, named name: String) throws -> Int {
    if let index = column(named: name) { return index }
    throw Problem.setLacksVariable(name, set: set.name, known: variables.map(\.name), file: file)
  }

  private func cellSelections(
    _ variable: SurveyVariable, _ column: SurveyColumn
  ) -> (options: [(value: Answer, label: String?)], rows: [[Int]?]) {
    let texts =
      switch column {
      case .texts(let texts): texts
      case .numbers(let numbers): numbers.asTexts
      }
    // Each different cell is taken apart once.
    let cells = texts.dictionary.map { Self.answers(in: $0, separator: variable.separator) }
    let labelled = variable.valueLabels.map(\.value.written)
    let others = Set(cells.joined()).subtracting(labelled).map { Answer(written: $0) }.sorted(by: Self.precedes)
    let written = labelled + others.map(\.written)
    let positions = Dictionary(
      written.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let options = variable.valueLabels.map { ($0.value, Optional($0.label)) } + others.map { ($0, nil) }
    let chosen = cells.map { $0.compactMap { positions[$0] } }
    return (options, texts.indices.map { $0 < 0 ? nil : chosen[Int($0)] })
  }

  /// The answers of one cell, each once, as written.
  static func answers(in cell: String, separator: Character) -> [String] {
    var answers: [String] = []
    for part in cell.split(separator: separator) {
      let answer = Answer(written: String(part).trimmingWhitespace()).written
      if !answer.isEmpty, !answers.contains(answer) { answers.append(answer) }
    }
    return answers
  }

  private static func precedes(_ a: Answer, _ b: Answer) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a < b
    case (.number, .text): true
    case (.text, .number): false
    case (.text(let a), .text(let b)): a < b
    }
  }
}
