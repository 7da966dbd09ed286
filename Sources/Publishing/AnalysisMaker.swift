import Analysis
import Ground
import Reports
import Respondents
import Statistics
import Studies

/// Makes the analyses of a study. The study and its survey are read once, and each analysis is computed at most once,
/// when somebody first asks for it.
final class AnalysisMaker {
  let study: Study
  /// SHA-256 of every file of the study and of the survey's, by path.
  let inputs: [String: String]
  let use: SurveyUse
  private var survey: Result<SurveyView, any Error>?
  private var made: [String: Result<MadeAnalysis, any Error>] = [:]
  private var timelines: [AnalysisDefinition: Result<CodeTimelines, any Error>] = [:]

  /// - Throws: what reading the index throws; `Problem` for a survey's file that cannot be read.
  init(_ study: Study) throws {
    self.study = study
    let further = try study.folder.inputs([study.configuration.survey?.file].compactMap { $0 })
    inputs = Dictionary(try study.inputs(with: further).map { ($0.path, $0.sha256) }) { first, _ in first }
    use = try SurveyUse(of: study)
  }

  /// - Throws: `Problem`, `Problems` of the analysis; the same each time.
  func make(_ definition: AnalysisDefinition) throws -> MadeAnalysis {
    let result = made[definition.name] ?? Result { try compute(definition) }
    made[definition.name] = result
    return try result.get()
  }

  /// Where the codes stand in one transcript; `nil` where it has none.
  /// - Throws: `Problem` for a transcript that is not there; what reading the index throws.
  func timeline(_ definition: AnalysisDefinition, transcript: String) throws -> Figure? {
    let result =
      timelines[definition]
      ?? Result {
        var filter = definition.options.filter(rollUp: false)
        filter.codes = []
        return try CodeTimelines(StudyView(study, filter: filter))
      }
    timelines[definition] = result
    guard let record = try study.transcripts().first(where: { $0.name == transcript }) else {
      throw Problem.transcriptNotThere(transcript, known: try study.transcripts().map(\.name))
    }
    return try result.get().figure(record)
  }

  /// - Throws: `Problem` when the study has no survey, or it cannot be read.
  func surveyView() throws -> SurveyView {
    let result =
      survey
      ?? Result {
        guard let configuration = study.configuration.survey else { throw Problem.noSurvey() }
        let data = try SurveyData.load(study.folder, configuration).adding(quantifiedOf: study)
        return try SurveyView(study: study.configuration.name, data: data)
      }
    survey = result
    return try result.get()
  }

  private func compute(_ definition: AnalysisDefinition) throws -> MadeAnalysis {
    let checks = AnalysesChecks(study.configuration, study.codebook, survey: try? surveyView().data)
    try checks.require(definition, study)
    var made =
      switch definition.verb {
      case .codebook: try codebook(definition.options)
      case .compare: try comparison(definition.options)
      case .cooccur: try coOccurrence(definition.options)
      case .quotes: try quotes(definition.options)
      case .describe: try description(definition.options)
      case .scale: try scales(definition.options)
      case .regress: try models(definition.options)
      case .joint: try joint(definition.options)
      case .quantify: try quantification(definition.options)
      case .timeline: try allTimelines(definition)
      }
    // What the study has read so far depends on what was made before; the step's own inputs do not.
    made.report.inputs = RunStep(.analysis(definition)).inputs(
      among: inputs, survey: study.configuration.survey?.file, use: use
    ).sorted { $0.key < $1.key }.map { (path: $0.key, sha256: $0.value) }
    if let title = definition.title { made.title = title }
    for index in made.figures.indices { made.figures[index].name = "\(definition.name)\(made.figures[index].name)" }
    return made
  }

  // MARK: The interviews

  private func codebook(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let counts = try CodeCounts(StudyView(study, filter: options.filter(rollUp: true)))
    return MadeAnalysis(
      title: "Codebook", report: try counts.report(withDefinitions: options.definitions),
      content: .codebook(counts))
  }

  private func comparison(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let names = options.by.map(\.name)
    guard let grouping = try study.grouping(by: names, cuts: options.cut.map(\.name)) else {
      throw Problem.unforeseen()
    }
    let view = try StudyView(study, filter: options.filter(rollUp: true))
    let adjustment: MultipleTesting =
      switch options.adjust {
      case "bh": .benjaminiHochberg
      case "none": .none
      default: .holm
      }
    let settings = TestSettings(
      adjustment: adjustment, permutations: options.permutations ?? TestSettings.defaultPermutations,
      seed: options.startingSeed)
    let tested = TestedComparison(
      try Comparison(view, by: grouping), unit: options.unit.flatMap(ComparisonUnit.init) ?? .people,
      settings: settings)
    let best = try options.quotes.map { try BestQuotes(view, by: grouping, count: $0) }
    return MadeAnalysis(
      title: "Codes by \(grouping.label)", report: try tested.report(quotes: best, details: options.tests),
      figures: numbered(tested.heatMaps(), "-heatmap") + numbered(tested.bars(), "-bars"),
      content: .comparison(tested))
  }

