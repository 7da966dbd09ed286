import Basics
import Codebooks
import Codings
import Foundation
import Respondents
import StudyDefinition
public import StudyIndex
import Transcripts

extension StudyContents {
  /// Reads all that a study holds.
  /// - Parameter version: of the program.
  /// - Throws: `Problem`, `Problems` about the study's files; also when a transcript has changed under codings, whose
  ///   places would then be wrong.
  public init(of study: Study, version: String) throws {
    let changed = try study.changedCodings()
    if !changed.isEmpty { throw Problems(changed.map(Problem.changedUnderCodings)) }
    let folder = study.folder
    let ledger = try CodingLedger.read(folder.journalFiles(), codebook: study.codebook)
    let names = try study.transcripts()
    let participants = try Self.participants(of: study, names)
    let transcripts = try names.map { record in
      let url = folder.transcript(named: record.name)
      let bytes = try Files.read(url, shownAs: folder.shown(url))
      let transcript = try Transcript.read(
        name: record.name, file: folder.shown(url), bytes: bytes, defaultLanguage: study.configuration.language)
      return TranscriptFile(
        transcript: transcript, frontMatter: try Self.frontMatter(of: bytes),
        participants: participants[record.name] ?? [])
    }
    let events = try folder.history().count
    self.init(
      name: study.configuration.title ?? study.configuration.name, version: version, codebook: study.codebook,
      codebookFiles: try folder.files(.codebook, in: folder.codebook, suffixes: StudyFile.codebookSuffixes).map {
        file in
        (file.url.lastPathComponent, String(decoding: try Files.read(file.url, shownAs: file.path), as: UTF8.self))
      },
      transcripts: transcripts, codings: ledger.codings, memos: ledger.memos, participants: try Self.rows(folder),
      levels: try Self.levels(of: study, participants),
      unheld: Unheld(
        rejections: ledger.rejections.count, readings: ledger.readMarks.count,
        pastEvents: max(
          0,
          events - ledger.codings.count - ledger.memos.count - ledger.rejections.count - ledger.readMarks.count),
        hasSurvey: study.configuration.survey != nil))
  }

  /// With LF, in Unicode's composed form.
  private static func frontMatter(of file: [UInt8]) throws -> String {
    let bytes = try CanonicalText.bytes(from: file)
    guard let yaml = FrontMatterBlock(bytes)?.yaml else { return "" }
    return String(decoding: bytes[yaml], as: UTF8.self)
  }

  /// Participants by transcript, in the order of their first turns.
  private static func participants(
    of study: Study, _ transcripts: [TranscriptRecord]
  ) throws -> [String: [String]] {
    let names = Dictionary(uniqueKeysWithValues: transcripts.map { ($0.id, $0.name) })
    var participants: [String: [String]] = [:]
    for speaker in try study.speakers() {
      guard let id = speaker.participant, let name = names[speaker.transcript] else { continue }
      if !(participants[name]?.contains(id) ?? false) { participants[name, default: []].append(id) }
    }
    return participants
  }

  /// participants.csv as it is written, `id` first.
  private static func rows(_ folder: StudyFolder) throws -> PeopleRows {
    let shown = folder.shown(folder.participants)
    guard FileManager.default.fileExists(atPath: folder.participants.path) else { return PeopleRows() }
    let table = try DelimitedText.read(file: shown, bytes: Files.read(folder.participants, shownAs: shown))
    guard let id = table.column(named: "id") else { throw Problem.participantsWithoutID(shown) }
    let order = [id] + table.header.indices.filter { $0 != id }
    return PeopleRows(
      columns: order.map { table.header[$0] },
      rows: (0..<table.rowCount).map { row in order.map { table.columns[$0][row] } })
  }

  /// The transcripts in which people of each level speak, for the groups of study.yaml.
  private static func levels(of study: Study, _ participants: [String: [String]]) throws -> [Level] {
    try study.configuredGroupings().flatMap { grouping in
      grouping.levels.enumerated().map { number, level in
        let names = participants.filter { $0.value.contains { grouping.levelOfParticipant[$0] == number } }
        return Level(group: grouping.name, level: level.name, transcripts: names.keys.sorted())
      }
    }
  }
}
