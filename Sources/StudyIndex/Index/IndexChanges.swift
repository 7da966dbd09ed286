import Basics
import Foundation
import GRDB
import StudyDefinition

/// What of the study differs from what the index was made from.
struct IndexChanges {
  /// Everything that the study is made of now.
  let files: [StudyFile]
  /// A time before the files were looked at, in nanoseconds since 1970.
  let seen: Int64
  /// Same content under a new time stamp: only the stamp is stored anew.
  var restamped: [(file: StudyFile, hash: ContentHash?)] = []
  /// The hash of a new transcript comes later, when it is read.
  var changed: [(file: StudyFile, hash: ContentHash?)] = []
  var removed: [(path: String, kind: StudyFile.Kind)] = []
  /// Hashes of the transcripts that are in the index, by path.
  var knownTranscripts: [String: ContentHash] = [:]
  /// Whether the index was made with another codebook, or with another language for transcripts that name none.
  var codebookChanged = false
  var languageChanged = false

  var isEmpty: Bool {
    restamped.isEmpty && changed.isEmpty && removed.isEmpty && !codebookChanged && !languageChanged
  }

  func touches(_ kind: StudyFile.Kind) -> Bool {
    changed.contains { $0.file.kind == kind } || removed.contains { $0.kind == kind }
  }

  func files(_ kind: StudyFile.Kind) -> [StudyFile] { files.filter { $0.kind == kind } }

  /// The transcripts that have to be read, in the order of `files`: the changed ones; all of them when roles or rules
  /// may have become others, but then without counting words again that the index has.
  var transcriptsToRead: [TranscriptReader.Request] {
    if languageChanged { return files(.transcript).map { TranscriptReader.Request(file: $0, known: nil) } }
    if codebookChanged || touches(.participants) {
      return files(.transcript).map { TranscriptReader.Request(file: $0, known: knownTranscripts[$0.path]) }
    }
    return changed.filter { $0.file.kind == .transcript }.map { TranscriptReader.Request(file: $0.file, known: nil) }
  }
}

extension IndexUpdate {
  /// Compares the folder with the index by size, times and inode; where they differ, by hash. A file that had changed
  /// just before it was seen is always compared by hash: its time stamp may hide a later change.
  func changes(in database: Database) throws -> IndexChanges {
    let seen = FileStamp.now
    let listing = Meanwhile { [folder] in try folder.files() }
    var stored = try storedFiles(in: database)
    var changes = IndexChanges(files: try listing.value(), seen: seen)
    for file in changes.files {
      guard let old = stored.removeValue(forKey: file.path) else {
        let hash = file.kind == .transcript ? nil : ContentHash(of: try Files.read(file.url, shownAs: file.path))
        changes.changed.append((file, hash))
        continue
      }
      if file.kind == .transcript { changes.knownTranscripts[file.path] = old.hash }
      if old.stamp == file.stamp, old.stamp.isSettled(at: old.seen) { continue }
      let hash = ContentHash(of: try Files.read(file.url, shownAs: file.path))
      if hash != old.hash {
        changes.changed.append((file, hash))
      } else if old.stamp != file.stamp || file.stamp.isSettled(at: seen) {
        changes.restamped.append((file, hash))
      }
    }
    for (path, old) in stored.sorted(by: { $0.key < $1.key }) { changes.removed.append((path, old.kind)) }
    changes.codebookChanged = try setting("codebook", in: database) != codebookHash.hexadecimal
    changes.languageChanged = try setting("language", in: database) != configuration.language
    return changes
  }

  private struct StoredFile {
    let kind: StudyFile.Kind
    let stamp: FileStamp
    let seen: Int64
    let hash: ContentHash
  }

  private func storedFiles(in database: Database) throws -> [String: StoredFile] {
    var stored: [String: StoredFile] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT path, kind, size, modified, changed, inode, seen, hash FROM files")
    while let row = try rows.next() {
      stored[row[0]] = StoredFile(
        kind: StudyFile.Kind(rawValue: row[1]) ?? .transcript,
        stamp: FileStamp(size: row[2], modified: row[3], changed: row[4], inode: row[5]), seen: row[6],
        hash: ContentHash(stored: row[7]))
    }
    return stored
  }

  private func setting(_ name: String, in database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
  }
}
