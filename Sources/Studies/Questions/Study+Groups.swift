import GRDB
import Ground
import Respondents

/// How the participants fall into the levels of one grouping.
public struct Grouping: Sendable {
  /// As `--by` names it.
  public let name: String
  public let label: String
  /// In the order of study.yaml; for a column, in the order of its values.
  public let levels: [GroupLevel]
  /// Participant's id to index in `levels`; who is in no level is not here.
  public let levelOfParticipant: [String: Int]
}

public struct GroupLevel: Sendable, Hashable {
  public let name: String
  public let label: String
}

extension Study {
  /// The grouping called `name`: one of study.yaml's, else a column of participants.csv, whose values are the levels.
  /// - Throws: `Problem` when there is no such grouping or column, when an expression is wrong, or when a participant
  ///   falls into two levels.
  public func grouping(named name: String) throws -> Grouping {
    if let definition = configuration.groups.first(where: { $0.name == name }) {
      switch definition.levels {
      case .column(let column):
        let known = try participantColumns()
        guard known.contains(column) else {
          throw Problem.groupColumnMissing(column, group: name, known: known, line: definition.line)
        }
        return try grouping(name, label: definition.label ?? name, column: column)
      case .expressions(let levels): return try grouping(definition, levels: levels)
      }
    }
    return try grouping(name, label: name, column: name)
  }

  /// Names that `--by` takes.
  public func groupingNames() throws -> [String] {
    let columns = try participantColumns().filter { $0 != "id" && $0 != "pseudonym" }
    return configuration.groups.map(\.name)
      + columns.filter { column in
        !configuration.groups.contains { $0.name == column }
      }
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
    let evaluator = try expressions()
    return Set(try evaluator.keys(of: .speakers, where: expression, shownAs: .option("--where")))
  }

  private func grouping(_ definition: GroupDefinition, levels: [GroupDefinition.Level]) throws -> Grouping {
    let evaluator = try expressions()
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
      levels: levels.map { GroupLevel(name: $0.name, label: $0.label ?? $0.name) }, levelOfParticipant: levelOf)
  }

  private func grouping(_ name: String, label: String, column: String) throws -> Grouping {
    let columns = try participantColumns()
    guard columns.contains(column) else {
      throw Problem.unknownGrouping(name, column: column, known: try groupingNames())
    }
    let quoted = ParticipantsIndexing.quoted(column)
    let rows = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, CAST(\(quoted) AS TEXT) FROM participants
          WHERE \(quoted) IS NOT NULL AND \(quoted) <> '' ORDER BY \(quoted), \(Self.participantKey)
          """
      ).map { (id: $0[0] as String, value: $0[1] as String) }
    }
    var levels: [GroupLevel] = []
    var levelOf: [String: Int] = [:]
    for row in rows {
      if levels.last?.name != row.value { levels.append(GroupLevel(name: row.value, label: row.value)) }
      levelOf[row.id] = levels.count - 1
    }
    return Grouping(name: name, label: label, levels: levels, levelOfParticipant: levelOf)
  }

  private static let participantKey = ParticipantsIndexing.quoted(ParticipantsIndexing.participantKey)

  private func idsByKey() throws -> [Int64: String] {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT \(Self.participantKey), id FROM participants")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }
}
