public import Basics
import Codings
public import Foundation
public import Importing
import Respondents
public import StudyDefinition
public import Transcripts

/// A file that was imported, and where it went.
public struct TakenIn: Sendable {
  public let file: String
  /// The transcript's name.
  public let transcript: String
  /// `transcripts/NAME.txt`.
  public let target: String
  public let imported: ImportedTranscript
  /// Whether the same text was there already.
  public let unchanged: Bool
  public let dryRun: Bool
  /// Comments that became memos; `nil` where comments were not asked for.
  public internal(set) var memos: Int?
  /// Rows that were added to participants.csv.
  public internal(set) var participantsAdded = 0
  /// Ids that participants.csv does not have.
  public internal(set) var participantsMissing = 0

  init(file: String, transcript: String, target: String, imported: ImportedTranscript, unchanged: Bool, dryRun: Bool) {
    self.file = file
    self.transcript = transcript
    self.target = target
    self.imported = imported
    self.unchanged = unchanged
    self.dryRun = dryRun
  }
}

/// Files taken into a study, one after the other: each becomes a transcript, its comments become memos, and the ids in it
/// rows of participants.csv. What is wrong with one file does not keep the others out.
public struct StudyImport {
  public let folder: StudyFolder
  private let options: ImportOptions
  private let isDryRun: Bool
  private let addsParticipants: Bool
  private let replacing: Replacing
  private let memos: CodingSession?

  /// What happens where a transcript of the name is there with another text.
  public enum Replacing {
    /// It stays, and the file is refused.
    case no
    /// The new text takes its place; the codings are carried to it, where somebody has coded.
    case yes(ReplacedTranscripts?)
  }

  /// What was taken in, in the order of the files.
  public private(set) var taken: [TakenIn] = []
  /// What was wrong with files that were not.
  public private(set) var problems: [Problem] = []
  private var targets: Set<String> = []
  /// As they are in participants.csv: read when they are first asked for, and again when rows were added.
  private var participants: Result<ParticipantsTable?, any Error>?

  /// - Parameters:
  ///   - memos: whose journal comments go to as memos; `nil` where they are left out.
  ///   - addsParticipants: whether ids that participants.csv does not have get a row.
  ///   - isDryRun: whether nothing is written.
  public init(
    _ folder: StudyFolder, options: ImportOptions, replacing: Replacing = .no, memos: CodingSession? = nil,
    addsParticipants: Bool = false, isDryRun: Bool = false
  ) {
    self.folder = folder
    self.options = options
    self.replacing = replacing
    self.memos = memos
    self.addsParticipants = addsParticipants
    self.isDryRun = isDryRun
  }

  /// Takes files in; what is wrong with them is kept in `problems`. They are read on several threads and written one after
  /// the other, in their order: the study does not depend on how many threads there are.
  /// - Parameters:
  ///   - name: of the transcript, where there is one file; from the file's name when `nil`.
  ///   - threads: how many files are read at a time.
  ///   - progress: called after each file with how many are done.
  ///   - onTorn: called when a torn last line of the journal was set aside.
  public mutating func take(
    _ files: [String], name: String? = nil, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: (Int) -> Void = { _ in }, onTorn: (Problem) -> Void = { _ in }
  ) {
    let sources = files.map { ImportSource($0, name: name, into: folder) }
    let readsLater = ImportSource.waiting(sources)
    let reading = ImportReading(options: options)
    var done = 0
    OrderedWork.run(
      sources.count, threads: threads, ahead: threads * 2, tools: {},
      make: { number, _ in readsLater.contains(number) ? nil : Result { try reading.read(sources[number]) } },
      take: { result in
        let source = sources[done]
        keepingProblems(of: source.file) { taking in
          try taking.takeIn(try result?.get() ?? reading.read(source), onTorn)
        }
        done += 1
        progress(done)
      })
  }

  /// Takes a file in that is not on the disk, as one that was dropped on a page.
  /// - Parameters:
  ///   - file: its name with the extension.
  ///   - name: of the transcript; from the file's name when `nil`.
  public mutating func take(
    _ file: String, bytes: [UInt8], name: String? = nil, onTorn: (Problem) -> Void = { _ in }
  ) {
    keepingProblems(of: file) { taking in
      if bytes.count > Importer.largestFile { throw Problem.importTooLarge(file, bytes: bytes.count) }
      // Whatever a browser says: a name, and no path.
      let last = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? file
      let dot = last.lastIndex(of: ".") ?? last.endIndex
      let target = try ImportTarget(taking.folder, name: name ?? String(last[..<dot]))
      let reading = ImportReading(options: taking.options)
      try taking.takeIn(try reading.read(last, bytes, target, isInPlace: false), onTorn)
    }
  }

