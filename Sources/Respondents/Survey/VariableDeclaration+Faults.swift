import Basics

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
