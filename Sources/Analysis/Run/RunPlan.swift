import Basics
public import StudyDefinition
import StudyIndex

/// The steps of a run in the order in which they are made, the report last.
public struct RunPlan: Sendable {
  public struct Planned: Sendable {
    public let step: RunStep
    /// As it will stand in the manifest, still without outputs.
    public let entry: RunManifest.Entry
    public let last: RunManifest.Entry?
    public let decision: RunDecision
    /// Outputs that were changed by hand since they were made.
    public let edited: [String]

    /// - Parameter hash: SHA-256 of a file in results/ as it is now; `nil` where none is.
    public init(
      step: RunStep, entry: RunManifest.Entry, last: RunManifest.Entry?, force: Bool, hash: (String) -> String?
    ) {
      self.step = step
      self.entry = entry
      self.last = last
      let onDisk = (last?.outputs ?? []).map { (output: $0, now: hash($0.path)) }
      decision = RunDecision(now: entry, last: last, force: force) { path in
        onDisk.contains { $0.output.path == path && $0.now != nil }
      }
      edited = onDisk.filter { $0.now != nil && $0.now != $0.output.sha256 }.map(\.output.path)
    }
  }

  /// All steps, also those that are not asked for: the report shows them.
  public let steps: [RunStep]
  /// Those that are asked for.
  public let planned: [Planned]
  /// Entries of the last run that no step has any more.
  public let dropped: [RunManifest.Entry]

  /// - Parameters:
  ///   - names: of analyses; empty for all. `report` is the report.
  ///   - transcripts: names, in the order of the study.
  ///   - studySettings: SHA-256 of study.yaml's settings.
  ///   - settings: what shows in the files beside the definitions, a line each.
  ///   - hash: SHA-256 of a file in results/ as it is now; `nil` where none is.
  /// - Throws: `Problem` for a name that no analysis has; `Problems` about study.yaml's `analyses:`.
  public init(
    _ configuration: StudyConfiguration, transcripts: [String], inputs: [String: String], last: RunManifest?,
    use: SurveyUse = SurveyUse(), studySettings: String? = nil, version: String, settings: RunSettings,
    names: [String] = [], force: Bool = false,
    hash: (String) -> String?
  ) throws {
    let definitions = try configuration.analysesToMake()
    let steps = Self.steps(definitions, transcripts: transcripts)
    self.steps = steps
    let known = definitions.map(\.name) + [RunStep.reportName]
    for name in names where !known.contains(name) && !steps.contains(where: { $0.name == name }) {
      throw Problem.unknownAnalysis(name, known: known)
    }
    let asked = steps.filter { names.isEmpty || names.contains($0.analysis) || names.contains($0.name) }
    planned = asked.map { step in
      let entry = RunManifest.Entry(
        name: step.name, version: version, definition: step.definition(among: steps) + settings.lines(for: step),
        inputs: step.inputs(
          among: inputs, survey: configuration.survey?.file, use: use, studySettings: studySettings),
        seed: step.seed)
      return Planned(step: step, entry: entry, last: last?[step.name], force: force, hash: hash)
    }
    let names = Set(steps.map(\.name) + [RunStep.tablesName])
    dropped = (last?.analyses ?? []).filter { !names.contains($0.name) }
  }

  private static func steps(_ definitions: [AnalysisDefinition], transcripts: [String]) -> [RunStep] {
    let analyses = definitions.flatMap { definition -> [RunStep] in
      guard let request = definition.request as? TimelineRequest else { return [RunStep(.analysis(definition))] }
      return (request.transcripts.isEmpty ? transcripts : request.transcripts).map {
        RunStep(.timeline(definition, transcript: $0))
      }
    }
    return analyses + [RunStep(.report)]
  }
}

/// What shows in the files of a run beside the definitions of the analyses.
public struct RunSettings: Sendable, Hashable {
  /// A byte order mark before CSV, which some versions of Excel need to see UTF-8.
  public var byteOrderMark = false
  /// The report's appendix holds the transcripts.
  public var includesTranscripts = true
  /// From whom others' decisions are hidden, where they are.
  public var blindCoder: String?
  /// What figures are turned into beside SVG: `pdf`, `png`.
  public var figureFormats: [String] = []
  /// Forms of answers beside CSV, LaTeX and HTML; of the report beside HTML.
  public var formats: [ResultsFormat] = []
  /// How tables are set in LaTeX.
  public var latex = ResultsLaTeX.plain

  public init() {}

  /// As the manifest has them.
  func lines(for step: RunStep) -> [String] {
    let blind = blindCoder.map { ["blind=\($0)"] } ?? []
    return switch step.work {
    case .report:
      // Only a document holds pictures in another form than the drawings themselves.
      blind + (includesTranscripts ? [] : ["no-transcripts"])
        + (formats.contains(.docx) ? ["docx"] + figureFormats : [])
    case .analysis(let definition):
      blind + (byteOrderMark ? ["bom"] : []) + formats.map(\.rawValue)
        + (latex == .plain ? [] : ["latex=\(latex.rawValue)"])
        + (type(of: definition.request).drawsFigures ? figureFormats : [])
    case .timeline: blind + figureFormats
    case .tables: []
    }
  }
}