  private mutating func keepingProblems(of file: String, _ work: (inout StudyImport) throws -> Void) {
    do {
      try work(&self)
    } catch let problem as Problem {
      problems.append(problem)
    } catch let found as Problems {
      problems += found.all
    } catch {
      problems.append(.importFailed(file))
    }
  }

  /// Carries the codings of replaced transcripts to the new texts; a dry run only finds their places.
  /// - Returns: what became of them; `nil` where no codings are concerned.
  /// - Throws: `Problem`, `Problems` about journals and transcripts.
  public func carryCodings(onTorn: (Problem) -> Void = { _ in }) throws -> CarriedCodings? {
    guard case .yes(let replaced?) = replacing else { return nil }
    return try replaced.carry(taken, onTorn: onTorn)
  }

  private mutating func takeIn(_ read: ReadImport, _ onTorn: (Problem) -> Void) throws {
    let (file, target) = (read.file, read.target)
    var imported = read.imported
    imported.notes += morePeople(in: imported, target.name)
    if targets.contains(target.shown) { throw Problem.importedTwice(file, target: target.shown) }
    var replaces = false
    if case .yes(let replaced) = replacing {
      replaces = true
      try replaced?.check(imported, for: target)
    }
    let unchanged = try target.write(imported.fileText, replace: replaces, dryRun: isDryRun)
    targets.insert(target.shown)
    var one = TakenIn(
      file: file, transcript: target.name, target: target.shown, imported: imported, unchanged: unchanged,
      dryRun: isDryRun)
    if let memos, !isDryRun {
      one.memos = try memos.recordMemos(imported.memos, transcript: target.name, onTorn: onTorn)
    }
    try account(for: &one)
    taken.append(one)
  }

  /// That more people speak than participants.csv knows for the transcript, where its front matter says nothing.
  private mutating func morePeople(in imported: ImportedTranscript, _ name: String) -> [Problem] {
    guard !imported.labelsAreIDs, imported.speakers.allSatisfy({ $0.participant == nil }),
      // What is wrong with the table is for `check` to say.
      let table = try? participantsTable()
    else { return [] }
    let (speakers, _) = SpeakerResolution.resolved(
      imported.speakers.map { Speaker(label: $0.label, role: $0.role) }, frontMatter: FrontMatter(), table: table,
      transcriptName: name)
    let shares = zip(imported.speakers, speakers).map { share, speaker in
      SpeakerShare(
        label: share.label, role: speaker.role, participant: speaker.participant, turns: share.turns,
        words: share.words)
    }
    return SpeakerDoubts.findMore(
      shares, known: SpeakerResolution.known(FrontMatter(), table: table, transcriptName: name))
  }

  private mutating func participantsTable() throws -> ParticipantsTable? {
    let read = participants ?? Result { try folder.participantsTable() }
    participants = read
    return try read.get()
  }

  /// Participants that the transcript names by id and participants.csv does not have.
  private mutating func account(for one: inout TakenIn) throws {
    let ids = one.imported.speakers.filter { $0.role == .participant }
      .compactMap { one.imported.labelsAreIDs && !$0.label.isEmpty ? $0.label : $0.participant }
    if ids.isEmpty { return }
    let rows = ParticipantsFile(folder)
    if addsParticipants, !isDryRun {
      one.participantsAdded = try rows.add(ids)
      if one.participantsAdded > 0 { participants = nil }
    } else {
      one.participantsMissing = try rows.missing(ids).count
    }
  }
}

extension ImportedTranscript {
  /// Its comments as notes on passages, each with its author.
  fileprivate var memos: [(span: Span, note: String)] {
    comments.map { comment in (comment.span, comment.author.map { "\($0): \(comment.text)" } ?? comment.text) }
  }
}

extension CodingSession {
  /// Records notes on passages of a transcript as memos, in one decision; those that stand in the journal already, word
  /// for word on the same passage, are not recorded again.
  /// - Returns: how many are new.
  /// - Throws: `Problem` when the transcript or the journal cannot be read or written; then nothing was recorded.
  public func recordMemos(
    _ memos: [(span: Span, note: String)], transcript name: String, onTorn: (Problem) -> Void = { _ in }
  ) throws -> Int {
    let text = try transcript(named: name).text
    let hash = text.contentHash
    let standing = Set(
      try journal.read().events.filter { $0.kind == .memo && $0.transcript == name }
        .map { Standing(quote: $0.anchor?.quote, note: $0.note) })
    let new = memos.map { (anchor: Anchor($0.span, in: text, hash: hash), note: $0.note) }
      .filter { !standing.contains(Standing(quote: $0.anchor.quote, note: $0.note)) }
    if new.isEmpty { return 0 }
    return try decide(onTorn: onTorn) { decisions in
      for memo in new { try decisions.memo(memo.note, on: .passage(memo.anchor, transcript: name)) }
      return new.count
    }
  }

  private struct Standing: Hashable {
    let quote: String?
    let note: String?
  }
}
