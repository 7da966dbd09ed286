public import Basics
import Codings
import Foundation
import Respondents
import StudyDefinition
import StudyIndex

/// A transcript that has, or would have, another name.
public struct RenamedTranscript: Sendable, Equatable {
  public let old: String
  public let new: String
  /// Whose journals speak of it.
  public let coders: [String]
  /// Rows of participants.csv that name it.
  public let participants: Int
}

extension CodingSession {
  /// Gives a transcript another name: the file, what the journals say of it, the column `transcript` of
  /// participants.csv, and its line in assignments.yaml. Running it again after it was broken off, or after somebody has coded under the old name, goes on.
  /// - Parameter dryRun: only says what would be done.
  /// - Throws: `Problem` of kind `missingInput` for a transcript that is not there, `usage` for a name that cannot be
  ///   a file's or is taken, and when a file cannot be written.
  public func rename(
    _ oldName: String, to newName: String, dryRun: Bool = false, onTorn: (Problem) -> Void = { _ in }
  ) throws -> RenamedTranscript {
    try dryRun
      ? renameAlone(oldName, to: newName, dryRun: true, onTorn: onTorn)
      : folder.changingFiles { try renameAlone(oldName, to: newName, dryRun: false, onTorn: onTorn) }
  }

  private func renameAlone(
    _ oldName: String, to newName: String, dryRun: Bool, onTorn: (Problem) -> Void
  ) throws -> RenamedTranscript {
    let (old, new) = (StudyFolder.transcriptName(written: oldName), StudyFolder.transcriptName(written: newName))
    let (from, to) = (folder.transcript(named: old), folder.transcript(named: new))
    let manager = FileManager.default
    let isThere = manager.fileExists(atPath: from.path)
    guard !new.isEmpty, new != old, !new.contains("/"), !new.hasPrefix(".") else {
      throw Problem.renamedTo(newName)
    }
    // A file system that ignores case has `A.txt` where `a.txt` is.
    let isItself = new.lowercased() == old.lowercased() && Files.isSame(from, to)
    let isTaken = manager.fileExists(atPath: to.path) && !isItself
    if isThere, isTaken { throw Problem.renamedToTaken(folder.shown(to)) }
    if !isThere, !isTaken { _ = try transcript(named: oldName) }
    let ledger = try ledger()
    let concerned = Set(
      ledger.codings.filter { $0.transcript == old }.map(\.coder)
        + ledger.rejections.filter { $0.transcript == old }.map(\.coder)
        + ledger.memos.filter { $0.names(transcript: old) }.map(\.coder)
        + ledger.readMarks.filter { $0.transcript == old }.map(\.coder))
    let table = TranscriptColumn(folder)
    let rows = try table.rows(naming: old)
    let answer = RenamedTranscript(old: old, new: new, coders: concerned.sorted(), participants: rows)
    if dryRun { return answer }
    let now = Date()
    var decision: UUID?
    do {
      for owner in answer.coders {
        let written = try journal(of: owner).append(onTorn: onTorn) { current in
          var decisions = Decisions(coder: owner, current: current, now: now, decision: decision, by: coder.text)
          decisions.rename(transcript: old, to: new)
          return decisions.events
        }
        decision = decision ?? written.first?.id
      }
      if rows > 0 { try table.rename(old, to: new) }
      try editAssignments { $0.text($1, renaming: old, to: new) }
      if isThere {
        guard Foundation.rename(from.path, to.path) == 0 else { throw Problem.unwritable(folder.shown(to), errno) }
        Files.flushFolder(folder.transcripts)
      }
    } catch let problem as Problem {
      throw decision == nil ? problem : Problem.renamedInPart(problem, from: old, to: new)
    }
    return answer
  }

  /// Writes assignments.yaml again as `edit` makes it of what it says and of its text, where there is something to edit.
  func editAssignments(_ edit: (Assignments, String) -> String?) throws {
    guard let assignments = try Assignments.read(folder) else { return }
    let shown = folder.shown(folder.assignments)
    let bytes = try Files.read(folder.assignments, shownAs: shown)
    if let text = edit(assignments, String(decoding: bytes, as: UTF8.self)) {
      try Files.write(Array(text.utf8), to: folder.assignments, shownAs: shown)
    }
  }
}

/// The column `transcript` of participants.csv.
private struct TranscriptColumn {
  private let folder: StudyFolder

  init(_ folder: StudyFolder) {
    self.folder = folder
  }

  func rows(naming name: String) throws -> Int {
    guard let table = try read(), let column = table.column(named: "transcript") else { return 0 }
    return table.columns[column].count { StudyFolder.transcriptName(written: $0) == name }
  }

  /// Writes the table anew with the same cells but these.
  func rename(_ old: String, to new: String) throws {
    guard let table = try read(), let column = table.column(named: "transcript") else { return }
    func line(_ cells: [String]) -> String {
      cells.map { DelimitedCell.written($0, delimiter: table.delimiter) }.joined(
        separator: String(table.delimiter.rawValue)) + "\n"
    }
    var text = line(table.header)
    for row in 0..<table.rowCount {
      text += line(
        table.columns.indices.map { index in
          let cell = table.columns[index][row]
          guard index == column, StudyFolder.transcriptName(written: cell) == old else { return cell }
          return cell.hasSuffix(".txt") ? new + ".txt" : new
        })
    }
    try Files.write(Array(text.utf8), to: folder.participants, shownAs: folder.shown(folder.participants))
  }

  private func read() throws -> DelimitedText? {
    guard FileManager.default.fileExists(atPath: folder.participants.path) else { return nil }
    let shown = folder.shown(folder.participants)
    return try DelimitedText.read(file: shown, bytes: Files.read(folder.participants, shownAs: shown))
  }
}
