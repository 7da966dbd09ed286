import Basics
import Foundation

/// Cases and variables of a project as rows of participants.csv. A source with variables and without a case is a row of
/// its own.
struct PeopleAssembly {
  private let project: ForeignProject
  /// Names of transcripts by source.
  private let transcripts: [String: String]
  /// The id of each row: of cases first, then of sources that have variables and no case.
  let caseIDs: [String: String]
  private let sourceIDs: [String: String]
  private let peopleOfSource: [String: [String]]

  /// One row: a case, or a source with variables.
  private struct Person {
    let id: String
    let name: String
    /// Ids of sources.
    let sources: [String]
    let values: [Value]
  }

  private struct Value {
    let variable: String
    let text: String
    /// Whether the file has a set and no value of a variable.
    let isSet: Bool
  }

  init(_ project: ForeignProject, transcripts: [String: String]) {
    self.project = project
    self.transcripts = transcripts
    var names = UniqueNames()
    func id(_ name: String) -> String {
      let words = project.isOwn ? name : name.split(whereSeparator: \.isWhitespace).joined(separator: "-")
      return names.unique(words.isEmpty ? "person" : words)
    }
    var cases: [String: String] = [:]
    var people: [String: [String]] = [:]
    for person in project.people {
      let own = id(person.name)
      cases[person.id] = own
      for source in person.sources { people[source, default: []].append(own) }
    }
    var sources: [String: String] = [:]
    for source in project.sources
    where source.text != nil && people[source.id] == nil && !(source.values.isEmpty && source.sets.isEmpty) {
      sources[source.id] = id(transcripts[source.id] ?? source.name)
    }
    caseIDs = cases
    sourceIDs = sources
    peopleOfSource = people
  }

  /// The id of the only person of a source; `nil` where there is none, or where there are several.
  func onlyPerson(of source: String) -> String? {
    if let id = sourceIDs[source] { return id }
    guard let people = peopleOfSource[source], people.count == 1 else { return nil }
    return people[0]
  }

  /// One row a person: id, the name as pseudonym where it differs, the transcript where there is one, the variables.
  func rows(_ inventory: inout ImportInventory) -> PeopleRows {
    let people = self.people(&inventory)
    let columns = Columns(project, used: Set(people.flatMap { $0.values.map(\.variable) }))
    let unused = project.variables.filter { columns.key($0) == nil }
    inventory.count("variables", .taken, project.variables.count - unused.count)
    inventory.count("variables", .leftOut("nobody has a value"), unused.count, example: unused.first)
    guard !people.isEmpty else { return PeopleRows() }
    let hasNames = !project.isOwn && people.contains { $0.id != $0.name }
    let leading = ["id"] + (hasNames ? ["pseudonym"] : []) + (project.isOwn ? [] : ["transcript"])
    var result = PeopleRows(columns: leading + columns.names, rows: [])
    for person in people {
      let values = cells(person, columns, &inventory)
      let names = person.sources.compactMap { transcripts[$0] }
      let row =
        [person.id] + (hasNames ? [person.name] : []) + (project.isOwn ? [] : [names.count == 1 ? names[0] : ""])
      result.rows.append(row + columns.names.map { values[$0.lowercased()] ?? "" })
    }
    return result
  }

  private func people(_ inventory: inout ImportInventory) -> [Person] {
    let sources = Dictionary(project.sources.map { ($0.id, $0) }) { first, _ in first }
    var people: [Person] = []
    for person in project.people {
      guard let id = caseIDs[person.id] else { continue }
      // Variables of a source belong to the person who is alone in it.
      let alone = person.sources.filter { peopleOfSource[$0]?.count == 1 }.compactMap { sources[$0] }
      people.append(
        Person(
          id: id, name: person.name, sources: person.sources,
          values: Self.values(person.values, []) + alone.flatMap { Self.values($0.values, $0.sets) }))
      inventory.count("cases", .taken)
      // Strand's own projects have front matter, which says which label is whose.
      let shared = project.isOwn ? 0 : person.sources.count - alone.count
      inventory.count("links of cases to sources", .taken, person.sources.count - shared)
      inventory.count(
        "links of cases to sources",
        .changed("several people speak there: say in the transcript's front matter which label is whose"), shared,
        example: person.name)
    }
    for source in project.sources {
      if let id = sourceIDs[source.id] {
        people.append(Person(id: id, name: id, sources: [source.id], values: Self.values(source.values, source.sets)))
      } else if peopleOfSource[source.id]?.count != 1 {
        let isShared = peopleOfSource[source.id] != nil
        inventory.count(
          "values of variables",
          .leftOut(isShared ? "they belong to a source in which several people speak" : "their source has no text"),
          source.values.count, example: source.name)
      }
    }
    return people
  }

  private static func values(
    _ values: [(variable: String, value: String)], _ sets: [(variable: String, value: String)]
  ) -> [Value] {
    values.map { Value(variable: $0.variable, text: $0.value, isSet: false) }
      + sets.map { Value(variable: $0.variable, text: $0.value, isSet: true) }
  }

  /// Values by the lower-case name of their column.
  private func cells(
    _ person: Person, _ columns: Columns, _ inventory: inout ImportInventory
  ) -> [String: String] {
    var cells: [String: String] = [:]
    for value in person.values {
      guard let key = columns.key(value.variable) else { continue }
      let before = cells[key].flatMap { $0 == value.text ? nil : $0 }
      cells[key] = before.map { "\($0)|\(value.text)" } ?? value.text
      if value.isSet { continue }
      inventory.count(
        "values of variables",
        before == nil ? .taken : .changed("several values of one person are in one cell, with | between them"))
    }
    return cells
  }

  /// The columns that variables become.
  private struct Columns {
    private(set) var names: [String] = []
    private var known: Set<String> = []
    private let reserved: Set<String>

    /// - Parameter used: variables of which somebody has a value.
    init(_ project: ForeignProject, used: Set<String>) {
      reserved = project.isOwn ? ["id"] : ["id", "pseudonym", "transcript", "role"]
      for name in project.variables where project.isOwn || used.contains(name) { add(name) }
      for name in used.sorted() { add(name) }
    }

    private mutating func add(_ variable: String) {
      let name = named(variable)
      if known.insert(name.lowercased()).inserted { names.append(name) }
    }

    /// Words that a table of participants uses itself are marked.
    private func named(_ variable: String) -> String {
      reserved.contains(variable.lowercased()) ? "\(variable.lowercased()) (imported)" : variable
    }

    func key(_ variable: String) -> String? {
      let key = named(variable).lowercased()
      return known.contains(key) ? key : nil
    }
  }
}

/// Names of which each is given once, whatever their case.
struct UniqueNames {
  private var used: Set<String> = []

  /// Whether the name was free; it is taken now.
  mutating func take(_ name: String) -> Bool { used.insert(name.lowercased()).inserted }

  /// The name, numbered where it is taken.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !used.insert(candidate.lowercased()).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }
}
