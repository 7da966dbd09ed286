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
      let drawsTimelines = definitions.contains { $0.request is TimelineRequest }
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
      guard var chapter = try made.answer.chapter(id: definition.name) else { return nil }
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
    for definition in definitions {
      // A group that cannot be made is said in the analysis's own chapter.
      switch definition.request {
      case let request as ComparisonRequest: add(try? study.grouping(by: request.by, cuts: request.cuts))
      case let request as QuotesRequest: add(try? study.grouping(by: request.by, cuts: request.cuts))
      default: continue
      }
    }
    for name in study.configuration.joint.compactMap({ $0.by?.name }) { add(try? study.grouping(named: name)) }
    return groupings
  }

  private func methods(_ view: StudyView, _ definitions: [AnalysisDefinition]) throws -> MethodsText {
    var text = MethodsText(try StudyDescription(view), survey: try? maker.surveyView(), version: version)
    for definition in definitions where !(definition.request is TimelineRequest) {
      switch (try? maker.make(definition))?.answer {
      case let answer as ComparisonAnswer: text.comparisons.append(answer.tested)
      case let found as CoOccurrence: text.coOccurrence = found
      case let answer as RegressionAnswer: text.models += answer.models
      case AgreementAnswer.coders(let agreement)?: text.agreements.append(agreement)
      case .suggestions(let listing, _) as SuggestionAnswer: text.suggestions.append(listing)
      default: continue
      }
    }
    return text
  }
}
