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
      [.table(overview)] + (note.map { [.text($0)] } ?? []) + [.table(coderTable)]
      + (readingTable.map { [.table($0)] } ?? [])
      + groupings.map { .table(groupTable($0)) } + (todo.isEmpty ? [] : [.text(todo.joined(separator: "\n"))])
    return try Report(
      "status", of: study, sections: sections,
      payload: [
        ("note", .optional(note)), ("transcripts", .integer(transcripts.count)),
        ("turns", .integer(speakers.reduce(0) { $0 + $1.turns })),
        ("words", .object(Role.allCases.map { ($0.rawValue, .integer(words($0))) })),
        ("languages", .strings(languages)), ("codes", .integer(study.codebook.codes.count)),
        ("participants", .integer(participants)), ("silent_participants", .strings(silentParticipants)),
        ("people_not_in_participants", .strings(unknownPeople)),
        (
          "hits",
          .object([
            ("unreviewed", .integer(count(.unreviewed))), ("accepted", .integer(count(.accepted))),
            ("rejected", .integer(count(.rejected))),
          ])
        ),
        (
          "coders",
          .array(
            coders.map { coder in
              .object([
                ("coder", .string(coder.coder)), ("tags", .integer(coder.tags)), ("accepted", .integer(coder.accepted)),
              ])
            })
        ),
        (
          "reading",
          .array(
            reading.map { one in
              .object([
                ("transcript", .string(one.transcript)), ("readers", .strings(isAssigned ? one.readers : [])),
                ("read", .object(one.extents.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.rawValue)) })),
              ])
            })
        ),
        ("problems", .strings(problems.map(\.description))),
      ])
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

  private func words(_ role: Role) -> Int { speakers(in: role).reduce(0) { $0 + $1.words } }
  private func count(_ state: HitRecord.State) -> Int { hits.count { $0.state == state } }
  private var languages: [String] { Set(transcripts.map(\.language)).sorted() }

  private var overview: Table {
    let people = Set(speakers(in: .participant).filter { $0.words > 0 }.map(\.person)).count
    let rows: [(String, String)] = [
      ("Transcripts", "\(transcripts.count) (\(languages.joined(separator: ", ")))"),
      ("People who answer", "\(people)"),
      ("Turns", "\(speakers.reduce(0) { $0 + $1.turns })"),
      ("Words", "\(words(.participant)) by participants, \(words(.interviewer)) by interviewers"),
      ("Codes", "\(study.codebook.codes.count)"),
      ("Rules' hits", "\(count(.unreviewed)) unreviewed, \(count(.accepted)) accepted, \(count(.rejected)) rejected"),
    ]
    return Table(
      title: study.configuration.title ?? study.configuration.name,
      columns: [Column(key: "what", heading: ""), Column(key: "count", heading: "", wraps: true)],
      rows: rows.map { Table.Row([.text($0.0), .text($0.1)]) })
  }

  private var coderTable: Table {
    Table(
      title: "Coders",
      columns: [
        Column(key: "coder", heading: "Coder"), Column(key: "tags", heading: "codings", alignment: .right),
        Column(key: "accepted", heading: "accepted hits", alignment: .right),
        Column(key: "last", heading: "last (UTC)"),
      ],
      rows: coders.map { coder in
        Table.Row([
          .text(coder.coder), .integer(coder.tags), .integer(coder.accepted),
          .text(
            coder.last.map {
              $0.formatted(Date.ISO8601FormatStyle()).replacing("T", with: " ").replacing("Z", with: "")
            }),
        ])
      }, notes: coders.isEmpty ? ["Nobody has coded yet: `strand tag` or `strand review`."] : [])
  }

  /// Transcripts assigned to, read and begun by each coder; `nil` where nobody was assigned or has marked anything.
  private var readingTable: Table? {
    let assigned = isAssigned ? reading.flatMap(\.readers) : []
    let marked = reading.flatMap { $0.extents.filter { $0.value != .none }.keys }
    let coders = Set(assigned).union(marked).sorted()
    if coders.isEmpty { return nil }
    let done = reading.count { $0.isDone && $0.readers.count > 1 }
    return Table(
      title: "What was read, for the whole codebook",
      columns: [
        Column(key: "reader", heading: "Coder"), Column(key: "assigned", heading: "assigned", alignment: .right),
        Column(key: "read", heading: "read", alignment: .right),
        Column(key: "begun", heading: "in part", alignment: .right),
        Column(key: "next", heading: "still to read", wraps: true, minimumWidth: 16),
      ],
      rows: coders.map { coder in
        let own = isAssigned ? reading.filter { $0.readers.contains(coder) } : []
        let left = own.filter { $0.extents[coder] != .all }.map(\.transcript)
        return Table.Row([
          .text(coder), isAssigned ? .integer(own.count) : .empty,
          .integer(reading.count { $0.extents[coder] == .all }), .integer(reading.count { $0.extents[coder] == .part }),
          .text(Self.listed(left)),
        ])
      },
      notes: ["\(counted(done, "transcript")) read by two or more, all done."])
  }

  private func groupTable(_ grouping: Grouping) -> Table {
    let speaking = Set(speakers.filter { $0.role == .participant && $0.words > 0 }.compactMap(\.participant))
    return Table(
      title: "Group \(grouping.name): \(grouping.label)",
      columns: [
        Column(key: "level", heading: "Level"), Column(key: "people", heading: "people interviewed", alignment: .right),
      ],
      rows: grouping.levels.enumerated().map { index, level in
        Table.Row([
          .text(level.label),
          .integer(grouping.levelOfParticipant.count { $0.value == index && speaking.contains($0.key) }),
        ])
      })
  }

  private var todo: [String] {
    var lines = problems.map(\.description)
    if !unknownPeople.isEmpty {
      lines.append("Not in participants.csv: \(Self.listed(unknownPeople)).")
    }
    if !silentParticipants.isEmpty {
      lines.append("In participants.csv but in no transcript: \(Self.listed(silentParticipants)).")
    }
    if count(.unreviewed) > 0 {
      lines.append("\(counted(count(.unreviewed), "hit")) to review: `strand review`.")
    }
    return lines
  }

  /// The first of many names, and how many more there are.
  private static func listed(_ names: [String]) -> String {
    let shown = names.count > 30 ? names.prefix(20) : names[...]
    return shown.joined(separator: ", ") + (names.count > shown.count ? " and \(names.count - shown.count) more" : "")
  }
}
