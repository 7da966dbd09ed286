import Basics
import GRDB
public import Respondents
import StudyDefinition

extension Study {
  /// The grouping called `name`: one of study.yaml's, else a column of participants.csv, whose values are the levels,
  /// else a variable or scale of the survey, which may also be called `survey.NAME`.
  /// - Parameter cut: how numbers are cut into levels.
  /// - Throws: `Problem` when there is no such grouping, column or variable, when an expression is wrong, when a
  ///   participant falls into two levels, when there are no numbers to cut, or when no participant can be found in the
  ///   survey.
  public func grouping(named name: String, cut: Cut? = nil) throws -> Grouping {
    let grouping = try resolved(name, cut: cut)
    guard let join = grouping.joins.first, grouping.levelOfParticipant.isEmpty else { return grouping }
    let line = cut == nil ? configuration.groups.first { $0.name == name }?.line : nil
    throw Problem.nobodyIsRespondent(join.variable, link: join.link, groups: try sharedGroups(), line: line)
  }

  /// The groupings of study.yaml that say something about participants: without those by a variable of the survey where
  /// no participant is a respondent, which are there for the survey alone.
  public func configuredGroupings() throws -> [Grouping] {
    try configuration.groups.compactMap { try configuredGrouping($0.name) }
  }

  func configuredGrouping(_ name: String) throws -> Grouping? {
    let grouping = try resolved(name, cut: nil)
    return grouping.joins.isEmpty || !grouping.levelOfParticipant.isEmpty ? grouping : nil
  }

  private func resolved(_ name: String, cut: Cut?) throws -> Grouping {
    if let definition = configuration.groups.first(where: { $0.name == name }) {
      let label = definition.label ?? name
      // What the command line asks for is no fault of study.yaml's.
      let line = cut == nil ? definition.line : nil
      switch definition.levels {
      case .column(let column):
        let known = try participantColumns()
        guard known.contains(column) else {
          throw Problem.groupColumnMissing(column, group: name, known: known, line: definition.line)
        }
        return try grouping(name, label: label, column: column, cut: cut ?? definition.cut, line: line)
      case .variable(let variable):
        return try grouping(name, label: definition.label, variable: variable, cut: cut ?? definition.cut, line: line)
      case .expressions(let levels):
        if cut != nil { throw Problem.cutOfLevels(name) }
        return try grouping(definition, levels: levels)
      }
    }
    let columns = try participantColumns()
    if columns.contains(name) { return try grouping(name, label: name, column: name, cut: cut, line: nil) }
    let variable = SurveyData.variableName(name)
    if try isInSurvey(variable) { return try grouping(name, label: nil, variable: variable, cut: cut, line: nil) }
    throw Problem.unknownGrouping(name, known: try groupingNames())
  }

  /// Names that `--by` takes: groups of study.yaml, columns of participants.csv, what study.yaml says of the survey.
  public func groupingNames() throws -> [String] {
    let columns = try participantColumns().filter { $0 != "id" && $0 != "pseudonym" }
    var names = configuration.groups.map(\.name)
    for name in columns + surveyNames() where !names.contains(name) { names.append(name) }
    return names
  }

  /// Columns of participants.csv in the order of the file.
  public func participantColumns() throws -> [String] {
    try read { database in
      try database.columns(in: "participants").map(\.name).filter { $0 != ParticipantsIndexing.participantKey }
    }
  }