  /// Pages of one figure: the first has the name alone.
  private func numbered(_ figures: [Figure], _ name: String) -> [Figure] {
    figures.enumerated().map { $1.named($0 == 0 ? name : "\(name)-\($0 + 1)") }
  }

  private func coOccurrence(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let view = try StudyView(study, filter: options.filter(rollUp: options.rollUp))
    let found = try CoOccurrence(view, within: options.within.flatMap(CoOccurrence.Within.init) ?? .overlap)
    return MadeAnalysis(
      title: "Codes that stand together", report: try found.report(),
      figures: found.pairs.isEmpty ? [] : [found.matrix().named("")],
      content: .coOccurrence(found))
  }

  private func quotes(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let view = try StudyView(study, filter: options.filter(rollUp: options.rollUp))
    let grouping = try study.grouping(by: options.by.map(\.name), cuts: options.cut.map(\.name))
    let listing = try QuoteListing(
      view, groupings: try study.groupings(with: grouping), sortedByLevel: grouping != nil,
      context: options.context ?? 0, sample: options.sample, seed: options.startingSeed)
    let isWhole = options.subjects.isEmpty && options.sample == nil && view.isWhole
    return MadeAnalysis(title: "Quotes", report: try listing.report(), content: isWhole ? .quotes : .report)
  }

  /// The pictures of all transcripts, for the report; `strand run` writes them one by one.
  private func allTimelines(_ definition: AnalysisDefinition) throws -> MadeAnalysis {
    let chosen = definition.options.subjects.map(\.name)
    let names = try chosen.isEmpty ? study.transcripts().map(\.name) : chosen
    let figures = try names.compactMap { name in
      try timeline(definition, transcript: name).map { $0.named("-\(name)") }
    }
    return MadeAnalysis(
      title: "Codes across the transcripts", report: try Report("timeline", of: study, sections: [], payload: []),
      figures: figures, content: .timelines)
  }

  // MARK: The survey

  private func description(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let view = try surveyView()
    let grouping = try options.by.first.map {
      try view.data.grouping(named: $0.name, in: study.configuration)
    }
    let description = try SurveyDescription(
      view, names: options.subjects.map(\.name), by: grouping, seed: options.startingSeed)
    return MadeAnalysis(
      title: grouping.map { "The survey by \($0.label)" } ?? "The survey",
      report: description.report(inputs: []), data: description.dataTables)
  }

  private func scales(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let view = try surveyView()
    let chosen = try options.subjects.isEmpty ? view.scales : options.subjects.map { try view.scale(named: $0.name) }
    return MadeAnalysis(
      title: "Scales", report: ScaleReport.report(chosen, view, inputs: []),
      figures: chosen.map { $0.scree().named("-\($0.definition.name)") }, content: .scales(chosen, view))
  }

  private func models(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let view = try surveyView()
    let fitted = try view.models(named: options.subjects.map(\.name))
    let table = ModelTable(fitted, view)
    return MadeAnalysis(
      title: "Regression models", report: table.report(inputs: []), data: table.dataTables,
      figures: ModelPlot.figure(fitted, view).map { [$0.named("")] } ?? [],
      content: .models(fitted, view))
  }

  // MARK: Both

  private func quantification(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let view = try StudyView(study, filter: options.filter(rollUp: true))
    let measures = options.measures.compactMap(QuantifiedCode.Measure.init)
    let declared = options.subjects.isEmpty && measures.isEmpty ? study.configuration.quantified : []
    let definitions =
      declared.isEmpty
      ? Quantification.definitions(
        options.subjects.map(\.name), in: view, as: measures.isEmpty ? [.mentioned] : measures) : declared
    let quantification = try Quantification(view, definitions)
    let survey = try study.configuration.survey.map { _ in try study.surveyData() }
    let links = try survey.map { try RespondentLinks(study, $0) }
    let table = try quantification.table(survey: survey, links: links)
    return MadeAnalysis(
      title: "Codes as variables", report: try quantification.report(table, links: links),
      people: SurveyWriter.csv(table))
  }

  private func joint(_ options: AnalysisOptions) throws -> MadeAnalysis {
    let definitions = try study.configuration.jointDisplays(named: options.subjects.map(\.name))
    let survey = try study.configuration.survey.map { _ in try surveyView() }
    let view = try StudyView(study, filter: .comparing)
    let displays = try definitions.map { try JointDisplay($0, view, survey: survey) }
    let title = definitions.count == 1 ? definitions[0].title ?? definitions[0].name : "Joint displays"
    return MadeAnalysis(
      title: title,
      report: JointDisplay.report(
        displays, study: study.configuration.name, inputs: []),
      content: .joint(displays))
  }
}

extension StudyView {
  /// Whether it shows every participant's words under every coding.
  var isWhole: Bool {
    filter.coder == nil && filter.origin == nil && filter.review.isEmpty && filter.condition == nil
      && filter.speakers == .participants && !filter.perCoder
  }
}

extension Figure {
  /// The figure under another name.
  fileprivate func named(_ name: String) -> Figure {
    var figure = self
    figure.name = name
    return figure
  }
}
