public import Basics
import Codebooks
import Codings
public import Foundation
import Respondents
public import StudyDefinition
import StudyIndex
import Transcripts

/// A study with other names, in a folder of its own. The original is only read: journals only grow, and they hold
/// participants' words, so that names can be taken out of a copy and not out of the study itself.
public struct PseudonymousCopy {
  let folder: StudyFolder
  let table: PseudonymTable
  /// What was replaced so far: counts by name.
  public private(set) var counts: [Int]
  /// Files of the copy.
  public var files: Int { contents.count }
  /// Events of all journals, and those of them that are tied to a text which is no longer there.
  public private(set) var events = 0
  public private(set) var eventsOfOldTexts = 0
  /// Transcripts whose file is called otherwise in the copy.
  public private(set) var renamed = 0
  public private(set) var warnings: [Problem]
  /// The versions that codes have in the copy, by those in the study.
  private var versions: [String: String] = [:]
  /// Path in the copy, content.
  var contents: [(path: String, bytes: [UInt8])] = []

  fileprivate struct ReplacedTranscript {
    let name: String
    let old: TranscriptText
    let new: TranscriptText
    let places: ReplacedPlaces
    let newHash: ContentHash
  }

  /// Reads the study and replaces its names; writes nothing.
  /// - Throws: `Problem`, `Problems` about the study's files, and where replacing would change what is read.
  public init(_ folder: StudyFolder, _ table: PseudonymTable) throws {
    self.folder = folder
    self.table = table
    counts = table.replacement.names.map { _ in 0 }
    warnings = table.notes
    let configuration = try StudyConfiguration.read(folder)
    var transcripts: [String: ReplacedTranscript] = [:]
    var inUse: Set<Int> = []
    let taken = NameReplacement(table.replacement.names.map { NameReplacement.Name($0.replacement, "x") })
    for file in try folder.files() {
      switch file.kind {
      case .configuration, .codebook, .participants, .assignments:
        let text = try decoded(file.path)
        inUse.formUnion(taken.edits(in: text.unicodeScalars).map(\.name))
        let new = replaced(text)
        try ReplacedYAML.check(new, insteadOf: text, shown: file.path, table)
        add(file.path, new)
      case .transcript:
        let new = try transcript(file, configuration.language)
        inUse.formUnion(taken.edits(in: new.old.asString.unicodeScalars).map(\.name))
        if transcripts.values.contains(where: { $0.name == new.name }) {
          throw Problem.sameTranscriptName(file.path)
        }
        transcripts[file.stem] = new
      case .journal: break
      }
    }
    versions = replacedVersions()
    for file in try folder.journalFiles() { try journal(file, transcripts) }
    if let survey = configuration.survey { try self.survey(survey) }
    let summaries = folder.shown(folder.summaries)
    if FileManager.default.fileExists(atPath: folder.summaries.path) {
      let text = try decoded(summaries)
      inUse.formUnion(taken.edits(in: text.unicodeScalars).map(\.name))
      add(summaries, replaced(text))
    }
    warnings += inUse.sorted().map { .replacementInUse(table.file, table.lines[$0]) }
    warnings += contents.flatMap { path, bytes in
      PseudonymLeaks.problemsOfName(path, table)
        + PseudonymLeaks.problems(in: String(decoding: bytes, as: UTF8.self), shown: path, table)
    }
  }

  /// Puts the copy at `target`, all of it or nothing, for its owner only.
  /// - Throws: `Problem` of kind `usage` or `cannotWrite`.
  public func write(to target: URL, shownAs shown: String) throws {
    let target = target.standardizedFileURL
    let root = folder.root.resolvingSymlinksInPath().path
    if (target.resolvingSymlinksInPath().path + "/").hasPrefix(root + "/") { throw Problem.copyInsideStudy(shown) }
    let manager = FileManager.default
    if manager.fileExists(atPath: target.path) {
      guard (try? manager.contentsOfDirectory(atPath: target.path))?.isEmpty == true else {
        throw Problem.copyNotEmpty(shown)
      }
    }
    let name = ".\(target.lastPathComponent).\(UUID().uuidString.prefix(8)).tmp"
    let temporary = target.deletingLastPathComponent().appendingPathComponent(name)
    do {
      for (path, bytes) in contents {
        let url = temporary.appendingPathComponent(path)
        try Files.makeFolder(url.deletingLastPathComponent(), shownAs: shown)
        try Files.write(bytes, to: url, shownAs: "\(shown)/\(path)")
      }
      guard rename(temporary.path, target.path) == 0 else { throw Problem.unwritable(shown, errno) }
    } catch {
      try? manager.removeItem(at: temporary)
      throw error
    }
    Files.flushFolder(target.deletingLastPathComponent())
  }

  // MARK: Parts

  /// The versions that codes have in the copy, by those they have here: a definition may have held a name.
  private func replacedVersions() -> [String: String] {
    let paths = Set(((try? folder.files()) ?? []).filter { $0.kind == .codebook }.map(\.path))
    guard let old = try? Codebook.read(folder).codebook.codes,
      let new = try? Codebook.read(files: contents.filter { paths.contains($0.path) }).codebook.codes
    else { return [:] }
    return Dictionary(zip(old, new).map { ($0.version, $1.version) }) { first, _ in first }
  }

  mutating func add(_ path: String, _ text: String) { contents.append((path, Array(text.utf8))) }

