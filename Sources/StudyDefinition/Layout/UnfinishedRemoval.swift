public import Basics
public import Foundation

/// A transcript that is being taken out of the study. `remove-transcript` writes it down first and deletes the note last, so
/// that a run that was broken off anywhere can be finished by another.
public struct UnfinishedRemoval: Sendable, Equatable {
  /// The file's name, in the folder of the journals.
  public static let name = "removal.unfinished"

  /// The transcript's name.
  public let transcript: String
  /// Id of the journal's line that says that a transcript was taken out, whether the line is written yet or not.
  public let record: UUID

  public init(transcript: String, record: UUID = UUID()) {
    self.transcript = transcript
    self.record = record
  }

  /// - Returns: `nil` where none is under way.
  /// - Throws: `Problem` when the file cannot be read, or somebody has changed it.
  public static func read(_ folder: StudyFolder) throws -> UnfinishedRemoval? {
    let url = folder.unfinishedRemoval
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    let shown = folder.shown(url)
    let text = String(decoding: try Files.read(url, shownAs: shown), as: UTF8.self)
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let record = UUID(uuidString: String(parts[0])) else {
      throw Problem.removalUnreadable(shown)
    }
    return UnfinishedRemoval(transcript: parts[1].trimmingCharacters(in: .newlines), record: record)
  }

  /// - Throws: `Problem` of kind `cannotWrite`.
  public func write(_ folder: StudyFolder) throws {
    let url = folder.unfinishedRemoval
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    try Files.write(
      Array("\(record.uuidString.lowercased()) \(transcript)\n".utf8), to: url, shownAs: folder.shown(url))
  }
}

extension StudyFolder {
  public var unfinishedRemoval: URL { codings.appendingPathComponent(UnfinishedRemoval.name) }

  /// What is left of writes that were broken off before the new file had its name (`Files.write`), beside the study's
  /// own files; sorted by path.
  public func brokenWrites() -> [URL] {
    [root, codebook, transcripts, respondents, codings].flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.filter(Files.isTemporaryName).sorted().map { folder.appendingPathComponent($0) }
    }
  }
}

extension Problem {
  /// That a transcript was not taken out to the end.
  public static func removalUnfinished(_ removal: UnfinishedRemoval, file: String) -> Problem {
    Problem(
      .badData, file: file, "the transcript `\(removal.transcript)` was not taken out to the end",
      remedy: "Give the command again: `strand remove-transcript \(removal.transcript)`.")
  }

  static func removalUnreadable(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the file does not say which transcript is being taken out",
      remedy: "Delete the file, and give `strand remove-transcript` again.")
  }
}
