import Codebooks
import Foundation
import Ground

/// Cases and variables of a project as rows of participants.csv. A source with variables and without a case is a row of
/// its own.
struct PeopleAssembly {
  private let project: ForeignProject
  /// Names of transcripts by source.
  private let transcripts: [String: String]
  /// The id of each row: of cases first, then of sources that have variables and no case.
  private let caseIDs: [String: String]
  private let sourceIDs: [String: String]
  private let peopleOfSource: [String: [String]]

  init(_ project: ForeignProject, transcripts: [String: String]) {
    self.project = project
    self.transcripts = transcripts
    var used: Set<String> = []
    func id(_ name: String) -> String {
      let words = project.isOwn ? name : name.split(whereSeparator: \.isWhitespace).joined(separator: "-")
      let plain = words.isEmpty ? "person" : words
      var candidate = plain
      var number = 2
      while !used.insert(candidate.lowercased()).inserted {
        candidate = "\(plain)-\(number)"
        number += 1
      }
      return candidate
    }
    var cases: [String: String] = [:]
    var people: [String: [String]] = [:]
    for person in project.people {
      let own = id(person.name)
      cases[person.id] = own
      for source in person.sources { people[source, default: []].append(own) }
    }
    var sources: [String: String] = [:]
    for source in project.sources where !source.values.isEmpty && people[source.id] == nil {
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
  func rows(_ inventory: inout ImportInventory) -> ParticipantRows {
    var variables: [String] = []
    var known: Set<String> = []
    let own = project.isOwn
    let reserved: Set<String> = own ? ["id"] : ["id", "pseudonym", "transcript", "role"]
    func column(_ name: String) -> String {
      let lower = name.lowercased()
      return reserved.contains(lower) ? "\(lower) (imported)" : name
    }
    let sourceValues = Dictionary(project.sources.map { ($0.id, $0.values) }) { first, _ in first }
    var people: [(id: String, name: String, sources: [String], values: [(String, String)])] = []
    for person in project.people {
      guard let id = caseIDs[person.id] else { continue }
      // Variables of a source belong to the person who is alone in it.
      let ofSources = person.sources.filter { peopleOfSource[$0]?.count == 1 }.flatMap { sourceValues[$0] ?? [] }
      people.append((id, person.name, person.sources, person.values + ofSources))
      let shared = person.sources.filter { (peopleOfSource[$0]?.count ?? 0) > 1 && !(sourceValues[$0] ?? []).isEmpty }
      inventory.count(
        "values of variables", .leftOut("they belong to a source in which several people speak"),
        shared.reduce(0) { $0 + (sourceValues[$1]?.count ?? 0) })
    }
    for source in project.sources {
      guard let id = sourceIDs[source.id] else { continue }
      people.append((id, id, [source.id], source.values))
    }
    let used = Set(people.flatMap { $0.values.map { column($0.0).lowercased() } })
    for name in project.variables where own || used.contains(column(name).lowercased()) {
      if known.insert(column(name).lowercased()).inserted { variables.append(column(name)) }
    }
    for person in people {
      for (name, _) in person.values where known.insert(column(name).lowercased()).inserted {
        variables.append(column(name))
      }
    }
    guard !people.isEmpty else { return ParticipantRows() }
    let hasNames = !own && people.contains { $0.id != $0.name }
    var result = ParticipantRows(
      columns: ["id"] + (hasNames ? ["pseudonym"] : []) + (own ? [] : ["transcript"]) + variables, rows: [])
    for person in people {
      var values: [String: String] = [:]
      for (name, value) in person.values {
        let key = column(name).lowercased()
        if let before = values[key], before != value {
          values[key] = "\(before)|\(value)"
          inventory.count("values of variables", .changed("several values of one person in one cell, with |"))
        } else {
          values[key] = value
        }
      }
      inventory.count("values of variables", .taken, values.count)
      let names = person.sources.compactMap { transcripts[$0] }
      let row = [person.id] + (hasNames ? [person.name] : []) + (own ? [] : [names.count == 1 ? names[0] : ""])
      result.rows.append(row + variables.map { values[$0.lowercased()] ?? "" })
    }
    return result
  }
}