  private func decoded(_ path: String) throws -> String {
    let bytes = try Files.read(folder.root.appendingPathComponent(path), shownAs: path)
    do {
      return String(decoding: try CanonicalText.decoded(bytes), as: UTF8.self)
    } catch let problem as Problem {
      throw problem.located(in: path)
    }
  }

  mutating func replaced(_ text: String) -> String {
    // Names are looked for in their composed form.
    let text = text.nfc
    let edits = table.replacement.edits(in: text.unicodeScalars)
    for edit in edits { counts[edit.name] += 1 }
    return NameReplacement.apply(edits, to: text)
  }

  private mutating func transcript(_ file: StudyFile, _ language: String) throws -> ReplacedTranscript {
    let bytes = Array(try decoded(file.path).utf8)
    let old = try Transcript.read(name: file.stem, file: file.path, bytes: bytes, defaultLanguage: language)
    let head = FrontMatterBlock(bytes).map { String(decoding: bytes[..<$0.body], as: UTF8.self) } ?? ""
    let body = old.text.asString
    let edits = table.replacement.edits(in: body.unicodeScalars)
    for edit in edits { counts[edit.name] += 1 }
    let newHead = replaced(head)
    try ReplacedYAML.check(head: newHead, shown: file.path, table)
    let text = newHead + NameReplacement.apply(edits, to: body)
    let name = table.replacement.replaced(file.stem)
    if name != file.stem { renamed += 1 }
    let path = "transcripts/\(name).txt"
    let new = try Transcript.read(name: name, file: file.path, bytes: Array(text.utf8), defaultLanguage: language)
    let places = ReplacedPlaces(edits)
    guard new.turns.map(\.span) == old.turns.map({ places.span($0.span) }),
      new.turns.map(\.speaker) == old.turns.map(\.speaker)
    else { throw Problem.textNotKept(file.path) }
    add(path, text)
    return ReplacedTranscript(
      name: name, old: old.text, new: new.text, places: places, newHash: new.text.contentHash)
  }

  /// The same events with the same ids; places, words and surroundings are those of the new text.
  private mutating func journal(_ file: StudyFile, _ transcripts: [String: ReplacedTranscript]) throws {
    // A coder may be called as somebody in the table.
    if !PseudonymLeaks.problemsOfName(file.path, table).isEmpty { throw Problem.coderIsOriginal(file.path) }
    let reading = try Journal(url: file.url, coder: file.stem, shownAs: file.path).read()
    if let torn = reading.torn { warnings.append(torn) }
    var lines: [UInt8] = []
    for event in reading.events {
      let transcript = event.transcript.flatMap { transcripts[reading.presentName($0, at: event.time)] }
      var anchor = event.anchor
      if let old = event.anchor {
        if let transcript, old.holds(in: transcript.old) {
          let span = transcript.places.span(old.span)
          anchor = Anchor(span, in: transcript.new, hash: transcript.newHash)
        } else {
          eventsOfOldTexts += 1
          let quote = replaced(old.quote)
          // As long as its words are: a line whose place and words differ is no line of a journal.
          anchor = Anchor(
            span: Span(old.span.start, old.span.start + quote.unicodeScalars.count), quote: quote,
            before: replaced(table.replacement.withoutCutWord(old.before, at: .start)),
            after: replaced(table.replacement.withoutCutWord(old.after, at: .end)), hash: old.hash)
        }
      }
      let newReading = event.reading.map { $0.carried(to: transcript, codes: $0.codes.map(table.replacement.replaced)) }
      if let newReading, let transcript, newReading.hash != transcript.newHash { eventsOfOldTexts += 1 }
      let new = Event(
        id: event.id, time: event.time, kind: event.kind, decision: event.decision, target: event.target,
        transcript: event.kind == .rename
          ? event.transcript.map(table.replacement.replaced)
          : transcript?.name ?? event.transcript.map(table.replacement.replaced), anchor: anchor,
        code: event.code.map(table.replacement.replaced), note: event.note.map { replaced($0) }, by: event.by,
        reading: newReading,
        ruling: event.ruling.map { ruling in
          Ruling(
            about: ruling.about, silent: ruling.silent, outcome: ruling.outcome,
            votes: ruling.votes.map { replaced($0) })
        },
        newName: event.newName.map { transcripts[$0]?.name ?? table.replacement.replaced($0) },
        suggestion: event.suggestion,
        definition: event.definition.map { versions[$0] ?? $0 },
        participant: event.participant.map(table.replacement.replaced), isOnStudy: event.isOnStudy,
        links: event.links.map { link in
          switch link {
          case .memo: link
          case .code(let id): .code(table.replacement.replaced(id))
          case .transcript(let name): .transcript(table.replacement.replaced(name))
          case .participant(let id): .participant(table.replacement.replaced(id))
          }
        })
      lines += EventLine.encode(new) + [0x0A]
      events += 1
    }
    contents.append((file.path, lines))
  }
}

extension Reading {
  /// The same reading of the new text, where it is one of the old.
  fileprivate func carried(to transcript: PseudonymousCopy.ReplacedTranscript?, codes: [String]) -> Reading {
    guard let transcript, hash == transcript.old.contentHash else {
      return Reading(span: span, hash: hash, codes: codes)
    }
    return Reading(span: span.map(transcript.places.span), hash: transcript.newHash, codes: codes)
  }
}

extension TranscriptText {
  fileprivate var asString: String { self[span] }
}
