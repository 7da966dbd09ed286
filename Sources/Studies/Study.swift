public import Codebooks
public import Foundation
import GRDB
public import Ground

/// An open study: its configuration, its codebook, and an index that is up to date with its files.
public final class Study: Sendable {
  public let folder: StudyFolder
  public let configuration: StudyConfiguration
  public let codebook: Codebook
  /// Warnings of the codebook, said once by the commands that use it.
  public let codebookWarnings: [Problem]
  let database: DatabaseQueue
  /// Path of the index, or the name of one in memory when the study's folder cannot be written.
  let databasePath: String

  init(
    folder: StudyFolder, configuration: StudyConfiguration, reading: CodebookReading, database: DatabaseQueue,
    databasePath: String
  ) {
    self.folder = folder
    self.configuration = configuration
    codebook = reading.codebook
    codebookWarnings = reading.warnings
    self.database = database
    self.databasePath = databasePath
  }

  /// Opens a study and brings its index up to date.
  /// - Parameters:
  ///   - threads: how many transcripts are read at a time; the result does not depend on it.
  ///   - progress: called with (done, of) while transcripts are read.
  /// - Throws: `Problem`, `Problems` about any of the study's files.
  public static func open(
    _ folder: StudyFolder, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Study {
    let configuration = try StudyConfiguration.read(folder)
    let reading = try Codebook.read(folder)
    return try withoutActuallyEscaping(progress) { progress in
      let store = IndexStore(folder: folder)
      return try store.open { database in
        IndexUpdate(
          folder: folder, configuration: configuration, codebook: reading.codebook, threads: max(1, threads),
          progress: progress)
      } make: { database, path in
        Study(
          folder: folder, configuration: configuration, reading: reading, database: database, databasePath: path)
      }
    }
  }

  /// SHA-256 of every file that the study is made of, by path.
  public func inputs() throws -> [(path: String, hash: String)] {
    try database.read { database in
      try Row.fetchAll(database, sql: "SELECT path, hash FROM files ORDER BY path").map { ($0[0], $0[1]) }
    }
  }
}

extension Codebook {
  /// All files of the study's `codebook/`, in the order of their names.
  /// - Throws: `Problems` with everything that is wrong with them.
  public static func read(_ folder: StudyFolder) throws -> CodebookReading {
    let files = try folder.files().filter { $0.kind == .codebook }.map { file in
      (path: file.path, bytes: try Files.read(file.url, shownAs: file.path))
    }
    return try Codebook.read(files: files)
  }
}
