import Analysis
import Basics
import Foundation
import Reports
import StudyDefinition
public import StudyIndex

/// Makes what study.yaml declares into `results/`: only what its inputs changed, each file whole or not at all.
public final class StudyRun {
  private let study: Study
  private let request: RunRequest
  private let results: ResultsFolder
  private let maker: AnalysisMaker
  private let converter: FigureConverter?
  private let settings: RunSettings
  private var lastFiles: [String: String] = [:]
  private var owners: [String: String] = [:]
  private var entries: [String: RunManifest.Entry] = [:]

  /// - Throws: what reading the index throws; `Problem` for a survey's file that cannot be read.
  public init(_ study: Study, _ request: RunRequest) throws {
    self.study = study
    self.request = request
    results = ResultsFolder(folder: study.folder)
    maker = try AnalysisMaker(study)
    converter = FigureConverter(path: request.path)
    var settings = RunSettings()
    settings.byteOrderMark = request.byteOrderMark || study.configuration.resultsHaveMark
    settings.includesTranscripts = request.includesTranscripts && study.configuration.reportHasTranscripts
    settings.blindCoder = study.hiddenTranscripts.isEmpty ? nil : study.blindCoder
    settings.formats = study.configuration.resultsFormats
    settings.latex = study.configuration.resultsLaTeX
    settings.figureFormats = converter == nil ? [] : FigureConverter.formats
    self.settings = settings
  }

  /// - Parameter progress: told of each step when it is done.
  /// - Throws: `Problem` for an unknown name or a folder that cannot be written; what reading the index throws. A step
  ///   that fails is in the outcome, and the others go on.
  public func run(progress: (StepOutcome) -> Void) throws -> RunOutcome {
    if request.isDry { return try outcome(progress) }
    try results.make()
    return try study.folder.alone(in: "run") { try outcome(progress) }
  }

  private func outcome(_ progress: (StepOutcome) -> Void) throws -> RunOutcome {
    let last = results.manifest()
    let plan = try RunPlan(
      study.configuration, transcripts: study.transcripts().map(\.name), inputs: maker.inputs, last: last,
      use: maker.use, studySettings: maker.studySettings, version: request.version, settings: settings,
      names: request.names,
      force: request.force, hash: results.hash)
    for entry in last?.analyses ?? [] {
      entries[entry.name] = entry
      for output in entry.outputs { lastFiles[output.path] = output.sha256 }
    }
    var manifest = try emptyManifest()
    let order = plan.steps.map(\.name) + [RunStep.tablesName]
    var outcomes: [StepOutcome] = []
    for planned in plan.planned {
      let outcome = request.isDry ? dry(planned) : perform(planned, among: plan.steps)
      outcomes.append(outcome)
      progress(outcome)
      if case .made = outcome.state { try save(&manifest, order) }
    }
    let dropped = (request.names.isEmpty ? plan.dropped : []).map { entry in
      (name: entry.name, files: entry.outputs.map(\.path).filter { results.hash($0) != nil })
    }
    if !request.isDry {
      if request.names.isEmpty { for entry in plan.dropped { entries[entry.name] = nil } }
      let script = try writeScript(order)
      outcomes += script
      script.forEach(progress)
      try save(&manifest, order)
    }
    return RunOutcome(
      study: study.configuration.name, steps: outcomes,
      dropped: dropped,
      lacksConverter: converter == nil, isDry: request.isDry,
      inputs: maker.inputs.sorted { $0.key < $1.key }.map { (path: $0.key, sha256: $0.value) })
  }

  // MARK: Steps

  private func dry(_ planned: RunPlan.Planned) -> StepOutcome {
    let state: StepOutcome.State =
      if case .make(let reason) = planned.decision { .wouldMake(reason) } else { .wouldKeep }
    return StepOutcome(
      name: planned.step.name, state: state, outputs: planned.last?.outputs.map(\.path) ?? [], edited: planned.edited,
      setAside: [])
  }

  private func perform(_ planned: RunPlan.Planned, among all: [RunStep]) -> StepOutcome {
    guard case .make(let reason) = planned.decision else {
      for output in planned.last?.outputs ?? [] { owners[output.path] = planned.step.name }
      return StepOutcome(
        name: planned.step.name, state: .kept, outputs: planned.last?.outputs.map(\.path) ?? [],
        edited: planned.edited, setAside: [])
    }
    var entry = planned.entry
    do {
      let files = try files(of: planned.step, among: all)
      let setAside = try write(files, of: planned.step.name)
      let paths = Set(files.map(\.path))
      for output in planned.last?.outputs ?? [] where !paths.contains(output.path) && owners[output.path] == nil {
        _ = results.remove(output)
      }
      entry.outputs = files.map(\.written)
      entries[entry.name] = entry
      return StepOutcome(
        name: entry.name, state: .made(reason), outputs: files.map(\.path), edited: [], setAside: setAside)
    } catch {
      let problems = Self.problems(error)
      // Its old files stay, and are known as this analysis's.
      entry.outputs = planned.last?.outputs ?? []
      entry.error = problems.map(\.description).joined(separator: "\n")
      entries[entry.name] = entry
      return StepOutcome(
        name: entry.name, state: .failed(problems), outputs: entry.outputs.map(\.path), edited: planned.edited,
        setAside: [])
    }
  }

