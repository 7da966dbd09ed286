public import Basics

/// What is wrong with a survey that could be read: every finding with its line or row.
public enum SurveyChecks {
  /// Everything below, and what reading found, in this order.
  /// - Parameters:
  ///   - declared: as given to `SurveyReader`.
  ///   - participants: `nil` when the study has none, or they do not join the survey by id.
  ///   - participantsFile: path as the person knows it.
  ///   - link: column of the participants that holds respondents' ids.
  public static func problems(
    in table: SurveyTable, declared: [VariableDeclaration] = [], participants: ParticipantsTable? = nil,
    participantsFile: String = "respondents/participants.csv", link: String = "respondent_id"
  ) -> [Problem] {
    exports(table) + table.problems + ids(in: table) + values(in: table, declared: declared) + constants(in: table)
      + (participants.map { matches(in: table, participants: $0, file: participantsFile, link: link) } ?? [])
  }

  /// That the table was read as a program's export, and how to have it read plainly.
  static func exports(_ table: SurveyTable) -> [Problem] {
    table.export.map { [.readAsExport($0, file: table.file)] } ?? []
  }

  /// Ids that are empty or stand twice (case ignored).
  public static func ids(in table: SurveyTable) -> [Problem] {
    guard let idColumn = table.idColumn else { return [] }
    let name = table.variables[idColumn].name
    var firsts: [String: Int] = [:]
    var problems: [Problem] = []
    for row in 0..<table.rowCount {
      let place = table.place(row: row)
      guard let id = table.identifier(row: row) else {
        problems.append(.emptyRespondent(name, file: table.file, place))
        continue
      }
      if let first = firsts[id.lowercased()] {
        problems.append(
          .respondentTwice(
            id, first: table.place(row: first), file: table.file, place, program: table.export?.program))
      } else {
        firsts[id.lowercased()] = row
      }
    }
    return Problem.shortened(problems, file: table.file)
  }

  /// Answers without a label where the variable has labels, answers outside of what is possible.
  public static func values(in table: SurveyTable, declared: [VariableDeclaration] = []) -> [Problem] {
    var possible: [String: NumberRange] = [:]
    for declaration in declared { possible[declaration.name.lowercased()] = declaration.possible }
    var problems: [Problem] = []
    for (variable, column) in zip(table.variables, table.columns) {
      switch column {
      case .numbers(let numbers):
        if let problem = unlabelled(numbers, variable, table) { problems.append(problem) }
        if let range = possible[variable.name.lowercased()], !range.isEmpty,
          let problem = impossible(numbers, range, variable, table)
        {
          problems.append(problem)
        }
      case .texts(let texts):
        if let problem = unlabelled(texts, variable, table) { problems.append(problem) }
      }
    }
    return problems
  }

  /// Variables in which everybody who answered gave the same answer, or nobody answered: nothing can be computed. Nothing is
  /// said of columns that are the survey program's own.
  public static func constants(in table: SurveyTable) -> [Problem] {
    guard table.rowCount > 1 else { return [] }
    return zip(table.variables, table.columns).compactMap { variable, column in
      if variable.isOfProgram { return nil }
      switch column {
      case .numbers(let numbers):
        guard let first = numbers.values.first(where: { !$0.isNaN }) else {
          return .nothingAnswered(variable.name, file: table.file)
        }
        return numbers.values.allSatisfy { $0.isNaN || $0 == first }
          ? .constant(variable.name, file: table.file) : nil
      case .texts(let texts):
        guard let first = texts.indices.first(where: { $0 >= 0 }) else {
          return .nothingAnswered(variable.name, file: table.file)
        }
        return texts.indices.allSatisfy { $0 < 0 || $0 == first } ? .constant(variable.name, file: table.file) : nil
      }
    }
  }

