import Analysis
import Basics
import Reports
import StudyDefinition
import StudyIndex

/// Puts what the analyses gave into one report: methods, participants, a chapter for each analysis in the order of
/// study.yaml, all quotes, and the transcripts.
struct ReportAssembly {
  private let study: Study
  private let maker: AnalysisMaker
  private let settings: RunSettings
  private let version: String

  init(_ study: Study, _ maker: AnalysisMaker, _ settings: RunSettings, version: String) {
    self.study = study
    self.maker = maker
    self.settings = settings
    self.version = version
  }

  /// - Throws: what reading the index throws. An analysis that cannot be made is a chapter that says why; where the
  ///   interviews cannot be read (a transcript has changed under codings), so are the chapters on them.
  func report(of steps: [RunStep]) throws -> StudyReport {
    var definitions: [AnalysisDefinition] = []
    for step in steps {
      switch step.work {
      case .analysis(let definition), .timeline(let definition, _):
        if definitions.last != definition { definitions.append(definition) }
      case .report, .tables: continue
      }
    }
    var chapters: [StudyReport.Chapter] = []
    var transcripts: [ReportedTranscript] = []
    let configuration = study.configuration
    let middle = definitions.compactMap(chapter)
    do {
      let view = try StudyView(study, filter: SegmentFilter())
      chapters = [try methods(view, definitions).chapter, try .participants(view)] + middle
      chapters.append(try QuotesChapter(view, groupings: groupings(definitions)).chapter(id: "all-quotes"))
      let drawsTimelines = definitions.contains { $0.verb == .timeline }
      if settings.includesTranscripts { transcripts = try ReportedTranscript.all(view, timelines: drawsTimelines) }
    } catch {
      chapters = [failure(error, id: "interviews", title: "The interviews")] + middle
    }
    return StudyReport(
      title: configuration.title ?? configuration.name,
      subtitle: configuration.note ?? (configuration.title == nil ? nil : configuration.name),
      chapters: chapters, transcripts: transcripts,
      inputs: maker.inputs.sorted { $0.key < $1.key }.map { (path: $0.key, sha256: $0.value) })
  }

  /// The chapter of an analysis; `nil` for one whose place is elsewhere in the report.
  private func chapter(_ definition: AnalysisDefinition) -> StudyReport.Chapter? {
    do {
      let made = try maker.make(definition)
      var chapter: StudyReport.Chapter
      switch made.content {
      case .codebook(let counts): chapter = try .codebook(counts)
      case .comparison(let tested) where tested.comparison.view.isWhole:
        chapter = try .comparison(tested, details: definition.options.tests)
      case .coOccurrence(let found): chapter = try .coOccurrence(found)
      case .scales(let scales, let view): chapter = .scales(scales, view, id: definition.name)
      case .models(let models, let view): chapter = .models(models, view)
      case .joint(let displays): chapter = .joint(displays)
      case .quotes, .timelines: return nil
      case .comparison, .report:
        // Numbers of a part of the words do not lead to the quotes, which are all.
        chapter = StudyReport.Chapter(
          id: definition.name, title: made.title, figures: made.figures.map { $0.unlinked() }, report: made.report)
      }
      // Names of analyses differ, so that their chapters' places do.
      chapter.id = Fragment.of("analysis", definition.name)
      chapter.title = made.title
      return chapter
    } catch {
      return failure(
        error, id: Fragment.of("analysis", definition.name), title: definition.title ?? definition.name)
    }
  }

  private func failure(_ error: any Error, id: String, title: String) -> StudyReport.Chapter {
    let problems = (error as? Problems)?.all ?? [(error as? Problem) ?? .unforeseen()]
    return StudyReport.Chapter(
      id: id, title: title, blocks: problems.map { .warning("This could not be made. \($0)") })
  }

  /// The groupings by which something is compared, so that every number has its quotes.
  private func groupings(_ definitions: [AnalysisDefinition]) -> [Grouping] {
    var groupings: [Grouping] = []
    func add(_ grouping: Grouping?) {
      if let grouping, !groupings.contains(where: { $0.name == grouping.name }) { groupings.append(grouping) }
    }
    for definition in definitions where definition.verb == .compare || definition.verb == .quotes {
      let options = definition.options
      // A group that cannot be made is said in the analysis's own chapter.
      add(try? study.grouping(by: options.by.map(\.name), cuts: options.cut.map(\.name)))
    }
    for name in study.configuration.joint.compactMap({ $0.by?.name }) { add(try? study.grouping(named: name)) }
    return groupings
  }

  private func methods(_ view: StudyView, _ definitions: [AnalysisDefinition]) throws -> MethodsText {
    var text = MethodsText(try StudyDescription(view), survey: try? maker.surveyView(), version: version)
    for definition in definitions where definition.verb != .timeline {
      switch (try? maker.make(definition))?.content {
      case .comparison(let tested): text.comparisons.append(tested)
      case .coOccurrence(let found): text.coOccurrence = found
      case .models(let models, _): text.models += models
      default: continue
      }
    }
    return text
  }
}
