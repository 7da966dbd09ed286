import Basics
import Deciding
import Foundation
import Importing
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

/// Reads files, imports them, and writes the transcripts; keeps account of what was written.
struct ImportDesk {
  let folder: StudyFolder
  let options: ImportOptions
  var replaces = false
  /// What carries codings to the new texts; `nil` where there are none.
  var replaced: ReplacedTranscripts?
  var isDryRun = false
  /// Whose journal comments go to as memos; `nil` where they are left out.
  var memoDesk: CodingSession?
  var addsParticipants = false

  private(set) var taken: [TakenIn] = []
  private(set) var problems: [Problem] = []
  private var targets: Set<String> = []

  init(_ folder: StudyFolder, options: ImportOptions) {
    self.folder = folder
    self.options = options
  }

  /// Takes one file in; what is wrong with it is kept in `problems`.
  mutating func take(_ file: String, name: String?) {
    do {
      try takeIn(file, name: name)
    } catch let problem as Problem {
      problems.append(problem)
    } catch let found as Problems {
      problems += found.all
    } catch {
      problems.append(.importFailed(file))
    }
  }

  private mutating func takeIn(_ file: String, name: String?) throws {
    let source = URL(fileURLWithPath: file)
    let size = (try? FileManager.default.attributesOfItem(atPath: source.path)[.size] as? Int) ?? 0
    if size > Importer.largestFile { throw Problem.importTooLarge(file, bytes: size) }
    let stem = source.deletingPathExtension().lastPathComponent
    let isInPlace = source.standardizedFileURL.path == folder.transcript(named: stem).standardizedFileURL.path
    let target = try ImportTarget(folder, name: name ?? stem, keepingName: isInPlace && name == nil)
    let bytes = try Files.read(source, shownAs: file)
    let previous = isInPlace ? nil : try target.previous()
    let imported =
      try previous.map { try Importer.importFile(name: file, bytes: bytes, options: options, previous: $0) }
      ?? Importer.importFile(name: file, bytes: bytes, options: options)
    if targets.contains(target.shown) { throw Problem.importedTwice(file, target: target.shown) }
    try replaced?.check(imported, for: target)
    let unchanged = try target.write(imported.fileText, replace: replaces, dryRun: isDryRun)
    targets.insert(target.shown)
    var one = TakenIn(file: file, target: target.shown, imported: imported, unchanged: unchanged, dryRun: isDryRun)
    if let memoDesk, !isDryRun {
      one.memos = try memoDesk.recordMemos(imported.memos, transcript: target.name) { Console.warn([$0]) }
    }
    try account(for: &one)
    taken.append(one)
  }

  /// Participants that the transcript names by id and participants.csv does not have.
  private func account(for one: inout TakenIn) throws {
    let ids = one.imported.speakers.filter { $0.role == .participant }
      .compactMap { one.imported.labelsAreIDs && !$0.label.isEmpty ? $0.label : $0.participant }
    if ids.isEmpty { return }
    let rows = ParticipantsFile(folder)
    if addsParticipants, !isDryRun {
      one.participantsAdded = try rows.add(ids)
    } else {
      one.participantsMissing = try rows.missing(ids).count
    }
  }
}

extension ImportedTranscript {
  /// Its comments as notes on passages, each with its author.
  fileprivate var memos: [(span: Span, note: String)] {
    comments.map { comment in (comment.span, comment.author.map { "\($0): \(comment.text)" } ?? comment.text) }
  }
}

extension Problem {
  static func importedTwice(_ file: String, target: String) -> Problem {
    Problem(
      .cannotWrite, file: file, "another file of this import has become \(target) already",
      remedy: "Import this one by itself and choose another name with `--name`.")
  }

  static func importTooLarge(_ file: String, bytes: Int) -> Problem {
    Problem(
      .badData, file: file,
      "the file is larger than transcripts are (\(bytes / 1_048_576) MB; at most \(Importer.largestFile / 1_048_576) MB are "
        + "read)", remedy: "Check that it is the right file.")
  }

  static func importFailed(_ file: String) -> Problem {
    Problem(.inputOutput, file: file, "the file cannot be imported", remedy: "Check that it can be opened.")
  }
}
