import Basics
import Foundation
import Respondents
public import StudyDefinition
import Transcripts

/// What may tell who or where somebody is, for a person to decide about.
public struct NameSuggestions: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case speaker
    case name
    case place
    case email
    case phone
    case date
    case number
  }

  public struct Suggestion: Sendable {
    public let original: String
    public let kind: Kind
    public internal(set) var count: Int
    /// `transcript:line` of the first occurrence.
    public let first: String
  }

  /// By kind, then the most frequent first.
  public let suggestions: [Suggestion]

  /// Looks at all transcripts, the participants' table and the survey's texts.
  /// - Throws: `Problem`, `Problems` about the study's files.
  public init(_ folder: StudyFolder) throws {
    let configuration = try StudyConfiguration.read(folder)
    var finder = SuggestionFinder()
    for file in try folder.transcriptFiles() {
      let transcript = try folder.readTranscript(file.stem, defaultLanguage: configuration.language)
      for speaker in transcript.speakers where speaker.role != .interviewer && SuggestionFinder.isName(speaker.label) {
        finder.add(speaker.label, .speaker, "\(file.stem):1")
      }
      let firstLine = transcript.turns.first?.line ?? 1
      finder.look(at: transcript.text[transcript.text.span], language: transcript.language, file.stem, from: firstLine)
    }
    for path in [folder.shown(folder.participants), configuration.survey?.file].compactMap({ $0 })
    where path.hasSuffix(".csv") {
      let url = folder.root.appendingPathComponent(path)
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      let table = try DelimitedText.read(file: path, bytes: Files.read(url, shownAs: path))
      for (name, column) in zip(table.header, table.columns) {
        let isName = ["pseudonym", "name", "姓名"].contains(name.lowercased())
        for (row, cell) in column.enumerated() where !cell.isEmpty {
          let place = "\(path):\(table.rowLines[row])"
          if isName { finder.add(cell, .name, place) } else { finder.lookForPatterns(in: cell) { _ in place } }
        }
      }
    }
    suggestions = finder.sorted
  }

  /// Adds what `path` does not list yet, below what is there; makes the file when there is none.
  /// - Returns: how many rows were added.
  /// - Throws: `Problem` when the file lies inside the study or cannot be written.
  public func add(to path: String, apartFrom folder: StudyFolder) throws -> Int {
    let url = URL(fileURLWithPath: path)
    try PseudonymTable.requireApart(url, shown: path, folder)
    var bytes = Array((PseudonymTable.columns.joined(separator: ",") + "\n").utf8)
    var known: Set<String> = []
    var columns = PseudonymTable.columns
    var delimiter = DelimitedText.Delimiter.comma
    if FileManager.default.fileExists(atPath: url.path) {
      bytes = try Files.read(url, shownAs: path)
      let table = try DelimitedText.read(file: path, bytes: bytes)
      guard let originals = table.column(named: "original") else { throw Problem.pseudonymColumns(path) }
      known = Set(table.columns[originals].map { NameReplacement.compared(DelimitedCell.unmarked($0)) })
      columns = table.header.map { $0.lowercased() }
      delimiter = table.delimiter
      if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }
    let new = suggestions.filter { !known.contains(NameReplacement.compared($0.original)) }
    for suggestion in new {
      // People fill the table in with a spreadsheet.
      let values = [
        "original": DelimitedCell.safe(suggestion.original), "kind": suggestion.kind.rawValue,
        "count": String(suggestion.count),
        "first": DelimitedCell.safe(suggestion.first),
      ]
      let cells = columns.map { DelimitedCell.written(values[$0] ?? "", delimiter: delimiter) }
      bytes += (cells.joined(separator: String(delimiter.rawValue)) + "\n").utf8
    }
    if !new.isEmpty || known.isEmpty { try Files.write(bytes, to: url, shownAs: path) }
    return new.count
  }
}