  private static func problems(_ error: any Error) -> [Problem] {
    switch error {
    case let problem as Problem: [problem]
    case let problems as Problems: problems.all
    default: [.unforeseen()]
    }
  }

  /// All files of a step, rendered before any is written.
  private func files(of step: RunStep, among all: [RunStep]) throws -> [OutputFile] {
    switch step.work {
    case .analysis(let definition):
      return try OutputFile.files(
        of: maker.make(definition), name: definition.name, settings: settings, converter: converter)
    case .timeline(let definition, let transcript):
      let figure = try maker.timeline(definition, transcript: transcript)
      return try figure.map {
        try OutputFile.files(of: $0, name: "\(definition.name)/\(transcript)", settings: settings, converter: converter)
      } ?? []
    case .report:
      let report = try ReportAssembly(study, maker, settings, version: request.version).report(of: all)
      let page = OutputFile("\(RunStep.reportName).html", try report.html())
      guard settings.formats.contains(.docx) else { return [page] }
      let name = "\(RunStep.reportName).docx"
      let document = try report.document { try converter?.convert($0.svg(), to: "png", shownAs: name) }
      return [page, OutputFile(name, document)]
    case .tables(let tables):
      return [OutputFile("tables.R", TablesScript.text(study: study.configuration.name, tables: tables))]
    }
  }

  private func write(_ files: [OutputFile], of step: String) throws -> [(path: String, kept: String)] {
    for file in files {
      if let owner = owners[file.path], owner != step { throw Problem.twoMakersOfOneFile(file.path, owner, step) }
    }
    var setAside: [(path: String, kept: String)] = []
    for file in files {
      owners[file.path] = step
      if let kept = try results.write(file, over: lastFiles[file.path]) { setAside.append((file.path, kept)) }
      lastFiles[file.path] = file.written.sha256
    }
    return setAside
  }

  /// The script depends on which tables there are, so it comes when all of them are made.
  private func writeScript(_ order: [String]) throws -> [StepOutcome] {
    let tables = order.compactMap { entries[$0] }.flatMap(\.outputs).map(\.path).filter { $0.hasSuffix(".csv") }
    let names = tables.map { String($0.dropFirst(OutputFile.folder.count + 1)) }
    let step = RunStep(.tables(names))
    let last = entries[step.name]
    let entry = RunManifest.Entry(
      name: step.name, version: request.version, definition: step.definition(among: []), inputs: [:])
    let planned = RunPlan.Planned(step: step, entry: entry, last: last, force: request.force, hash: results.hash)
    return [perform(planned, among: [])]
  }

  // MARK: The manifest

  private func emptyManifest() throws -> RunManifest {
    let hits = try study.hits()
    let codings = RunManifest.Codings(
      people: try study.countedCoders().reduce(0) { $0 + $1.tags }, accepted: hits.count { $0.state == .accepted },
      rejected: hits.count { $0.state == .rejected }, unreviewed: hits.count { $0.state == .unreviewed })
    return RunManifest(
      version: request.version, time: Date().formatted(Date.ISO8601FormatStyle()), study: study.configuration.name,
      inputs: maker.inputs, codings: codings, analyses: [])
  }

  private func save(_ manifest: inout RunManifest, _ order: [String]) throws {
    let places = Dictionary(order.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    manifest.analyses = entries.values.sorted { a, b in
      let (x, y) = (places[a.name] ?? Int.max, places[b.name] ?? Int.max)
      return x == y ? a.name < b.name : x < y
    }
    try results.write(manifest)
  }
}

/// What a run is asked to do.
public struct RunRequest: Sendable {
  /// Names of analyses; empty for all.
  public var names: [String] = []
  /// Makes everything again.
  public var force = false
  /// Only says what would be made.
  public var isDry = false
  public var byteOrderMark = false
  public var includesTranscripts = true
  /// Of the program.
  public var version: String
  /// Where programs are found, as the environment's PATH.
  public var path: String?

  public init(version: String, path: String?) {
    self.version = version
    self.path = path
  }
}
