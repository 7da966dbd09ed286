public import Basics
import Codebooks
import Codings
import Foundation
import Respondents
import StudyDefinition
import StudyIndex
import Transcripts

/// All places of a study that hold what somebody said in one transcript, because they have withdrawn their consent.
/// Nothing is changed by making it.
public struct TranscriptWithdrawal: Sendable {
  /// The transcript's name.
  public let name: String
  /// Whether `transcripts/NAME.txt` is there.
  public let hasFile: Bool
  /// How many lines each coder's journal has about it.
  public let journals: [(coder: String, events: Int)]
  /// How many memos each coder's journal has that are on something else and quote it (six words and more), and memos on
  /// people who speak in no other transcript, or referring to them.
  public let memos: [(coder: String, events: Int)]
  /// Files in `results/`; all of them go, for any may quote.
  public let results: [String]
  /// Whether there is an index, which holds the text and earlier texts.
  public let hasIndex: Bool
  /// Whether assignments.yaml says who reads it.
  public let isAssigned: Bool
  /// Files that writes left behind which were broken off; all of them go, for any may hold the text or quotes.
  public let brokenWrites: [String]
  /// What the program does not change and somebody has to look at: places, with what stands there.
  public let left: [Problem]

  /// Ids of the events whose lines go.
  fileprivate let events: Set<UUID>
  /// What the journals have called it, and call it.
  fileprivate let names: Set<String>
  /// The same removal, begun earlier and broken off.
  fileprivate let begun: UnfinishedRemoval?
  /// Whether the journal says already that a transcript was taken out.
  fileprivate let isRecorded: Bool
}

extension CodingSession {
  /// Finds what there is of a transcript. It may be gone already and only the journals speak of it.
  /// - Throws: `Problem` of kind `missingInput` when nothing is known of it, `badData` while another one is not yet taken
  ///   out to the end; `Problem`, `Problems` about journals and assignments.yaml.
  public func withdrawal(of given: String) throws -> TranscriptWithdrawal {
    let name = StudyFolder.transcriptName(written: given)
    let hasFile = !name.isEmpty && FileManager.default.fileExists(atPath: folder.transcript(named: name).path)
    let begun = try UnfinishedRemoval.read(folder)
    if let begun, begun.transcript != name {
      throw Problem.removalUnfinished(begun, file: folder.shown(folder.unfinishedRemoval))
    }
    let journals = try folder.journals()
    let removal = TranscriptRemoval(of: name, journals: journals)
    if !hasFile, removal.events.isEmpty, begun == nil { _ = try transcript(named: given) }
    let words = hasFile ? TranscribedWords(try transcript(named: name)) : nil
    let people = hasFile ? try peopleOnly(in: name) : []
    let quoting = journals.map { coder, events in
      let others = events.filter { event in
        if removal.events.contains(event.id) { return false }
        return event.note.map { words?.areQuoted(in: $0) ?? false } ?? false || Self.names(people, in: event)
      }
      return (coder: coder, events: others)
    }
    let memos = quoting.map { ($0.coder, $0.events.filter { $0.kind == .memo }.map(\.id)) }.filter { !$0.1.isEmpty }
    let notes = quoting.flatMap { coder, events in
      events.filter { $0.kind != .memo }.map { Problem.noteOfWithdrawn(coder: coder, event: $0) }
    }
    return TranscriptWithdrawal(
      name: name, hasFile: hasFile, journals: removal.counts, memos: memos.map { ($0.0, $0.1.count) },
      results: try resultFiles(), hasIndex: FileManager.default.fileExists(atPath: folder.index.path),
      isAssigned: try Assignments.read(folder)?.entries.contains { $0.transcript == name } ?? false,
      brokenWrites: folder.brokenWrites().map { folder.shown($0) },
      left: try mentions(of: name, words) + notes, events: removal.events.union(memos.flatMap(\.1)),
      names: removal.names, begun: begun,
      isRecorded: journals.contains { $0.events.contains { $0.id == begun?.record } })
  }

  /// Takes the transcript out: lines of journals, results, the index, its line in assignments.yaml; then records that a
  /// transcript was taken out, when and by whom, and not which; then its file. Until all of it is done the folder of the
  /// journals has a file that names it (`UnfinishedRemoval`): running it again after it was broken off goes on.
  /// - Parameter note: why, for the record; in words that name nobody.
  /// - Throws: `Problem` when a file cannot be written or deleted.
  public func carryOut(
    _ withdrawal: TranscriptWithdrawal, note: String? = nil, onTorn: (Problem) -> Void = { _ in }
  ) throws {
    let removal = withdrawal.begun ?? UnfinishedRemoval(transcript: withdrawal.name)
    if withdrawal.begun == nil { try removal.write(folder) }
    for file in try folder.journalFiles() {
      try Journal(url: file.url, coder: file.stem, shownAs: file.path)
        .takeOut(withdrawal.events, unfinishedLinesAbout: withdrawal.names)
    }
    for path in withdrawal.brokenWrites { try delete(folder.root.appendingPathComponent(path)) }
    if !withdrawal.results.isEmpty { try delete(folder.results) }
    if withdrawal.hasIndex { try delete(folder.index) }
    if withdrawal.isAssigned { try editAssignments { $0.text($1, removing: withdrawal.name) } }
    if !withdrawal.isRecorded { try record(removal, note: note, onTorn: onTorn) }
    if withdrawal.hasFile { try delete(folder.transcript(named: withdrawal.name)) }
    try delete(folder.unfinishedRemoval)
  }

