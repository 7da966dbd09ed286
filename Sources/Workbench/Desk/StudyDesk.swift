import Analysis
import Basics
import Codebooks
public import Codings
import Deciding
import Dispatch
import Foundation
public import StudyDefinition
public import StudyIndex

/// The one owner of the open study.
///
/// Questions run side by side on `reading`; bringing the study up to date waits for them and holds others back (a barrier),
/// so that an answer never mixes two states of the index. Decisions are written one after the other on `writing`, into
/// the coder's journal, which needs no index: a long question does not hold them up. Whatever the terminal, an editor or git
/// writes meanwhile is seen within a second.
public final class StudyDesk: Sendable {
  private struct Opened {
    var study: Study
    /// The files as they were looked at, to tell cheaply that nothing has changed.
    var files: [StudyFile]
    /// Whether a file had changed so shortly before that its stamp may hide another change.
    var mayHide: Bool
    var hashes: [String: String]
    var problem: String?
  }

  public let folder: StudyFolder
  /// Whose journal is written.
  public let coder: CoderName
  public let isReadOnly: Bool
  let changes = ChangeFeed()
  private let reading = DispatchQueue(label: "strand.reading", attributes: .concurrent)
  private let writing = DispatchQueue(label: "strand.writing")
  private let isUpdateWaiting = Guarded(false)
  private let opened: Guarded<Opened>
  private let session = Guarded<(files: [StudyFile], session: CodingSession)?>(nil)
  private let computing: [any SurveyComputation]

  /// - Parameters:
  ///   - coder: who decides, by what study.yaml says.
  ///   - computing: as of `Study.open`.
  /// - Throws: `Problem`, `Problems` about the study's files.
  public init(
    _ folder: StudyFolder, isReadOnly: Bool, computing: [any SurveyComputation],
    progress: (Int, Int) -> Void = { _, _ in },
    coder: (StudyConfiguration) throws -> CoderName
  ) throws {
    self.folder = folder
    self.isReadOnly = isReadOnly
    self.computing = computing
    let files = try folder.files()
    let study = try Study.open(folder, progress: progress, computing: computing)
    let name = try coder(study.configuration)
    self.coder = name
    try Self.hideOthers(in: study, from: name)
    opened = Guarded(
      Opened(study: study, files: files, mayHide: true, hashes: try Self.hashes(study), problem: nil))
    // What is wrong with the journal is said when something is decided.
    if !isReadOnly { writing.async { try? self.currentSession().prepare() } }
  }

  /// The study, as it was last read.
  var study: Study { opened.withLock { $0.study } }

  /// Why the files cannot be read at present; pages then show the study as it was before.
  var presentProblem: String? { opened.withLock { $0.problem } }

  /// Asks the study.
  func read<Value: Sendable>(_ question: @Sendable @escaping (Study) throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      reading.async {
        continuation.resume(with: Result { try question(self.study) })
      }
    }
  }

  /// Decides something. When this returns, the decision is on the disk, and the next question knows of it.
  func write<Value: Sendable>(_ decide: @Sendable @escaping (CodingSession) throws -> Value) async throws -> Value {
    try await write(in: { try self.currentSession() }, decide)
  }

  /// Decides something in the consensus's journal.
  func writeConsensus<Value: Sendable>(
    _ decide: @Sendable @escaping (CodingSession) throws -> Value
  ) async throws -> Value {
    let folder = folder
    return try await write(
      in: { try CodingSession(folder) { try Coders.consensus(option: nil, study: $0.analysisCoder) } }, decide)
  }

  private func write<Value: Sendable>(
    in session: @Sendable @escaping () throws -> CodingSession,
    _ decide: @Sendable @escaping (CodingSession) throws -> Value
  ) async throws -> Value {
    if isReadOnly { throw Problem.readOnly() }
    return try await withCheckedThrowingContinuation { continuation in
      writing.async {
        let result = Result { try decide(session()) }
        // Before the answer: a page that asks next stands behind this in the queue. One that waits there already will
        // see this decision, too.
        if !self.isUpdateWaiting.withLock({ isWaiting in
          defer { isWaiting = true }
          return isWaiting
        }) {
          self.reading.async(flags: .barrier) {
            self.isUpdateWaiting.withLock { $0 = false }
            self.update()
          }
        }
        continuation.resume(with: result)
      }
    }
  }

  /// Waits for decisions that are being written.
  func finishWriting() { writing.sync {} }

  /// Looks at the files once a second, until the task is cancelled.
  func watch() async throws {
    var beats = 0
    while true {
      try await Task.sleep(for: .seconds(1))
      if hasChanged { await updateAlone() }
      beats += 1
      if beats % 15 == 0 { changes.beat() }
    }
  }

  private func updateAlone() async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      reading.async(flags: .barrier) {
        self.update()
        done.resume()
      }
    }
  }

  private var hasChanged: Bool {
    guard let files = try? folder.files() else { return true }
    return opened.withLock { $0.mayHide || $0.files != files }
  }

  /// Reads what has changed, and tells the pages. Runs alone.
  private func update() {
    do {
      let files = try folder.files()
      let study = try Study.open(folder, computing: computing)
      try Self.hideOthers(in: study, from: coder)
      let hashes = try Self.hashes(study)
      let now = FileStamp.now
      let (before, hadProblem) = opened.withLock { opened in
        let before = (opened.hashes, opened.problem != nil)
        opened = Opened(
          study: study, files: files, mayHide: files.contains { !$0.stamp.isSettled(at: now) }, hashes: hashes,
          problem: nil)
        return before
      }
      let change = Self.change(from: before, to: hashes)
      if hadProblem || !change.isEmpty { changes.publish(change) }
    } catch {
      let words = WebAnswer.problems(in: error).map(\.description).joined(separator: "\n")
      let isNew = opened.withLock { opened in
        defer {
          opened.problem = words
          opened.files = (try? folder.files()) ?? []
          opened.mayHide = false
        }
        return opened.problem != words
      }
      var change = StudyChange()
      change.problem = words
      if isNew { changes.publish(change) }
    }
  }

  /// The coder's desk; read anew where study.yaml or the codebook has changed.
  private func currentSession() throws -> CodingSession {
    let files = try folder.definitionFiles()
    let now = FileStamp.now
    if let known = session.withLock({ $0 }), known.files == files, files.allSatisfy({ $0.stamp.isSettled(at: now) }) {
      return known.session
    }
    let made = try CodingSession(folder) { _ in coder }
    session.withLock { $0 = (files, made) }
    return made
  }

  private static func hideOthers(in study: Study, from coder: CoderName) throws {
    if study.configuration.blind { try study.blind(for: coder.text) }
  }

  private static func hashes(_ study: Study) throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try study.inputs().map { ($0.path, $0.hash) })
  }

  private static func change(from old: [String: String], to new: [String: String]) -> StudyChange {
    let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    var change = StudyChange()
    for path in changed.sorted() {
      let stem = StudyFile.stem(ofPath: path)
      switch path.split(separator: "/").first {
      case "transcripts": change.transcripts.append(stem)
      case "codings": change.coders.append(stem)
      case "codebook": change.codebook = true
      default: change.study = true
      }
    }
    return change
  }
}

extension StudyChange {
  fileprivate var isEmpty: Bool { transcripts.isEmpty && coders.isEmpty && !codebook && !study }
}