  /// Ids of all participants in the order of the file.
  public func participantIDs() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT id FROM participants ORDER BY \(Self.participantKey)") }
  }

  /// Keys of the speakers for whom an SQL expression over the participants' columns holds.
  /// - Throws: `Problem` of kind `usage` when the expression is wrong.
  public func speakers(where expression: String) throws -> Set<Int64> {
    let evaluator = try evaluator(of: [expression])
    return Set(try evaluator.keys(of: .speakers, where: expression, shownAs: .option("--where")))
  }

  private func grouping(_ definition: GroupDefinition, levels: [GroupDefinition.Level]) throws -> Grouping {
    let evaluator = try evaluator(of: levels.map(\.expression))
    let ids = try idsByKey()
    var levelOf: [String: Int] = [:]
    for (index, level) in levels.enumerated() {
      let place = ExpressionPlace.file(StudyFolder.configurationName, line: level.line)
      for key in try evaluator.keys(of: .participants, where: level.expression, shownAs: place) {
        guard let id = ids[key] else { continue }
        if let other = levelOf[id] {
          throw Problem.twoLevels(
            participant: id, group: definition.name, levels[other].name, level.name, line: level.line)
        }
        levelOf[id] = index
      }
    }
    return Grouping(
      name: definition.name, label: definition.label ?? definition.name,
      levels: levels.map { GroupLevel(name: $0.name, label: $0.label ?? $0.name) }, levelOfParticipant: levelOf,
      strays: try strayCells(in: levels.map(\.expression)))
  }

  private func grouping(
    _ name: String, label: String, column: String, cut: Cut?, line: Int?
  ) throws -> Grouping {
    if let cut {
      let (ids, values) = try numbers(ofColumn: column, line: line)
      let (levels, levelOf) = try CutLevels(cut, of: values, name: column, line: line).levels(of: values)
      return Grouping(
        name: name, label: label, levels: levels,
        levelOfParticipant: Dictionary(
          zip(ids, levelOf).compactMap { id, level in level.map { (id, $0) } }, uniquingKeysWith: { first, _ in first }),
        strays: try strayCells(in: [ParticipantsIndexing.quoted(column)])
      ).withoutEmptyLevels
    }
    let quoted = ParticipantsIndexing.quoted(column)
    let written = ParticipantsIndexing.written(column)
    let rows = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, \(written) FROM participants
          WHERE \(written) <> '' ORDER BY \(quoted) IS NULL, \(quoted), \(written), \(Self.participantKey)
          """
      ).map { (id: try $0.decode(String.self, atIndex: 0), value: $0[1] as String) }
    }
    var levels: [GroupLevel] = []
    var levelOf: [String: Int] = [:]
    for row in rows {
      if levels.last?.name != row.value { levels.append(GroupLevel(name: row.value, label: row.value)) }
      levelOf[row.id] = levels.count - 1
    }
    return Grouping(name: name, label: label, levels: levels, levelOfParticipant: levelOf)
  }

  /// A column's numbers by participant, NaN where the cell is empty.
  private func numbers(ofColumn column: String, line: Int?) throws -> (ids: [String], values: [Double]) {
    let quoted = ParticipantsIndexing.quoted(column)
    let rows = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, CASE WHEN typeof(\(quoted)) IN ('integer', 'real') THEN \(quoted) END,
            \(quoted) IS NOT NULL AND \(quoted) <> '' AND typeof(\(quoted)) = 'text'
          FROM participants ORDER BY \(Self.participantKey)
          """
      ).map {
        (id: try $0.decode(String.self, atIndex: 0), value: $0[1] as Double?, isText: $0[2] as Bool? ?? false)
      }
    }
    if rows.contains(where: \.isText) { throw Problem.cutOfWords(column, line: line) }
    return (rows.map(\.id), rows.map { $0.value ?? .nan })
  }

  private static let participantKey = ParticipantsIndexing.quoted(ParticipantsIndexing.participantKey)

  private func idsByKey() throws -> [Int64: String] {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT \(Self.participantKey), id FROM participants")
      return try Dictionary(rows.map { ($0[0], try $0.decode(String.self, atIndex: 1)) }) { first, _ in first }
    }
  }
}

extension Study {
  /// What `--by` and `--cut` ask for: one grouping, or several crossed.
  /// - Parameters:
  ///   - names: of groups, columns, variables or scales; none twice.
  ///   - cuts: `30,50` or `terciles` for the only name, `age=30,50` for one of several.
  /// - Throws: `Problem` for what is unknown or cannot be cut.
  public func grouping(by names: [String], cuts: [String]) throws -> Grouping? {
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) })?.element {
      throw Problem.groupTwice(twice)
    }
    var cutOf: [String: Cut] = [:]
    for written in cuts {
      let parts = written.split(separator: "=", maxSplits: 1).map(String.init)
      guard let text = parts.last, let cut = Cut(written: text) else { throw Problem.wrongCut(option: written) }
      guard parts.count == 2 || names.count == 1 else { throw Problem.cutWithoutVariable(names) }
      let name = parts.count == 2 ? parts[0] : names[0]
      guard names.contains(name) else { throw Problem.cutOfOther(name, known: names) }
      cutOf[name] = cut
    }
    let groupings = try names.map { try grouping(named: $0, cut: cutOf[$0]) }
    guard let first = groupings.first else { return nil }
    return groupings.dropFirst().reduce(first) { $0.crossed(with: $1) }
  }

  /// The groupings that quotes show: the one asked for, which is first, and study.yaml's.
  /// - Throws: `Problem` for a group of study.yaml that cannot be made.
  public func groupings(with asked: Grouping?) throws -> [Grouping] {
    try [asked].compactMap { $0 } + configuredGroupings().filter { $0.name != asked?.name }
  }
}
