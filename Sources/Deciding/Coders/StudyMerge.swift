public import Basics
public import Codebooks
public import Codings
import Foundation
public import StudyDefinition
public import StudyIndex
public import Transcripts

/// The work of others that is to be taken into a study: their events, their new transcripts. Their codebooks are
/// compared and never merged, their other files are left alone. Making it writes nothing.
public struct StudyMerge: Sendable {
  /// What comes into one journal.
  public struct Incoming: Sendable {
    public let coder: String
    /// The files that it comes from, as the person named them.
    public let sources: [String]
    /// Events that the study does not have, of all sources together.
    public let new: [Event]
    /// Events that the study has already.
    public let known: Int
    /// Whether the coder has no journal here yet.
    public let isNewCoder: Bool

    /// Codings and accepted hits among the new events.
    public var newCodings: Int { new.count { $0.kind == .tag || $0.kind == .accept } }
  }

  /// A transcript of another study, and where it comes from.
  public struct Coming: Sendable, Equatable {
    public let transcript: String
    public let source: String
  }

  public let folder: StudyFolder
  /// By coder.
  public let journals: [Incoming]
  /// Transcripts that the study does not have.
  public let newTranscripts: [Coming]
  /// Transcripts that the study has with another text.
  public let differingTranscripts: [Coming]
  /// The other studies' codebooks as they differ from this one's: seen from them, by source.
  public let codebooks: [(source: String, difference: CodebookDifference)]
  /// Codes of incoming codings that this study's codebook does not have, with their number.
  public let unknownCodes: [(code: String, codings: Int)]
  /// Transcripts that incoming events are about and that are neither here nor coming.
  public let missingTranscripts: [String]
  /// Texts of differing transcripts, in which incoming codings were measured.
  public let bodies: [(name: String, text: TranscriptText)]
  /// Lines of the copies' journals that are left out.
  public let warnings: [Problem]
  /// The new transcripts' files.
  let texts: [(name: String, bytes: [UInt8])]

  /// - Parameter sources: folders of other studies, and journals (`lin.jsonl`).
  /// - Throws: `Problem` for a source that is neither; `Problems` about lines that cannot be read, and about ids that
  ///   stand for different events here and there.
  public init(_ folder: StudyFolder, configuration: StudyConfiguration, codebook: Codebook, sources: [String]) throws {
    let own = Set(try folder.transcriptFiles().map(\.stem))
    var gathered = GatheredCopies(folder: folder, configuration: configuration, codebook: codebook, own: own)
    for source in sources { try gathered.add(source) }
    self.folder = folder
    newTranscripts = gathered.new
    differingTranscripts = gathered.differing
    codebooks = gathered.codebooks
    texts = gathered.texts
    bodies = gathered.bodies
    warnings = gathered.warnings
    journals = try gathered.incoming()
    let events = journals.flatMap(\.new)
    let coded = events.filter { $0.kind == .tag || $0.kind == .accept }.compactMap(\.code)
    unknownCodes = Dictionary(grouping: coded.filter { codebook[$0] == nil }) { $0 }
      .map { (code: $0, codings: $1.count) }.sorted { $0.code < $1.code }
    missingTranscripts = Set(events.compactMap(\.transcript)).subtracting(own).subtracting(texts.map(\.name)).sorted()
  }
}

extension CodingSession {
  /// Takes others' work in: first the new transcripts, then the events; then what was coded in another text is carried
  /// to the text that is here.
  /// - Parameter opening: opens the study with an index that is up to date.
  /// - Returns: what became of codings made in other texts, and the journals written for them; `nil` where there are none.
  /// - Throws: `Problem` when a file cannot be written. What was written before stays; running again goes on.
  public func take(
    _ merge: StudyMerge, opening: () throws -> Study, onTorn: (Problem) -> Void = { _ in }
  ) throws -> (plan: ReanchoringPlan, written: [String])? {
    try opening().keep(merge.bodies)
    try Files.makeFolder(folder.transcripts, shownAs: folder.shown(folder.transcripts))
    for (name, bytes) in merge.texts {
      let url = folder.transcript(named: name)
      try Files.write(bytes, to: url, shownAs: folder.shown(url))
    }
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    for incoming in merge.journals where !incoming.new.isEmpty {
      try journal(of: incoming.coder).take(incoming.new, onTorn: onTorn)
    }
    let names = Set(merge.differingTranscripts.map(\.transcript)).sorted()
    let plan = try opening().reanchoringPlan(names)
    return plan.items.isEmpty ? nil : (plan, try record(plan, onTorn: onTorn))
  }
}
