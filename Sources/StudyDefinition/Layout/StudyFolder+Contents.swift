import Basics
public import Codebooks
public import Codings
import Foundation
public import Respondents
public import Transcripts

extension StudyFolder {
  /// All events of all journals, oldest first.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public func history() throws -> [HistoryEntry] {
    History.entries(
      events: try journalFiles().map { file in
        try Coders.requireName(file.stem, ofJournal: file.path)
        return (file.stem, try Journal(url: file.url, coder: file.stem, shownAs: file.path).read().events)
      })
  }

  /// - Throws: `Problem` about the file or its content.
  public func readTranscript(_ name: String, defaultLanguage: String) throws -> Transcript {
    let url = transcript(named: name)
    let bytes = try Files.read(url, shownAs: shown(url))
    return try Transcript.read(name: name, file: shown(url), bytes: bytes, defaultLanguage: defaultLanguage)
  }

  /// `respondents/participants.csv`; `nil` when the study has none.
  /// - Throws: `Problem`, `Problems` about its content.
  /// - Parameter declared: what study.yaml says of columns.
  public func participantsTable(declared: [ParticipantDeclaration] = []) throws -> ParticipantsTable? {
    guard FileManager.default.fileExists(atPath: participants.path) else { return nil }
    let shown = shown(participants)
    return try ParticipantsTable.read(file: shown, bytes: Files.read(participants, shownAs: shown), declared: declared)
  }

  /// The name of a transcript as a person may write it: with `transcripts/`, `.txt` or both.
  public static func transcriptName(written name: String) -> String {
    var stem = name[...]
    for prefix in ["./", "transcripts/"] where stem.hasPrefix(prefix) { stem = stem.dropFirst(prefix.count) }
    if stem.hasSuffix(".txt") { stem = stem.dropLast(4) }
    return String(stem)
  }
}

extension CodingLedger {
  /// Replays journals.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public static func read(_ files: [StudyFile], codebook: Codebook) throws -> CodingLedger {
    let journals = try files.map { file in
      try Coders.requireName(file.stem, ofJournal: file.path)
      return (coder: file.stem, events: try Journal(url: file.url, coder: file.stem, shownAs: file.path).read().events)
    }
    return CodingLedger.replay(events: journals, currentCode: codebook.currentID)
  }
}

extension Codebook {
  /// All files of the study's `codebook/`, in the order of their names.
  /// - Throws: `Problems` with everything that is wrong with them.
  public static func read(_ folder: StudyFolder) throws -> CodebookReading {
    try CodebookFiles(folder).read()
  }

  /// The id that a code has now.
  public func currentID(_ id: String) -> String { self[id]?.id ?? id }
}
