import Codebooks
import Codings
import Foundation
import GRDB
import Ground
import Respondents
import Transcripts

/// Brings the index up to date with the study's files: only what has changed is read again.
struct IndexUpdate {
  let folder: StudyFolder
  let configuration: StudyConfiguration
  let codebook: Codebook
  let threads: Int
  /// Called with (done, of) while transcripts are read.
  let progress: (Int, Int) -> Void

  /// What of the study differs from what the index was made from.
  struct Changes {
    var files: [StudyFile] = []
    /// Same content under a new time stamp: only the stamp is stored anew.
    var restamped: [(file: StudyFile, hash: ContentHash)] = []
    var changed: [(file: StudyFile, hash: ContentHash)] = []
    var removed: [(path: String, kind: StudyFile.Kind)] = []

    var isEmpty: Bool { restamped.isEmpty && changed.isEmpty && removed.isEmpty }

    func touches(_ kind: StudyFile.Kind) -> Bool {
      changed.contains { $0.file.kind == kind } || removed.contains { $0.kind == kind }
    }
  }

  /// Compares the folder with the index by size, time and inode; where they differ, by hash. A file that was changed
  /// less than two seconds before it was last seen is always compared by hash: its time stamp may hide a change.
  func changes(in database: Database) throws -> Changes {
    var stored: [String: (kind: String, stamp: FileStamp, seen: Int64, hash: String)] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT path, kind, size, modified, inode, seen, hash FROM files")
    while let row = try rows.next() {
      stored[row[0]] = (row[1], FileStamp(size: row[2], modified: row[3], inode: row[4]), row[5], row[6])
    }
    var changes = Changes()
    changes.files = folder.files()
    for file in changes.files {
      if let old = stored.removeValue(forKey: file.path) {
        let settled = old.seen - old.stamp.modified > 2_000_000_000
        if old.stamp == file.stamp, settled { continue }
        let hash = ContentHash(of: try Files.read(file.url, shownAs: file.path))
        if hash.hexadecimal == old.hash {
          let nowSettled = FileStamp.now - file.stamp.modified > 2_000_000_000
          if old.stamp != file.stamp || nowSettled { changes.restamped.append((file, hash)) }
        } else {
          changes.changed.append((file, hash))
        }
      } else {
        changes.changed.append((file, ContentHash(of: try Files.read(file.url, shownAs: file.path))))
      }
    }
    for (path, old) in stored.sorted(by: { $0.key < $1.key }) {
      changes.removed.append((path, StudyFile.Kind(rawValue: old.kind) ?? .transcript))
    }
    return changes
  }

  /// Applies `changes` in the caller's transaction.
  /// - Throws: `Problems` for unreadable files; the caller rolls back, so that the index stays as it was.
  func apply(_ changes: Changes, to database: Database) throws {
    let languageChanged = try setting("language", in: database) != configuration.language
    let noCodebook = try setting("codebook", in: database) == nil
    let everyTranscript =
      changes.touches(.codebook) || changes.touches(.participants) || languageChanged
      || noCodebook
    if changes.touches(.participants) || changes.changed.contains(where: { $0.file.kind == .configuration }) {
      try ParticipantsIndexing.replace(folder: folder, in: database)
    }
    try updateTranscripts(changes, everyTranscript: everyTranscript, in: database)
    try CodingsIndexing(folder: folder, codebook: codebook).replace(files: changes.files, in: database)
    for removed in changes.removed {
      try database.execute(sql: "DELETE FROM files WHERE path = ?", arguments: [removed.path])
    }
    for (file, hash) in changes.changed + changes.restamped { try store(file, hash, in: database) }
    try setSetting("language", configuration.language, in: database)
    try setSetting("codebook", "1", in: database)
  }

  private func updateTranscripts(_ changes: Changes, everyTranscript: Bool, in database: Database) throws {
    let writer = try TranscriptIndexing(codebook: codebook, database: database)
    for removed in changes.removed where removed.kind == .transcript {
      try writer.remove(name: URL(fileURLWithPath: removed.path).deletingPathExtension().lastPathComponent)
    }
    let files =
      everyTranscript
      ? changes.files.filter { $0.kind == .transcript }
      : changes.changed.map(\.file).filter { $0.kind == .transcript }
    guard !files.isEmpty else { return }
    let participants = try ParticipantsIndexing.table(of: folder)
    let reader = TranscriptReader(
      defaultLanguage: configuration.language, participants: participants,
      matchers: MatcherStore(codebook: codebook))
    var done = 0
    try reader.read(files, threads: threads) { transcript in
      try writer.replace(transcript)
      done += 1
      progress(done, files.count)
    }
  }

  private func store(_ file: StudyFile, _ hash: ContentHash, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO files (path, kind, size, modified, inode, seen, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        file.path, file.kind.rawValue, file.stamp.size, file.stamp.modified, file.stamp.inode, FileStamp.now,
        hash.hexadecimal,
      ])
  }

  private func setting(_ name: String, in database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
  }

  private func setSetting(_ name: String, _ value: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", arguments: [name, value])
  }
}

extension FileStamp {
  /// Nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
