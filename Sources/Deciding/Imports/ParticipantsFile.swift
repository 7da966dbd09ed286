import Basics
import Foundation
import Respondents
public import StudyDefinition
import StudyIndex

/// The rows of `respondents/participants.csv`, and new ones at its end.
public struct ParticipantsFile: Sendable {
  private let folder: StudyFolder

  public init(_ folder: StudyFolder) {
    self.folder = folder
  }

  /// Those of `ids` that have no row, each once, in their order.
  /// - Throws: `Problem`, `Problems` about the table.
  public func missing(_ ids: [String]) throws -> [String] {
    let known = try read().map { table in Set(idCells(table).map { $0.lowercased() }) } ?? []
    var seen = known
    return ids.filter { seen.insert($0.lowercased()).inserted }
  }

  /// Adds a row for each of `ids` that has none: the id, and empty cells in the other columns. What is in the file
  /// is not touched.
  /// - Returns: how many rows were added.
  /// - Throws: `Problem`, `Problems` about the table; then nothing was written.
  public func add(_ ids: [String]) throws -> Int {
    if try missing(ids).isEmpty { return 0 }
    return try folder.changingFiles { try addAlone(ids) }
  }

  private func addAlone(_ ids: [String]) throws -> Int {
    let new = try missing(ids)
    if new.isEmpty { return 0 }
    let shown = folder.shown(folder.participants)
    let table = try read()
    var bytes = table == nil ? Array("id\n".utf8) : try Files.read(folder.participants, shownAs: shown)
    let lineEnd = bytes.firstRange(of: [0x0D, 0x0A]) == nil ? "\n" : "\r\n"
    if let last = bytes.last, last != 0x0A { bytes += lineEnd.utf8 }
    let delimiter = table?.delimiter ?? .comma
    let position = table?.column(named: "id") ?? 0
    let width = table?.header.count ?? 1
    for id in new {
      let cells = (0..<width).map { $0 == position ? DelimitedCell.written(id, delimiter: delimiter) : "" }
      bytes += (cells.joined(separator: String(delimiter.rawValue)) + lineEnd).utf8
    }
    try Files.makeFolder(folder.respondents, shownAs: folder.shown(folder.respondents))
    try Files.write(bytes, to: folder.participants, shownAs: shown)
    return new.count
  }

  private func read() throws -> DelimitedText? {
    let url = folder.participants
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    let shown = folder.shown(url)
    let bytes = try Files.read(url, shownAs: shown)
    // Also finds what is wrong with the table as a list of people.
    _ = try ParticipantsTable.read(file: shown, bytes: bytes)
    return try DelimitedText.read(file: shown, bytes: bytes)
  }

  private func idCells(_ table: DelimitedText) -> [String] {
    table.column(named: "id").map { table.columns[$0] } ?? []
  }
}
