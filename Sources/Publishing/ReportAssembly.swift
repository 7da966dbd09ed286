import Analysis
import Foundation
import Ground
import Reports
import Studies
import Transcripts

/// Puts what the analyses gave into one report: a chapter each, in the order of study.yaml, and the transcripts.
struct ReportAssembly {
  private let study: Study
  private let maker: AnalysisMaker
  private let settings: RunSettings

  init(_ study: Study, _ maker: AnalysisMaker, _ settings: RunSettings) {
    self.study = study
    self.maker = maker
    self.settings = settings
  }

  /// - Throws: what reading the index throws. An analysis that cannot be made is a chapter that says why.
  func report(of steps: [RunStep]) throws -> StudyReport {
    var chapters: [StudyReport.Chapter] = []
    var shown: Set<String> = []
    for step in steps where shown.insert(step.analysis).inserted {
      switch step.work {
      case .analysis(let definition), .timeline(let definition, _): chapters.append(chapter(definition))
      case .report, .tables: continue
      }
    }
    let configuration = study.configuration
    return StudyReport(
      title: configuration.title ?? configuration.name, subtitle: configuration.title == nil ? nil : configuration.name,
      chapters: chapters, transcripts: settings.includesTranscripts ? try transcripts() : [],
      inputs: try study.inputs(with: study.folder.inputs([configuration.survey?.file].compactMap { $0 })))
  }

  private func chapter(_ definition: AnalysisDefinition) -> StudyReport.Chapter {
    do {
      let made = try maker.make(definition)
      return StudyReport.Chapter(id: definition.name, title: made.title, figures: made.figures, report: made.report)
    } catch {
      let problems = (error as? Problems)?.all ?? [(error as? Problem) ?? .unforeseen()]
      return StudyReport.Chapter(
        id: definition.name, title: definition.title ?? definition.name,
        blocks: problems.map { .warning("This analysis could not be made. \($0)") })
    }
  }

  private func transcripts() throws -> [ReportedTranscript] {
    let speakers = Dictionary(try study.speakers().map { ($0.id, $0) }) { first, _ in first }
    return try study.transcripts().map { record in
      let turns = try study.turns(of: record).map { turn in
        ReportedTranscript.Turn(
          number: turn.number, speaker: speakers[turn.speaker]?.label ?? "",
          isInterviewer: speakers[turn.speaker]?.role == .interviewer, text: turn[turn.span])
      }
      let note = [record.date, record.place].compactMap { $0 }.joined(separator: ", ")
      return ReportedTranscript(
        name: record.name, title: record.title, note: note.isEmpty ? nil : note, language: record.language,
        turns: turns)
    }
  }
}
