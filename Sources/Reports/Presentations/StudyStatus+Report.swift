public import Analysis
import Basics
import Codebooks
import Foundation
import StudyDefinition
import StudyIndex
import Transcripts

extension StudyStatus {
  /// Counts, people, coders, what is to be done.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let note = study.configuration.note
    let sections: [Section] =
      [.table(overview)] + (note.map { [.text($0)] } ?? []) + (coders.isEmpty ? [] : [.table(coderTable)])
      + (readingTable.map { [.table($0)] } ?? [])
      + groupings.map { .table(groupTable($0)) } + (todo.isEmpty ? [] : [.text(todo.joined(separator: "\n"))])
    return try Report(
      "status", of: study, sections: sections,
      payload: [
        ("note", .optional(note)), ("transcripts", .integer(transcripts.count)),
        ("turns", .integer(turns)),
        ("words", .object(Role.allCases.map { ($0.rawValue, .integer(words(by: $0))) })),
        ("languages", .strings(languages)), ("codes", .integer(study.codebook.codes.count)),
        ("participants", .integer(participants)), ("silent_participants", .strings(silentParticipants)),
        ("people_not_in_participants", .strings(unknownPeople)),
        (
          "hits",
          [
            "unreviewed": .integer(hits(in: .unreviewed)), "accepted": .integer(hits(in: .accepted)),
            "rejected": .integer(hits(in: .rejected)),
          ]
        ),
        ("coders", Self.coderSchema.values(coders)),
        ("reading", readingLines),
        ("problems", .strings(problems.map(\.description))),
      ])
  }

  /// A line for each transcript, made when it is written: on a terminal none is.
  private var readingLines: JSONValue {
    nonisolated(unsafe) let schema = ReadingLine.schema
    return .computed(count: reading.count) { [reading, isAssigned] in
      schema.value(ReadingLine(reading[$0], isAssigned: isAssigned))
    }
  }

  /// What has changed since the last look; `nil` the first time.
  public var changesText: String? {
    guard let changes else { return nil }
    let since = changes.since.formatted(Date.ISO8601FormatStyle()).replacing("T", with: " ").replacing(
      "Z", with: " UTC")
    let parts = [("new", changes.added), ("changed", changes.changed), ("gone", changes.removed)].compactMap {
      what, files in
      files.isEmpty
        ? nil
        : "\(what): \(files.prefix(6).joined(separator: ", "))\(files.count > 6 ? " and \(files.count - 6) more" : "")"
    }
    return "Since the last look (\(since)): \(parts.isEmpty ? "nothing has changed" : parts.joined(separator: "; "))."
  }

  private var overview: Table {
    let rows: [(String, String)] = [
      ("Transcripts", "\(transcripts.count) (\(languages.joined(separator: ", ")))"),
      ("People who answer", "\(answering)"),
      ("Turns", "\(turns)"),
      ("Words", "\(words(by: .participant)) by participants, \(words(by: .interviewer)) by interviewers"),
      ("Codes", "\(study.codebook.codes.count)"),
      (
        "Rules' hits",
        "\(hits(in: .unreviewed)) unreviewed, \(hits(in: .accepted)) accepted, \(hits(in: .rejected)) rejected"
      ),
    ]
    return Table(
      title: study.configuration.title ?? study.configuration.name,
      columns: [Column(key: "what", heading: ""), Column(key: "count", heading: "", wraps: true)],
      rows: rows.map { Table.Row([.text($0.0), .text($0.1)]) })
  }

  private var coderTable: Table {
    Self.coderSchema.table(
      title: "Coders", coders,
      notes: coders.isEmpty ? ["Nobody has coded yet: `strand tag` or `strand review`."] : [])
  }

  static var coderSchema: Schema<CoderRecord> {
    Schema([
      .text("coder", "Coder") { $0.coder }, .integer("tags", "codings", unit: "codings") { $0.tags },
      .integer("accepted", "accepted hits", unit: "hits") { $0.accepted },
      .moment("last", "last (UTC)", unit: "time of the last event, ISO 8601") { $0.last },
    ])
  }

  /// Transcripts assigned to, read and begun by each coder; `nil` where nobody was assigned or has marked anything.
  private var readingTable: Table? {
    let assigned = isAssigned ? reading.flatMap(\.readers) : []
    let marked = reading.flatMap { $0.extents.filter { $0.value != .none }.keys }
    let coders = Set(assigned).union(marked).sorted()
    if coders.isEmpty { return nil }
    let done = reading.count { $0.isDone && $0.readers.count > 1 }
    return CoderProgress.schema(isAssigned: isAssigned).table(
      title: "What was read, for the whole codebook",
      coders.map { CoderProgress(coder: $0, reading: reading) },
      notes: ["\(counted(done, "transcript")) read by two or more, all done."])
  }

  private func groupTable(_ grouping: Grouping) -> Table {
    let people = Array(zip(grouping.levels, peopleInterviewed(by: grouping)))
    let schema = Schema<(level: GroupLevel, people: Int)>([
      .text("level", "Level") { $0.level.name }.read { $0.level.label },
      .integer("people", "people interviewed", unit: "people") { $0.people },
    ])
    return schema.table(title: "Group \(grouping.name): \(grouping.label)", people.map { ($0.0, $0.1) })
  }

  /// That people are told one by one; JSON has all.
  private static let mostProblems = 30

  private var todo: [String] {
    var lines = problems.prefix(Self.mostProblems).map(\.description)
    if problems.count > lines.count {
      lines.append("And \(counted(problems.count - lines.count, "further warning")): `strand check` lists all.")
    }
    if !unknownPeople.isEmpty {
      lines.append("Not in participants.csv: \(Self.listed(unknownPeople)).")
    }
    if !silentParticipants.isEmpty {
      lines.append("In participants.csv but in no transcript: \(Self.listed(silentParticipants)).")
    }
    if hits(in: .unreviewed) > 0 {
      lines.append("\(counted(hits(in: .unreviewed), "hit")) to review: `strand review`.")
    }
    return lines
  }

  /// The first of many names, and how many more there are.
  static func listed(_ names: [String]) -> String {
    let shown = names.count > 30 ? names.prefix(20) : names[...]
    return shown.joined(separator: ", ") + (names.count > shown.count ? " and \(names.count - shown.count) more" : "")
  }
}
