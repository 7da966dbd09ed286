public import Basics
public import Codebooks
public import Foundation
import GRDB
public import StudyDefinition

/// An open study: its configuration, its codebook, and an index that is up to date with its files.
public final class Study: Sendable {
  /// When the index is brought up to date.
  public enum Opening: Sendable {
    case now
    /// When something is first asked of the interviews; for questions to the survey, which mostly ask nothing of them.
    case whenAsked
  }

  public let folder: StudyFolder
  public let configuration: StudyConfiguration
  public let codebook: Codebook
  /// Warnings of the codebook, said once by the commands that use it.
  public let codebookWarnings: [Problem]
  private let store: IndexStore
  /// Hash of the codebook's files, and how many transcripts are read at a time, when the index is opened.
  private let codebookHash: ContentHash
  private let threads: Int
  private let database = Guarded<DatabaseQueue?>(nil)
  private let computations: [any SurveyComputation]
  /// What was asked of the survey about the participants, to be said once.
  let surveyQuestions = Guarded<[SurveyQuestion]>([])
  /// The survey, once somebody has asked for it.
  private let survey = Guarded<SurveyData?>(nil)

  /// SHA-256 of files that are no part of every study and were read for an answer, by path.
  let furtherFiles = Guarded<[String: String]>([:])

  private let hidden = Guarded<Blinding?>(nil)

  private init(
    folder: StudyFolder, configuration: StudyConfiguration, reading: CodebookReading, codebookHash: ContentHash,
    threads: Int, computations: [any SurveyComputation]
  ) {
    self.computations = computations
    self.folder = folder
    self.configuration = configuration
    codebook = reading.codebook
    codebookWarnings = reading.warnings
    self.codebookHash = codebookHash
    self.threads = threads
    store = IndexStore(folder)
  }

  /// Opens a study and brings its index up to date.
  /// - Parameters:
  ///   - threads: how many transcripts are read at a time; the result does not depend on it.
  ///   - index: whether its index is opened now, or when it is first asked.
  ///   - progress: called with (done, of) while transcripts are read, when they are read now.
  ///   - computing: what floors above compute for respondents, in order: quantified codes, scores of scales.
  /// - Throws: `Problem`, `Problems` about any of the study's files.
  public static func open(
    _ folder: StudyFolder, threads: Int = ProcessInfo.processInfo.activeProcessorCount, index: Opening = .now,
    progress: (Int, Int) -> Void = { _, _ in }, computing: [any SurveyComputation] = []
  ) throws -> Study {
    let configuration = try StudyConfiguration.read(folder)
    let codebook = try CodebookFiles(folder)
    let reading = try codebook.read()
    let study = Study(
      folder: folder, configuration: configuration, reading: reading, codebookHash: codebook.hash,
      threads: max(1, threads), computations: computing)
    if index == .now { _ = try withoutActuallyEscaping(progress) { try study.openedIndex(progress: $0) } }
    return study
  }

  /// The index, brought up to date when it is opened.
  private func openedIndex(progress: @escaping (Int, Int) -> Void = { _, _ in }) throws -> DatabaseQueue {
    try database.withLock { database in
      if let database { return database }
      let opened = try store.open(
        IndexUpdate(
          folder: folder, configuration: configuration, codebook: codebook, codebookHash: codebookHash,
          threads: threads, progress: progress))
      database = opened
      return opened
    }
  }

  /// SHA-256 of every file that the study is made of, by path; of the survey's where it was asked, and of further files
  /// that were read.
  public func inputs() throws -> [(path: String, hash: String)] {
    let files: [(path: String, hash: String)] = try read { database in
      try Array(Row.fetchCursor(database, sql: "SELECT path, hash FROM files ORDER BY path").map { ($0[0], $0[1]) })
    }
    let beside = try inputsBesideIndex()
    if beside.isEmpty { return files }
    let known = Set(files.map(\.path))
    return (files + beside.filter { !known.contains($0.path) }).sorted { $0.path < $1.path }
  }

  /// Of the survey's files where it was asked, and of further files that were read, each once; some may be in the index.
  func inputsBesideIndex() throws -> [(path: String, hash: String)] {
    let others = furtherFiles.withLock { $0 }
    guard let used = survey.withLock({ $0 }) else { return others.map { ($0.key, $0.value) } }
    let read = try folder.inputs([used.configuration.file]).filter { others[$0.path] == nil }
    return others.map { ($0.key, $0.value) } + read.map { ($0.path, $0.sha256) }
  }

  /// The survey with its derived variables, scores and quantified codes, read once.
  /// - Parameter progress: told the share of the file that has been read, 0 to 1.
  /// - Throws: `Problem` when the study names none, and what reading it throws.
  public func surveyData(progress: (Double) -> Void = { _ in }) throws -> SurveyData {
    guard let configured = configuration.survey else { throw Problem.noSurvey() }
    if let known = survey.withLock({ $0 }) { return known }
    let read = try SurveyData.load(folder, configured, progress: progress)
    let data = try computations.reduce(read) { data, computation in
      try computation.adding(to: data, of: self)
    }
    survey.withLock { $0 = data }
    return data
  }

  /// What is hidden from whom; `nil` for nothing.
  var blinding: Blinding? {
    get { hidden.withLock { $0 } }
    set { hidden.withLock { $0 = newValue } }
  }

  /// Asks the index. `body` must not ask the study in turn.
  /// - Throws: what `body` throws; for an index that proves damaged only now, a `Problem` of kind `inputOutput`, and
  ///   the next command makes the index again.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try openedIndex().read(body)
    } catch let error as DatabaseError {
      throw store.discard(after: error)
    } catch is RowDecodingError {
      // Nothing where something always is: a part of a page is gone.
      throw store.discard(after: .damagedIndex)
    }
  }

  /// Writes what is only a convenience. Nothing is said when it cannot be written: no result depends on it.
  func note(_ body: (Database) throws -> Void) throws {
    do {
      try openedIndex().write(body)
    } catch is DatabaseError {
      return
    }
  }

  /// Evaluates people's own SQL expressions over the index.
  func evaluator() throws -> RestrictedExpression {
    _ = try openedIndex()
    let store = store
    return try RestrictedExpression(database: store.address) { store.discard(after: .damagedIndex) }
  }
}

extension Study {
  /// SHA-256 of every file of the study and of further ones (the survey's), by path, each once.
  public func inputs(with further: [(path: String, sha256: String)]) throws -> [(path: String, sha256: String)] {
    let own = try inputs().map { (path: $0.path, sha256: $0.hash) }
    let known = Set(own.map(\.path))
    return (own + further.filter { !known.contains($0.path) }).sorted { $0.path < $1.path }
  }
}
