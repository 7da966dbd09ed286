import Basics
import Codebooks
import Foundation
import GRDB
import Respondents
import StudyDefinition

/// Brings the index up to date with the study's files: only what has changed is read again.
struct IndexUpdate {
  let folder: StudyFolder
  let configuration: StudyConfiguration
  let codebook: Codebook
  /// Of the codebook's files as they were read for `codebook`, which may be older than the files are now.
  let codebookHash: ContentHash
  let threads: Int
  /// Called with (done, of) while transcripts are read.
  let progress: (Int, Int) -> Void

  /// Applies `changes` in the caller's transaction.
  /// - Throws: `Problems` for unreadable files; the caller rolls back, so that the index stays as it was.
  func apply(_ changes: IndexChanges, to database: Database) throws {
    let participants = try folder.participantsTable(declared: configuration.participants)
    if changes.touches(.participants) || changes.touches(.configuration) {
      try ParticipantsIndexing.replace(participants, in: database)
    }
    let hashes = try updateTranscripts(changes, participants: participants, in: database)
    if changes.touches(.transcript) || changes.touches(.journal) || changes.codebookChanged || !hashes.isEmpty {
      try CodingsIndexing(codebook: codebook).replace(journals: changes.files(.journal), in: database)
    }
    for removed in changes.removed {
      try database.execute(sql: "DELETE FROM files WHERE path = ?", arguments: [removed.path])
    }
    try store(changes, hashes: hashes, in: database)
    try database.execute(
      sql: "INSERT OR REPLACE INTO settings (name, value) VALUES ('language', ?), ('codebook', ?)",
      arguments: [configuration.language, codebookHash.hexadecimal])
  }

  /// - Returns: the hash of every file that was read, by path.
  private func updateTranscripts(
    _ changes: IndexChanges, participants: ParticipantsTable?, in database: Database
  ) throws -> [String: ContentHash] {
    let requests = changes.transcriptsToRead
    // Where every transcript is read, all hits are new, and their indexes are made of all of them at once.
    let isWhole = requests.count == changes.files(.transcript).count
    if isWhole { try IndexSchema.clearHits(database) }
    let writer = try TranscriptIndexing(codebook: codebook, database: database, hitsAreGone: isWhole)
    for removed in changes.removed where removed.kind == .transcript {
      try writer.remove(name: StudyFile.stem(ofPath: removed.path))
    }
    guard !requests.isEmpty else {
      if isWhole { try IndexSchema.createHitIndex(database) }
      return [:]
    }
    let reader = TranscriptReader(
      defaultLanguage: configuration.language, participants: participants, codebook: codebook,
      matchers: MatcherStore(codebook: codebook))
    var hashes: [String: ContentHash] = [:]
    try reader.read(requests, threads: threads) { transcript in
      try writer.take(transcript)
      hashes[transcript.file.path] = transcript.fileHash
      progress(hashes.count, requests.count)
    }
    if isWhole { try IndexSchema.createHitIndex(database) }
    return hashes
  }

  private func store(_ changes: IndexChanges, hashes: [String: ContentHash], in database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT OR REPLACE INTO files (path, kind, size, modified, changed, inode, seen, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (file, hash) in changes.changed + changes.restamped {
      // What was read counts, even where the file has changed since it was compared.
      let hash = try hashes[file.path] ?? hash ?? ContentHash(of: Files.read(file.url, shownAs: file.path))
      try insert.execute(arguments: [
        file.path, file.kind.rawValue, file.stamp.size, file.stamp.modified, file.stamp.changed, file.stamp.inode,
        changes.seen, hash.hexadecimal,
      ])
    }
  }
}
