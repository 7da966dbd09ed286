public import Basics
public import Codebooks
public import Codings
import Foundation
public import StudyDefinition
public import Transcripts

/// The work of others taken into a study: their events, their new transcripts. Their codebooks are compared and never
/// merged, their other files are left alone.
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
  }

  /// A transcript that the other study has too, with another text.
  public struct Differing: Sendable, Equatable {
    public let transcript: String
    public let source: String
  }

  public let folder: StudyFolder
  /// By coder.
  public let journals: [Incoming]
  /// Names of transcripts that the study does not have, and where they come from.
  public let newTranscripts: [Differing]
  public let differingTranscripts: [Differing]
  /// The other studies' codebooks as they differ from this one's: seen from them, by source.
  public let codebooks: [(source: String, difference: CodebookDifference)]
  /// Codes of incoming codings that this study's codebook does not have, with their number.
  public let unknownCodes: [(code: String, codings: Int)]
  /// Transcripts that incoming events are about and that are neither here nor coming.
  public let missingTranscripts: [String]
  private let texts: [(name: String, bytes: [UInt8])]
  /// Bodies that incoming codings were measured in and that differ from the ones here.
  public let bodies: [(name: String, text: TranscriptText)]

  /// Reads everything and writes nothing.
  /// - Parameter sources: folders of other studies, and journals (`lin.jsonl`).
  /// - Throws: `Problem` for a source that is neither; `Problems` about lines that cannot be read, and about ids that
  ///   stand for different events here and there.
  public init(_ folder: StudyFolder, configuration: StudyConfiguration, codebook: Codebook, sources: [String]) throws {
    self.folder = folder
    var copies: [String: [(source: String, events: [Event])]] = [:]
    var new: [Differing] = []
    var differing: [Differing] = []
    var codebooks: [(source: String, difference: CodebookDifference)] = []
    var texts: [(name: String, bytes: [UInt8])] = []
    var bodies: [(name: String, text: TranscriptText)] = []
    let own = Set(try folder.transcriptFiles().map(\.stem))
    for source in sources {
      let url = URL(fileURLWithPath: source)
      if url.pathExtension == "jsonl" {
        let (coder, events) = try Self.journal(url, shown: source)
        copies[coder, default: []].append((source, events))
        continue
      }
      let other = StudyFolder(root: url)
      guard FileManager.default.fileExists(atPath: other.configuration.path) else {
        throw Problem.nothingToMerge(source)
      }
      if other.root.resolvingSymlinksInPath() == folder.root.resolvingSymlinksInPath() {
        throw Problem.mergedWithItself(source)
      }
      for file in try other.journalFiles() {
        let shown = "\(source)/\(file.path)"
        let (coder, events) = try Self.journal(file.url, shown: shown)
        copies[coder, default: []].append((shown, events))
      }
      for file in try other.transcriptFiles() {
        let bytes = try Files.read(file.url, shownAs: "\(source)/\(file.path)")
        let text = try Transcript.read(
          name: file.stem, file: "\(source)/\(file.path)", bytes: bytes, defaultLanguage: configuration.language
        ).text
        if own.contains(file.stem) {
          let here = try folder.readTranscript(file.stem, defaultLanguage: configuration.language).text
          if here.contentHash != text.contentHash {
            differing.append(Differing(transcript: file.stem, source: source))
            bodies.append((file.stem, text))
          }
        } else if let first = texts.first(where: { $0.name == file.stem }) {
          if first.bytes != bytes { throw Problem.transcriptsDiffer(file.stem, source) }
        } else {
          new.append(Differing(transcript: file.stem, source: source))
          texts.append((file.stem, bytes))
        }
      }
      let difference = CodebookDifference(from: codebook, to: try Codebook.read(other).codebook)
      if !difference.items.isEmpty { codebooks.append((source, difference)) }
    }
    self.newTranscripts = new
    self.differingTranscripts = differing
    self.codebooks = codebooks
    self.texts = texts
    self.bodies = bodies
    journals = try Self.incoming(copies, into: folder)
    let events = journals.flatMap(\.new)
    let coded = events.filter { $0.kind == .tag || $0.kind == .accept }.compactMap(\.code)
    unknownCodes = Dictionary(grouping: coded.filter { codebook[$0] == nil }) { $0 }
      .map { (code: $0, codings: $1.count) }.sorted { $0.code < $1.code }
    missingTranscripts = Set(events.compactMap(\.transcript)).subtracting(own).subtracting(texts.map(\.name)).sorted()
  }

  /// Writes the new transcripts, then the events.
  /// - Throws: `Problem` when a file cannot be written. What was written before stays; running again goes on.
  public func write(onTorn: (Problem) -> Void = { _ in }) throws {
    try Files.makeFolder(folder.transcripts, shownAs: folder.shown(folder.transcripts))
    for (name, bytes) in texts {
      let url = folder.transcript(named: name)
      try Files.write(bytes, to: url, shownAs: folder.shown(url))
    }
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    for incoming in journals where !incoming.new.isEmpty {
      let url = folder.journal(of: incoming.coder)
      let journal = Journal(url: url, coder: incoming.coder, shownAs: folder.shown(url))
      try journal.take(incoming.new, onTorn: onTorn)
    }
  }

  private static func journal(_ url: URL, shown: String) throws -> (coder: String, events: [Event]) {
    let stem = url.deletingPathExtension().lastPathComponent
    try Coders.requireName(stem, ofJournal: shown)
    return (stem, try Journal.events(of: Files.read(url, shownAs: shown), shownAs: shown))
  }

  private static func incoming(
    _ copies: [String: [(source: String, events: [Event])]], into folder: StudyFolder
  ) throws -> [Incoming] {
    var conflicts: [Problem] = []
    let incoming = try copies.sorted { $0.key < $1.key }.map { (coder, copies) throws -> Incoming in
      let url = folder.journal(of: coder)
      let shown = folder.shown(url)
      let here = try Journal(url: url, coder: coder, shownAs: shown).read().events
      let union = JournalUnion([here] + copies.map(\.events))
      conflicts += union.conflicts.map { .differingCopies($0, file: shown) }
      let known = Set(here.map(\.id))
      let theirs = Set(copies.flatMap { $0.events.map(\.id) })
      return Incoming(
        coder: coder, sources: copies.map(\.source), new: union.events.filter { !known.contains($0.id) },
        known: theirs.count { known.contains($0) }, isNewCoder: here.isEmpty)
    }
    if !conflicts.isEmpty { throw Problems(conflicts) }
    return incoming
  }
}

extension Problem {
  static func nothingToMerge(_ source: String) -> Problem {
    Problem(
      .missingInput, "`\(source)` is neither a study's folder nor a journal",
      remedy: "Name the folder with its study.yaml, or a file such as `lin.jsonl`.")
  }

  static func mergedWithItself(_ source: String) -> Problem {
    Problem(.usage, "`\(source)` is this study itself", remedy: "Name the other copy's folder.")
  }

  static func transcriptsDiffer(_ name: String, _ source: String) -> Problem {
    Problem(
      .badData,
      "two of the studies have a new transcript `\(name)`, with different texts; the second is in `\(source)`",
      remedy: "Merge the first, then the second: what differs is carried to the text that is here then.")
  }
}
