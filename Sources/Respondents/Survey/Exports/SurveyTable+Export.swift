import Basics

extension SurveyTable {
  /// Makes of the cells what the program's form says they are.
  mutating func apply(_ form: ExportForm) {
    if form.program == .limesurvey { leaveOutNotShown() }
    readOptions(form)
    var several: [String] = []
    for (index, column) in form.columns.enumerated() where index < variables.count && index != idColumn {
      switch column.content {
      case .answers, .option: break
      case .chosenOptions(let question):
        if joinOptions(index, question, form) { several.append(variables[index].name) }
      case .perhapsSeveral:
        if separateAnswers(index) { several.append(variables[index].name) }
      case .moment: readMoments(index)
      case .completion: label(index, [(0, "Incomplete"), (1, "Unverified"), (2, "Complete")])
      }
    }
    knowHeadings(form.columns.map(\.heading))
    export = RecognisedExport(
      program: form.program, labels: Self.words(form.labels),
      renamed: zip(form.columns, variables).filter { $0.heading != $1.name }.map {
        RecognisedExport.Renaming(heading: $0.heading, name: $1.name)
      }, several: several, own: variables.filter(\.isOfProgram).map(\.name))
  }

  private static func words(_ labels: ExportForm.Labels) -> String {
    switch labels {
    case .absent: "it contains no labels"
    case .inHeadings: "labels taken from the headings"
    case .inSecondRow: "labels taken from the second row"
    }
  }

  /// LimeSurvey writes `N/A` for a question that was not shown.
  private mutating func leaveOutNotShown() {
    for index in variables.indices where index != idColumn {
      guard case .texts(var texts) = columns[index], texts.dictionary.contains("N/A") else { continue }
      texts.apply(MissingCodes(codes: [.text("N/A")]))
      var variable = variables[index]
      variable.missingCodes = MissingCodes(codes: [.text("N/A")])
      if variable.kind == .text, texts.looksCategorical { variable.kind = .nominal }
      replace(index, variable: variable, column: .texts(texts))
    }
  }

  // MARK: Options

  /// Makes 1 and 0 of the columns of options, question by question; a question with any other cell stays as it is.
  private mutating func readOptions(_ form: ExportForm) {
    var questions: [String: [Int]] = [:]
    for (index, column) in form.columns.enumerated() where index < variables.count && index != idColumn {
      if case .option(let question, _) = column.content { questions[question, default: []].append(index) }
    }
    let emptyIsNo = form.program == .limesurvey
    for var indices in questions.values {
      var read = OptionColumns(indices.map { columns[$0] }, emptyIsNo: emptyIsNo)
      if read == nil, emptyIsNo, indices.count > 1 {
        // In words the last option may be "Other", with what was written there.
        indices.removeLast()
        read = OptionColumns(indices.map { columns[$0] }, emptyIsNo: emptyIsNo)
      }
      guard let read else { continue }
      for (index, values) in zip(indices, read.columns) {
        replace(index, variable: variables[index], column: .numbers(NumberColumn(values: values)))
        label(index, [(0, "no"), (1, "yes")])
      }
    }
  }

  /// Whether the cell with all chosen options could be read: names without blanks, or what the columns of options say.
  private mutating func joinOptions(_ index: Int, _ question: String, _ form: ExportForm) -> Bool {
    let texts =
      switch columns[index] {
      case .texts(let texts): texts
      case .numbers(let numbers): numbers.asTexts
      }
    var options: [(name: String, column: Int)] = []
    for (position, column) in form.columns.enumerated() where position < variables.count {
      if case .option(question, let option) = column.content { options.append((option, position)) }
    }
    var variable = variables[index]
    variable.kind = .multiple
    let names = Set(options.map(\.name))
    let parts = Set(texts.dictionary.flatMap { $0.split(separator: " ").map(String.init) })
    if parts.isSubset(of: names) {
      variable.separator = " "
      replace(index, variable: variable, column: .texts(texts))
      return true
    }
    if names.contains(where: { $0.contains(";") }) { return false }
    let rows = (0..<rowCount).map { row in
      options.filter { columns[$0.column][row] == .number(1) }.map(\.name).joined(separator: ";")
    }
    let readable = texts.indices.indices.allSatisfy { (texts.indices[$0] < 0) == rows[$0].isEmpty }
    guard readable else { return false }
    replace(index, variable: variable, column: .texts(TextColumn(rows)))
    return true
  }

  /// Whether the cells hold several answers.
  private mutating func separateAnswers(_ index: Int) -> Bool {
    guard case .texts(let texts) = columns[index], let separator = SeveralAnswers.separator(in: texts) else {
      return false
    }
    var variable = variables[index]
    (variable.kind, variable.separator) = (.multiple, separator)
    replace(index, variable: variable, column: columns[index])
    return true
  }

  // MARK: Other columns

  /// Times in an order that all of them allow, if only one does; else they stay texts.
  private mutating func readMoments(_ index: Int) {
    guard case .texts(let texts) = columns[index] else { return }
    let readings = SurveyDate.Order.allCases.compactMap { order in
      try? texts.asNumbers { SurveyDate.days($0, order: order) }.get()
    }
    guard readings.count == 1 else { return }
    var variable = variables[index]
    variable.kind = .datetime
    replace(index, variable: variable, column: readings[0])
  }

  private mutating func label(_ index: Int, _ labels: [(Double, String)]) {
    guard case .numbers(let numbers) = columns[index],
      numbers.values.allSatisfy({ value in value.isNaN || labels.contains { $0.0 == value } })
    else { return }
    var variable = variables[index]
    variable.kind = .nominal
    variable.valueLabels = labels.map { ValueLabel(.number($0.0), $0.1) }
    replace(index, variable: variable, column: columns[index])
  }
}