  /// Participants whose respondent id no row of the survey has, and two participants with one; ids are compared in any
  /// case. A survey has more respondents than a study has interviewees, so that nothing is said of them, unless nobody at
  /// all is found: then the two tables do not speak of the same ids.
  public static func matches(
    in table: SurveyTable, participants: ParticipantsTable, file: String, link: String = "respondent_id"
  ) -> [Problem] {
    guard let column = participants.column(named: link) else { return [] }
    var known: Set<String> = []
    for row in 0..<table.rowCount { if let id = table.identifier(row: row) { known.insert(id.lowercased()) } }
    var ids: [String] = []
    if table.idColumn != nil { ids = (0..<table.rowCount).compactMap { table.identifier(row: $0) } }
    var firsts: [String: Participant] = [:]
    var problems: [Problem] = []
    for participant in participants.participants {
      guard let id = participant.values[column].written else { continue }
      if !known.contains(id.lowercased()) {
        problems.append(
          .respondentAbsent(id, ids: ids, surveyFile: table.file, file: file, link: link, line: participant.line))
      } else if let first = firsts[id.lowercased()] {
        problems.append(.respondentShared(id, first: first.line, file: file, line: participant.line))
      } else {
        firsts[id.lowercased()] = participant
      }
    }
    if firsts.isEmpty, !problems.isEmpty { return [.nobodyMatches(surveyFile: table.file, file: file, link: link)] }
    return Problem.shortened(problems, file: file)
  }

  // MARK: Values

  private static func unlabelled(
    _ column: NumberColumn, _ variable: SurveyVariable, _ table: SurveyTable
  ) -> Problem? {
    guard variable.kind == .nominal || variable.kind == .ordinal else { return nil }
    let labelled = Set(
      variable.valueLabels.compactMap { label -> Double? in
        if case .number(let number) = label.value { number } else { nil }
      })
    guard let lowest = labelled.min(), let highest = labelled.max() else { return nil }
    // The points of a scale between those that are labelled: often only its ends are.
    func isPoint(_ value: Double) -> Bool {
      variable.kind == .ordinal && value > lowest && value < highest && value == value.rounded()
    }
    var found: Set<Double> = []
    var first: Int?
    for (row, value) in column.values.enumerated() where !value.isNaN && !labelled.contains(value) && !isPoint(value) {
      first = first ?? row
      if found.count < 100 { found.insert(value) }
    }
    guard let first else { return nil }
    let shown = found.sorted().map(NumberText.written)
    return .withoutLabel(shown, of: variable.name, file: table.file, table.place(row: first))
  }

  private static func unlabelled(_ column: TextColumn, _ variable: SurveyVariable, _ table: SurveyTable) -> Problem? {
    if variable.valueLabels.isEmpty || variable.kind == .text { return nil }
    let labelled = Set(variable.valueLabels.map(\.value.written))
    let outside = column.dictionary.map { text in
      variable.kind == .multiple
        ? SurveyTable.answers(in: text, separator: variable.separator).contains { !labelled.contains($0) }
        : !labelled.contains(text)
    }
    guard let first = column.indices.firstIndex(where: { $0 >= 0 && outside[Int($0)] }) else { return nil }
    return .withoutLabel([], of: variable.name, file: table.file, table.place(row: first))
  }

  private static func impossible(
    _ column: NumberColumn, _ range: NumberRange, _ variable: SurveyVariable, _ table: SurveyTable
  ) -> Problem? {
    var first: Int?
    var count = 0
    for (row, value) in column.values.enumerated() where !value.isNaN && !range.contains(value) {
      first = first ?? row
      count += 1
    }
    guard let first else { return nil }
    return .outsideRange(count, range, of: variable.name, file: table.file, table.place(row: first))
  }
}

/// The names of a survey's variables.
enum SurveyNames {
  /// Names that are missing, stand twice, or differ only in upper and lower case.
  /// - Parameter line: 1-based line of the header; `nil` where files have none.
  static func problems(_ names: [String], file: String, line: Int?) -> [Problem] {
    var firsts: [String: Int] = [:]
    var problems: [Problem] = []
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        problems.append(.unnamedColumn(index + 1, file: file, line: line))
      } else if let first = firsts[name.lowercased()] {
        problems.append(
          names[first] == name
            ? .columnTwice(name, first: first + 1, second: index + 1, file: file, line: line)
            : .columnsAlike(names[first], name, file: file, line: line))
      } else {
        firsts[name.lowercased()] = index
      }
    }
    return problems
  }

  /// The position of a name, or of a heading where names are made of headings, case ignored; `nil` when none is asked for.
  /// - Throws: `Problem` of kind `badData` when there is no such name.
  static func index(of name: String?, in names: [String], headings: [String] = [], file: String) throws -> Int? {
    guard let name else { return nil }
    for known in [names, Array(headings.prefix(names.count))] {
      if let index = known.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return index }
    }
    throw Problem.noIDVariable(name, known: names, file: file)
  }
}
