import Basics
public import Respondents

extension SurveyData {
  /// Index of a variable.
  /// - Parameters:
  ///   - line: of study.yaml, when the name is there.
  ///   - known: names to offer when it is unknown.
  /// - Throws: `Problem` for an unknown name.
  public func variable(_ name: String, line: Int? = nil, known: [String]) throws -> Int {
    if let problem = unavailable[name] { throw problem }
    guard let index = table.column(named: name) else { throw Problem.unknownVariable(name, known: known, line: line) }
    return index
  }

  /// A variable as categories: those that occur, in declared order and then by value, and for each row its index.
  /// - Parameter chosenByNobody: also the declared ones that nobody chose, less those that mean a missing answer.
  /// - Throws: `Problem` for an unknown name.
  public func categories(
    _ name: String, line: Int? = nil, known: [String], chosenByNobody: Bool = false
  ) throws -> (rows: [Int?], answers: [Answer], names: [String]) {
    let index = try variable(name, line: line, known: known)
    let variable = table.variables[index]
    let rows = (0..<table.rowCount).map { row -> Answer? in
      switch table.cell(row: row, column: index) {
      case .missing: nil
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      }
    }
    let declared = variable.order.isEmpty ? variable.valueLabels.map(\.value) : variable.order
    let used = Set(rows.compactMap { $0 })
    let answers =
      declared.filter { used.contains($0) || chosenByNobody && !variable.missingCodes.contains($0.written) }
      + used.subtracting(declared).sorted(by: Self.inOrder)
    let positions = Dictionary(answers.enumerated().map { ($1, $0) }) { first, _ in first }
    return (
      rows.map { $0.flatMap { positions[$0] } }, answers, answers.map { variable.label(of: $0) ?? $0.written }
    )
  }

  /// Numbers before texts, each by value.
  private static func inOrder(_ a: Answer, _ b: Answer) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    case (.number, .text): true
    case (.text, .number): false
    case (.text(let x), .text(let y)): x < y
    }
  }
}
