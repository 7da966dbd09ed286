public import Basics
public import Codebooks
import Codings
import Foundation
import Matching
import Respondents
public import StudyDefinition
import Transcripts

/// Everything that is wrong with a study, or odd about it, found without stopping at the first.
public struct StudyCheck: Sendable {
  /// In the order of the study's files: configuration, codebook, participants, transcripts, journals.
  public var problems: [Problem]
  /// How many files were looked at.
  public let files: Int
  /// What could be read, for whoever checks further; `study` only where nothing is wrong so far.
  public let configuration: StudyConfiguration?
  public let codebook: Codebook?
  public let survey: SurveyData?
  public let study: Study?

  public var errors: Int { problems.count { $0.severity == .error } }
  public var warnings: Int { problems.count { $0.severity == .warning } }

  /// - Parameters:
  ///   - computing: as `Study.open`'s.
  ///   - further: what floors above look for in the study's files: names that should be gone, for one.
  public init(
    _ folder: StudyFolder, computing: [any SurveyComputation] = [], further: () throws -> [Problem] = { [] }
  ) {
    let problems = Collector()
    let files = Self.collect(into: problems) { try folder.files() } ?? []
    self.files = files.count
    problems.all += Self.brokenWrites(folder)
    let configuration = Self.collect(into: problems) { try StudyConfiguration.read(folder) }
    let reading = Self.collect(into: problems) { try Codebook.read(folder) }
    if let reading, let configuration {
      problems.all += reading.warnings
      if reading.codebook.codes.isEmpty { problems.all.append(.codebookWithoutAnyCode()) }
      problems.all += Self.rules(reading.codebook, folder, configuration)
    }
    let participants =
      Self.collect(into: problems) {
        try folder.participantsTable(declared: configuration?.participants ?? [])
      } ?? nil
    if let participants { problems.all += participants.strayCells(file: folder.shown(folder.participants)) }
    if let participants, let configuration {
      problems.all += configuration.participants.filter { participants.column(named: $0.name) == nil }.map {
        .participantColumnMissing($0, known: participants.columns.map(\.name))
      }
    }
    let transcripts = Self.transcripts(files, folder, configuration, participants, into: problems)
    if let reading, let configuration {
      problems.all += StudySurveyCheck.unknownCodes(configuration, reading.codebook)
    }
    if let assignments = Self.collect(into: problems, { try Assignments.read(folder) }) ?? nil {
      problems.all += assignments.problems(
        transcripts: transcripts.keys.sorted(), file: folder.shown(folder.assignments))
    }
    let withdrawal = reading.map {
      Self.journals(files, folder, $0.codebook, transcripts, participants, into: problems)
    }
    var data: SurveyData?
    if let survey = configuration?.survey {
      data = Self.collect(into: problems) { try SurveyData.load(folder, survey, refusesRepeatedIDs: false) }
    }
    if let data, let configuration {
      problems.all += StudySurveyCheck(configuration, data, participants, folder).problems
    }
    let joint = configuration.flatMap { configuration in
      let names = data.map { $0.names + $0.deferred.map(\.name) }
      return reading.map { JointChecks(configuration, $0.codebook, surveyVariables: names) }
    }
    problems.all += joint?.declared() ?? []
    problems.all += Self.collect(into: problems, further) ?? []
    let isWhole = !problems.all.contains { $0.severity == .error }
    var opened: Study?
    if isWhole, let configuration {
      Self.collect(into: problems) {
        let study = try Study.open(folder, computing: computing)
        opened = study
        // What only the index can tell: judgements and marks whose place is gone.
        let known = Set(problems.all)
        problems.all += try study.warnings().filter {
          $0.file?.hasPrefix("codings/") == true && !known.contains($0)
        }
        if configuration.survey != nil { Self.collect(into: problems) { try study.surveyData() } }
        for group in configuration.groups {
          let grouping = Self.collect(into: problems) { try study.configuredGrouping(group.name) }
          if let grouping = grouping ?? nil { problems.all += Self.emptyLevels(of: grouping) }
        }
        problems.all += try joint?.live(study) ?? []
      }
    }
    // Opening the study has brought its index up to date.
    if opened == nil { problems.all += withdrawal?.problemsOfIndex() ?? [] }
    self.problems = problems.all
    self.configuration = configuration
    codebook = reading?.codebook
    survey = data
    study = opened
  }

  private final class Collector {
    var all: [Problem] = []
  }

  /// Runs one part of the check and keeps what it throws.
  @discardableResult
  private static func collect<Value>(into problems: Collector, _ work: () throws -> Value) -> Value? {
    do {
      return try work()
    } catch let problem as Problem {
      problems.all.append(problem)
    } catch let found as Problems {
      problems.all += found.all
    } catch {
      problems.all.append(.checkFailed())
    }
    return nil
  }

  /// Rules that cannot be compiled, and examples that a code's own rules miss.
  private static func rules(
    _ codebook: Codebook, _ folder: StudyFolder, _ configuration: StudyConfiguration
  ) -> [Problem] {
    let problems = Collector()
    collect(into: problems) {
      _ = try Matcher(codebook: codebook, language: configuration.language)
      problems.all += try Matcher.exampleWarnings(for: codebook, language: configuration.language)
    }
    return problems.all
  }

