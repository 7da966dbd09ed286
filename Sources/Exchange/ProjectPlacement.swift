import Codings
public import Foundation
import Ground
import Respondents

/// An assembled project put into a study's folder: what is new is written, what is there already stays.
public struct ProjectPlacement: Sendable {
  /// What happens, or happened, to one file.
  public struct Step: Sendable, Equatable {
    public enum Change: Sendable, Equatable {
      case new
      /// The same is there.
      case unchanged
      /// So many events or rows are added to what is there.
      case added(Int)
    }

    /// Relative to the study.
    public let path: String
    public let change: Change
  }

  public let steps: [Step]
  private let files: [(path: String, bytes: [UInt8])]
  private let journals: [(coder: String, events: [Event])]
  private let root: URL

  /// Compares with what the study has. Nothing is written.
  /// - Throws: `Problems` where a file of the same name holds something else; `Problem` for a journal or table that
  ///   cannot be read.
  public init(_ project: AssembledProject, into root: URL) throws {
    self.root = root
    var steps: [Step] = []
    var files: [(path: String, bytes: [UInt8])] = []
    var problems: [Problem] = []
    func place(_ path: String, _ text: String) throws {
      let url = root.appendingPathComponent(path)
      let bytes = Array(text.utf8)
      if FileManager.default.fileExists(atPath: url.path) {
        if try Files.read(url, shownAs: path) == bytes {
          steps.append(Step(path: path, change: .unchanged))
        } else {
          problems.append(.otherFileThere(path))
        }
      } else {
        files.append((path, bytes))
        steps.append(Step(path: path, change: .new))
      }
    }
    for transcript in project.transcripts { try place("transcripts/\(transcript.name).txt", transcript.text) }
    for codebook in project.codebooks { try place("codebook/\(codebook.name)", codebook.text) }
    if !project.participants.isEmpty {
      let merged = try ParticipantRowsMerge(project.participants, root: root)
      if let bytes = merged.bytes { files.append((ParticipantRowsMerge.path, bytes)) }
      steps.append(Step(path: ParticipantRowsMerge.path, change: merged.change))
    }
    var journals: [(coder: String, events: [Event])] = []
    for (coder, events) in project.events {
      let path = "codings/\(coder).jsonl"
      let journal = Journal(url: root.appendingPathComponent(path), coder: coder, shownAs: path)
      let known = Set(try journal.read().events.map(\.id))
      let new = events.filter { !known.contains($0.id) }
      journals.append((coder, new))
      let isThere = FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
      steps.append(Step(path: path, change: new.isEmpty ? .unchanged : isThere ? .added(new.count) : .new))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.steps = steps
    self.files = files
    self.journals = journals
  }

  /// Writes what is new: texts first, journals last, so that no coding is there without its text.
  /// - Throws: `Problem` of kind `cannotWrite`. What was written until then is whole, and importing again adds the rest.
  public func write() throws {
    for (path, bytes) in files {
      let url = root.appendingPathComponent(path)
      try Files.makeFolder(url.deletingLastPathComponent(), shownAs: String(path.prefix { $0 != "/" }))
      try Files.write(bytes, to: url, shownAs: path)
    }
    for (coder, events) in journals where !events.isEmpty {
      let path = "codings/\(coder).jsonl"
      let journal = Journal(url: root.appendingPathComponent(path), coder: coder, shownAs: path)
      try journal.append { current in
        let known = Set(current.map(\.id))
        let new = events.filter { !known.contains($0.id) }
        // One import is one decision: undo takes all of it back.
        guard let decision = new.first?.id else { return [] }
        return new.map { event in
          Event(
            id: event.id, time: event.time, kind: event.kind, decision: decision, target: event.target,
            transcript: event.transcript, anchor: event.anchor, code: event.code, note: event.note)
        }
      }
    }
  }
}

/// Rows of people added to participants.csv.
private struct ParticipantRowsMerge {
  static let path = "respondents/participants.csv"
  /// The whole file; `nil` where nothing changes.
  let bytes: [UInt8]?
  let change: ProjectPlacement.Step.Change

  /// - Throws: `Problem` where the file's columns cannot hold the rows, or a person is there with other values.
  init(_ rows: ParticipantRows, root: URL) throws {
    let url = root.appendingPathComponent(Self.path)
    guard FileManager.default.fileExists(atPath: url.path) else {
      bytes = Self.text(rows.columns, rows.rows)
      change = .new
      return
    }
    let known = try DelimitedText.read(file: Self.path, bytes: try Files.read(url, shownAs: Self.path))
    // A table without people is a heading that nobody has filled: it is replaced.
    if known.rowCount == 0 {
      bytes = Self.text(rows.columns, rows.rows)
      change = .new
      return
    }
    guard let idColumn = known.column(named: "id") else { throw Problem.participantsWithoutID(Self.path) }
    let ids = Set(known.columns[idColumn].map { $0.lowercased() })
    let new = rows.rows.filter { !ids.contains($0[0].lowercased()) }
    if new.isEmpty {
      bytes = nil
      change = .unchanged
      return
    }
    let header = known.header + rows.columns.filter { known.column(named: $0) == nil }
    var all = (0..<known.rowCount).map { row in
      known.columns.map { $0[row] } + Array(repeating: "", count: header.count - known.header.count)
    }
    for row in new {
      let values = Dictionary(zip(rows.columns.map { $0.lowercased() }, row)) { first, _ in first }
      all.append(header.map { values[$0.lowercased()] ?? "" })
    }
    bytes = Self.text(header, all)
    change = .added(new.count)
  }

  private static func text(_ header: [String], _ rows: [[String]]) -> [UInt8] {
    let lines = ([header] + rows).map { row in
      row.map { DelimitedText.cell($0, .comma) }.joined(separator: ",")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