  private func record(_ removal: UnfinishedRemoval, note: String?, onTorn: (Problem) -> Void) throws {
    try journal.append(onTorn: onTorn) { current in
      var decisions = Decisions(coder: coder.text, current: current, now: Date())
      let event = decisions.removedTranscript(note: note)
      return [Event(id: removal.record, time: event.time, kind: event.kind, note: event.note)]
    }
  }

  /// Whether a memo is on one of the people (in lower case), or refers to them.
  private static func names(_ people: Set<String>, in event: Event) -> Bool {
    let linked = event.links.compactMap { if case .participant(let id) = $0 { id } else { nil } }
    return ([event.participant].compactMap { $0 } + linked).contains { people.contains($0.lowercased()) }
  }

  private func delete(_ url: URL) throws {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw Problem.notDeleted(folder.shown(url))
    }
    Files.flushFolder(url.deletingLastPathComponent())
  }

  /// Paths relative to the study, sorted.
  private func resultFiles() throws -> [String] {
    let paths = FileManager.default.enumerator(at: folder.results, includingPropertiesForKeys: [.isRegularFileKey])
    return (paths?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
    }.map { folder.shown($0) }.sorted()
  }

  /// Whether a line has the name by itself, not as a part of another word.
  private static func names(_ name: String, in line: Substring) -> Bool {
    func isPart(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
    return line.ranges(of: name).contains { range in
      let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : nil
      let after = range.upperBound < line.endIndex ? line[range.upperBound] : nil
      return !isPart(before) && !isPart(after)
    }
  }

  /// Rows of participants.csv, files with its words or its name, short examples in the codebook, lines of study.yaml.
  /// - Parameter words: `nil` when the transcript is gone already.
  private func mentions(of name: String, _ words: TranscribedWords?) throws -> [Problem] {
    var found: [Problem] = []
    let shown = folder.shown(folder.participants)
    if words != nil, FileManager.default.fileExists(atPath: folder.participants.path) {
      let bytes = try Files.read(folder.participants, shownAs: shown)
      let table = try ParticipantsTable.read(file: shown, bytes: bytes)
      let text = try DelimitedText.read(file: shown, bytes: bytes)
      let transcript = try transcript(named: name)
      let (speakers, _) = SpeakerResolution.resolved(
        transcript.speakers, frontMatter: transcript.frontMatter, table: table, transcriptName: name)
      let ids = Set(speakers.compactMap { $0.participant?.lowercased() })
      if let column = text.column(named: "id") {
        for row in 0..<text.rowCount where ids.contains(text.columns[column][row].lowercased()) {
          found.append(.participantOfWithdrawn(file: shown, line: text.rowLines[row]))
        }
      }
    }
    if let words {
      found += words.files(of: folder).map { .wordsOfWithdrawn(file: $0.file, line: $0.line) }
      let transcript = try transcript(named: name)
      let body = transcript.text[transcript.text.span]
      for code in codebook.codes
      where code.examples.contains(where: { !$0.isEmpty && body.contains($0) && !words.areQuoted(in: $0) }) {
        found.append(.exampleOfWithdrawn(code: code.id, file: code.file))
      }
    }
    found += folder.otherFiles().filter { Self.names(name, in: $0.deletingPathExtension().lastPathComponent[...]) }
      .map { .fileOfWithdrawn(folder.shown($0)) }
    let configuration = String(
      decoding: try Files.read(folder.configuration, shownAs: StudyFolder.configurationName), as: UTF8.self)
    for (index, line) in configuration.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where Self.names(name, in: line) {
      found.append(.configurationOfWithdrawn(file: StudyFolder.configurationName, line: index + 1))
    }
    return found
  }
}

extension StudyFolder {
  /// The events of all journals, by coder.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  func journals() throws -> [(coder: String, events: [Event])] {
    try journalFiles().map { file in
      try Coders.requireName(file.stem, ofJournal: file.path)
      return (file.stem, try Journal(url: file.url, coder: file.stem, shownAs: file.path).read().events)
    }
  }
}
