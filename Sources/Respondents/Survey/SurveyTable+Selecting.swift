extension SurveyColumn {
  /// Some of the rows in the order given, missing where there is none; missing cells keep their codes.
  public func rows(_ rows: [Int?]) -> SurveyColumn {
    switch self {
    case .numbers(let column):
      .numbers(
        NumberColumn(
          values: rows.map { $0.map { column.values[$0] } ?? NumberColumn.missing() },
          missingAnswers: column.missingAnswers))
    case .texts(let column):
      .texts(
        TextColumn(
          indices: rows.map { $0.map { column.indices[$0] } ?? -1 }, dictionary: column.dictionary,
          missingAnswers: column.missingAnswers))
    }
  }
}

extension SurveyTable {
  /// The same rows with some of the variables, in the order given.
  /// - Parameter indices: of variables; the one that names the respondents goes on doing so when it is among them.
  public func selecting(_ indices: [Int]) -> SurveyTable {
    var table = SurveyTable(
      file: file, variables: indices.map { variables[$0] }, columns: indices.map { columns[$0] }, rowCount: rowCount,
      places: places, idColumn: idColumn.flatMap { indices.firstIndex(of: $0) }, problems: problems)
    table.export = export
    return table
  }

  /// Answers as they are called: each value that has a label becomes that label, and its variable one of texts. Values
  /// without a label stay as they are written, missing ones stay missing.
  public func labelled() -> SurveyTable {
    var table = self
    for (index, variable) in variables.enumerated() where !variable.valueLabels.isEmpty && variable.kind != .multiple {
      let texts =
        switch columns[index] {
        case .numbers(let numbers): numbers.asTexts
        case .texts(let texts): texts
        }
      let labels = Dictionary(
        variable.valueLabels.map { ($0.value.written, $0.label) }, uniquingKeysWith: { first, _ in first })
      // Made anew, because two values may have one label.
      let words = texts.dictionary.map { labels[$0] ?? $0 }
      var plain = variable
      plain.valueLabels = []
      table.replace(
        index, variable: plain, column: .texts(TextColumn(texts.indices.map { $0 < 0 ? "" : words[Int($0)] })))
    }
    return table
  }
}
