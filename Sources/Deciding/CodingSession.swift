public import Basics
public import Codebooks
public import Codings
import Foundation
public import StudyDefinition
public import Transcripts

/// What a person needs for coding by hand: the codebook, the transcripts and their own journal. It works on the files
/// alone, without the index, so that many can code at the same time.
public struct CodingSession: Sendable {
  public let folder: StudyFolder
  public let configuration: StudyConfiguration
  public let codebook: Codebook
  public let coder: CoderName
  let memory = SessionMemory()

  /// - Throws: `Problem`, `Problems` about study.yaml and the codebook.
  public init(_ folder: StudyFolder, coder: (StudyConfiguration) throws -> CoderName) throws {
    self.folder = folder
    configuration = try StudyConfiguration.read(folder)
    codebook = try Codebook.read(folder).codebook
    self.coder = try coder(configuration)
  }

  /// The coder's own journal.
  public var journal: Journal { journal(of: coder.text) }

  func journal(of coder: String) -> Journal {
    let url = folder.journal(of: coder)
    return Journal(url: url, coder: coder, shownAs: folder.shown(url))
  }

  /// The transcript called `name`; `transcripts/`, `.txt` or both may be written with it.
  /// - Throws: `Problem` of kind `missingInput` with the nearest name, or about the file's content.
  public func transcript(named name: String) throws -> Transcript {
    let stem = StudyFolder.transcriptName(written: name)
    let file = folder.transcript(named: stem)
    guard !stem.isEmpty, !stem.contains("/"), FileManager.default.fileExists(atPath: file.path) else {
      throw Problem.unknownTranscript(name, known: try folder.transcriptFiles().map(\.stem))
    }
    return try memory.transcript(stem, in: folder, language: configuration.language)
  }

  /// The code with this id, former ids understood.
  /// - Throws: `Problem` of kind `missingInput` with the nearest id.
  public func code(_ id: String) throws -> Code {
    guard let code = codebook[id] else { throw Problem.unknownCode(id, in: codebook) }
    return code
  }

  /// Makes a decision in the coder's journal: `decide` builds its events, which are on disk when this returns.
  /// - Parameter onTorn: is told when a torn last line was set aside.
  /// - Returns: what `decide` returns.
  /// - Throws: what `decide` throws, and `Problem` when the journal cannot be written; then nothing was recorded.
  public func decide<Result>(
    onTorn: (Problem) -> Void = { _ in }, _ decide: (inout Decisions) throws -> Result
  ) throws -> Result {
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    let codebook = codebook
    var result: Result?
    try journal.decide(
      remembering: memory.decisions, now: Date(), currentCode: { codebook.currentID($0) },
      definition: { codebook[$0]?.version }, onTorn: onTorn
    ) { result = try decide(&$0) }
    guard let result else { throw Problem.journalUnanswered(journal.shownAs) }
    return result
  }

  /// Reads the coder's own journal, so that the first decision is made as quickly as later ones.
  /// - Throws: as `Journal.read`.
  public func prepare() throws {
    try journal.prepare(memory.decisions, currentCode: codebook.currentID)
  }

  /// What holds in all journals of the study.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public func ledger() throws -> CodingLedger {
    try CodingLedger.read(folder.journalFiles(), codebook: codebook)
  }
}
