import Basics
import Codebooks
import Codings
import Foundation
import StudyDefinition
import Transcripts

/// What the sources of a merge hold, one source after the other.
struct GatheredCopies {
  let folder: StudyFolder
  let configuration: StudyConfiguration
  let codebook: Codebook
  /// Names of the study's own transcripts.
  let own: Set<String>
  private(set) var new: [StudyMerge.Coming] = []
  private(set) var differing: [StudyMerge.Coming] = []
  private(set) var codebooks: [(source: String, difference: CodebookDifference)] = []
  private(set) var texts: [(name: String, bytes: [UInt8])] = []
  private(set) var bodies: [(name: String, text: TranscriptText)] = []
  /// Last lines of journals that are no whole events, and are left out.
  private(set) var warnings: [Problem] = []
  private var copies: [String: [(source: String, events: [Event])]] = [:]

  init(folder: StudyFolder, configuration: StudyConfiguration, codebook: Codebook, own: Set<String>) {
    self.folder = folder
    self.configuration = configuration
    self.codebook = codebook
    self.own = own
  }

  /// - Parameter source: the folder of another study, or a journal.
  mutating func add(_ source: String) throws {
    let url = URL(fileURLWithPath: source)
    if url.pathExtension == "jsonl" { return try add(journal: url, shown: source) }
    let other = StudyFolder(root: url)
    guard FileManager.default.fileExists(atPath: other.configuration.path) else {
      throw Problem.nothingToMerge(source)
    }
    if other.root.resolvingSymlinksInPath() == folder.root.resolvingSymlinksInPath() {
      throw Problem.mergedWithItself(source)
    }
    for file in try other.journalFiles() { try add(journal: file.url, shown: "\(source)/\(file.path)") }
    for file in try other.transcriptFiles() { try add(transcript: file, of: source) }
    let difference = CodebookDifference(from: codebook, to: try Codebook.read(other).codebook)
    if !difference.items.isEmpty { codebooks.append((source, difference)) }
  }

  private mutating func add(journal url: URL, shown: String) throws {
    let stem = url.deletingPathExtension().lastPathComponent
    try Coders.requireName(stem, ofJournal: shown)
    let reading = try Journal.reading(of: Files.read(url, shownAs: shown), shownAs: shown)
    if let torn = reading.torn { warnings.append(torn) }
    copies[stem, default: []].append((shown, reading.events))
  }

  private mutating func add(transcript file: StudyFile, of source: String) throws {
    let shown = "\(source)/\(file.path)"
    let bytes = try Files.read(file.url, shownAs: shown)
    let text = try Transcript.read(
      name: file.stem, file: shown, bytes: bytes, defaultLanguage: configuration.language
    ).text
    let coming = StudyMerge.Coming(transcript: file.stem, source: source)
    if own.contains(file.stem) {
      let here = try folder.readTranscript(file.stem, defaultLanguage: configuration.language).text
      if here.contentHash == text.contentHash { return }
      differing.append(coming)
      bodies.append((file.stem, text))
    } else if let first = texts.first(where: { $0.name == file.stem }) {
      if first.bytes != bytes { throw Problem.transcriptsDiffer(file.stem, source) }
    } else {
      new.append(coming)
      texts.append((file.stem, bytes))
    }
  }

  /// What the study's journals do not have, by coder.
  /// - Throws: `Problems` with every id that stands for different events.
  func incoming() throws -> [StudyMerge.Incoming] {
    var conflicts: [Problem] = []
    let incoming = try copies.sorted { $0.key < $1.key }.map { coder, copies -> StudyMerge.Incoming in
      let url = folder.journal(of: coder)
      let shown = folder.shown(url)
      let here = try Journal(url: url, coder: coder, shownAs: shown).read().events
      let union = JournalUnion([here] + copies.map(\.events))
      conflicts += union.conflicts.map { .differingCopies($0, file: shown) }
      let known = Set(here.map(\.id))
      let theirs = Set(copies.flatMap { $0.events.map(\.id) })
      return StudyMerge.Incoming(
        coder: coder, sources: copies.map(\.source), new: union.events.filter { !known.contains($0.id) },
        known: theirs.count { known.contains($0) }, isNewCoder: here.isEmpty)
    }
    if !conflicts.isEmpty { throw Problems(conflicts) }
    return incoming
  }
}