  private static func transcripts(
    _ files: [StudyFile], _ folder: StudyFolder, _ configuration: StudyConfiguration?, _ table: ParticipantsTable?,
    into problems: Collector
  ) -> [String: Transcript] {
    var transcripts: [String: Transcript] = [:]
    var spoken: [[SpeakerShare]] = []
    var unasked: [Problem] = []
    for file in files where file.kind == .transcript {
      collect(into: problems) {
        let transcript = try folder.readTranscript(file.stem, defaultLanguage: configuration?.language ?? "en")
        transcripts[file.stem] = transcript
        let (speakers, found) = SpeakerResolution.resolved(
          transcript.speakers, frontMatter: transcript.frontMatter, table: table, transcriptName: file.stem)
        let shares = SpokenWords.shares(of: transcript, speakers: speakers)
        spoken.append(shares)
        let known = SpeakerResolution.known(transcript.frontMatter, table: table, transcriptName: file.stem)
        let doubts = transcript.frontMatter.labelsAreIDs ? [] : SpeakerDoubts.find(shares, known: known)
        let notes = transcript.notes.filter { !$0.isAboutNobodyAsking }
        unasked += SpeakerDoubts.findUnasked(shares, in: transcript).map { $0.located(in: file.path) }
        problems.all += (notes + found + doubts).map { $0.file == nil ? $0.located(in: file.path) : $0 }
      }
    }
    // Once for all, where it is the same label in most files.
    let common = SpeakerDoubts.findCommon(spoken)
    problems.all += common.isEmpty ? unasked : common
    if let table {
      let names = files.filter { $0.kind == .transcript }.map(\.stem)
      problems.all += table.doubts(transcripts: names, file: folder.shown(folder.participants))
    }
    if transcripts.isEmpty { problems.all.append(.noTranscripts()) }
    return transcripts
  }

  private static func journals(
    _ files: [StudyFile], _ folder: StudyFolder, _ codebook: Codebook, _ transcripts: [String: Transcript],
    _ table: ParticipantsTable?, into problems: Collector
  ) -> WithdrawalCheck {
    var journals: [(coder: String, events: [Event])] = []
    for file in files where file.kind == .journal {
      collect(into: problems) {
        let reading = try Journal(url: file.url, coder: file.stem, shownAs: file.path).read()
        if let torn = reading.torn { problems.all.append(torn) }
        journals.append((file.stem, reading.events))
      }
    }
    collect(into: problems) {
      problems.all += try Coders.journals(in: folder.codings, shownAs: folder.shown(folder.codings)).problems
    }
    let ledger = CodingLedger.replay(events: journals, currentCode: codebook.currentID)
    problems.all += ledger.notes
    let withdrawal = WithdrawalCheck(folder: folder, journals: journals, transcripts: Set(transcripts.keys))
    collect(into: problems) { problems.all += try withdrawal.problems() }
    problems.all += MemoChecks(
      memos: ledger.memos, codebook: codebook, transcripts: transcripts, table: table
    ).problems()
    let outside = Dictionary(grouping: ledger.codings.filter { codebook[$0.code] == nil }, by: \.code)
    problems.all += outside.sorted { $0.key < $1.key }.map { .codeOutsideCodebook($0.key, codings: $0.value.count) }
    for (name, codings) in Dictionary(grouping: ledger.codings, by: \.transcript).sorted(by: { $0.key < $1.key }) {
      let transcript = transcripts[name]
      let places = codings.map { ($0.coder, $0.anchor.place(in: transcript, isLost: $0.gone != nil)) }
      let changed = places.filter { $0.1 == .changed || $0.1 == .gone }
      if !changed.isEmpty {
        problems.all.append(
          .changedUnderCodings(
            ChangedCodings(
              transcript: name, isGone: transcript == nil, count: changed.count,
              coders: Set(changed.map(\.0)).sorted())))
      }
      let lost = places.filter { $0.1 == .lost }
      if !lost.isEmpty {
        problems.all.append(
          .lostCodings(LostCodings(transcript: name, count: lost.count, coders: Set(lost.map(\.0)).sorted())))
      }
    }
    return withdrawal
  }

  /// Files that writes left behind which were broken off. A younger file may be one that somebody is writing now.
  private static func brokenWrites(_ folder: StudyFolder, youngest: TimeInterval = 60) -> [Problem] {
    folder.brokenWrites().filter { file in
      let time = (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate
      return time.map { abs($0.timeIntervalSinceNow) > youngest } ?? false
    }.map { .brokenWrite(folder.shown($0)) }
  }

  private static func emptyLevels(of grouping: Grouping) -> [Problem] {
    let used = Set(grouping.levelOfParticipant.values)
    let empty = grouping.levels.indices.filter { !used.contains($0) }.map { grouping.levels[$0] }
    return (empty + grouping.emptyLevels).map { .emptyLevel($0.name, group: grouping.name) }
  }
}
