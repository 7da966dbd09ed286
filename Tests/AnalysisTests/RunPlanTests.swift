import Basics
import StudyDefinition
import StudyIndex
import Testing

@testable import Analysis

/// What a run makes again, and why.
struct RunPlanTests {
  private static let inputs = [
    "study.yaml": "1", "codebook/c.yaml": "2", "transcripts/a.txt": "3", "transcripts/b.txt": "4",
    "respondents/participants.csv": "5", "respondents/survey.csv": "6", "codings/anna.jsonl": "7",
  ]

  private func configuration(_ analyses: String = "", survey: Bool = true) throws -> StudyConfiguration {
    let text =
      "study: x\ngroups: {town: {column: place}}\n" + (survey ? "survey: {file: respondents/survey.csv}\n" : "")
      + "models: {M: {outcome: y, terms: [x]}}\n" + analyses
    return try StudyConfiguration.parse(Array(text.utf8), file: "study.yaml", folderName: "x")
  }

  private func plan(
    _ configuration: StudyConfiguration, inputs: [String: String] = Self.inputs, last: RunManifest? = nil,
    version: String = "1.0", settings: RunSettings = RunSettings(), names: [String] = [], force: Bool = false,
    disk: [String: String]? = nil, studySettings: String? = nil
  ) throws -> RunPlan {
    let made = last?.analyses.flatMap(\.outputs) ?? []
    let disk = disk ?? Dictionary(made.map { ($0.path, $0.sha256) }) { first, _ in first }
    return try RunPlan(
      configuration, transcripts: ["a", "b"], inputs: inputs, last: last, studySettings: studySettings,
      version: version,
      settings: settings, names: names, force: force
    ) { disk[$0] }
  }

  /// The manifest as it stands after a run of everything.
  private func manifest(of plan: RunPlan) -> RunManifest {
    let entries = plan.planned.map { planned in
      var entry = planned.entry
      entry.outputs = [.init(path: "results/\(entry.name).csv", sha256: "made")]
      return entry
    }
    return RunManifest(
      version: "1.0", time: "", study: "x", inputs: Self.inputs,
      codings: .init(people: 0, accepted: 0, rejected: 0, unreviewed: 0), analyses: entries)
  }

  private func made(_ plan: RunPlan) -> [String] {
    plan.planned.filter { $0.decision != .keep }.map(\.step.name)
  }

  @Test func withoutAListEverythingThatTheStudyHasIsMade() throws {
    let plan = try plan(configuration())
    #expect(
      plan.steps.map(\.name) == [
        "codebook", "compare-town", "cooccur", "quotes", "describe", "regress", "timeline-a", "timeline-b", "report",
      ])
    #expect(plan.planned.allSatisfy { $0.decision == .make(.new) })
    let interviews = try self.plan(configuration(survey: false))
    #expect(!interviews.steps.map(\.name).contains("describe"))
  }

  @Test func nothingChangedNothingIsMade() throws {
    let first = try plan(configuration())
    #expect(made(try plan(configuration(), last: manifest(of: first))).isEmpty)
  }

  @Test func aChangedInputRemakesWhatRestsOnIt() throws {
    let last = manifest(of: try plan(configuration()))
    func after(_ path: String) throws -> [String] {
      made(try plan(configuration(), inputs: Self.inputs.merging([path: "new"]) { $1 }, last: last))
    }
    let interviews = ["codebook", "compare-town", "cooccur", "quotes"]
    #expect(try after("transcripts/a.txt") == interviews + ["timeline-a", "report"])
    #expect(try after("codings/anna.jsonl") == interviews + ["timeline-a", "timeline-b", "report"])
    #expect(try after("respondents/survey.csv") == ["describe", "regress", "report"])
    #expect(try after("study.yaml").count == 9)
    // A new transcript is a new input.
    #expect(try after("transcripts/c.txt") == interviews + ["report"])
  }

  @Test func aChangedNoteRemakesTheReportAlone() throws {
    let last = manifest(of: try plan(configuration(), studySettings: "settings"))
    let changed = Self.inputs.merging(["study.yaml": "new"]) { $1 }
    #expect(try made(plan(configuration(), inputs: changed, last: last, studySettings: "settings")) == ["report"])
    #expect(try made(plan(configuration(), inputs: changed, last: last, studySettings: "others")).count == 9)
    let joint = RunStep(.analysis(AnalysisDefinition(JointRequest())))
    #expect(joint.inputs(among: Self.inputs, survey: nil, studySettings: "settings")["study.yaml"] != nil)
  }

  @Test func aGroupOfTheSurveyRestsOnTheSurvey() throws {
    var request = ComparisonRequest()
    request.by = ["income"]
    let step = RunStep(.analysis(AnalysisDefinition(request)))
    let survey = "respondents/survey.csv"
    var use = SurveyUse()
    use.groups = ["income"]
    #expect(step.inputs(among: Self.inputs, survey: survey)[survey] == nil)
    #expect(step.inputs(among: Self.inputs, survey: survey, use: use)[survey] == "6")
  }

  @Test func quantifiedCodesBringTheInterviewsIntoTheModels() throws {
    let step = RunStep(.analysis(AnalysisDefinition(RegressionRequest())))
    let survey = "respondents/survey.csv"
    #expect(step.inputs(among: Self.inputs, survey: survey).keys.sorted() == [survey, "study.yaml"])
    var use = SurveyUse()
    use.quantifies = true
    #expect(step.inputs(among: Self.inputs, survey: survey, use: use) == Self.inputs)
  }

  @Test func theReasonIsNamed() throws {
    let last = manifest(of: try plan(configuration()))
    func decision(_ name: String, of plan: RunPlan) -> RunDecision? {
      plan.planned.first { $0.step.name == name }?.decision
    }
    let changed = Self.inputs.merging(["transcripts/a.txt": "new"]) { $1 }
    #expect(
      decision("quotes", of: try plan(configuration(), inputs: changed, last: last))
        == .make(.inputs(["transcripts/a.txt"])))
    #expect(decision("quotes", of: try plan(configuration(), last: last, version: "2.0")) == .make(.program("1.0")))
    #expect(decision("quotes", of: try plan(configuration(), last: last, force: true)) == .make(.forced))
    var marked = RunSettings()
    marked.byteOrderMark = true
    #expect(decision("quotes", of: try plan(configuration(), last: last, settings: marked)) == .make(.definition))
    #expect(decision("report", of: try plan(configuration(), last: last, settings: marked)) == .keep)
    var failed = last
    failed.analyses[0].error = "why"
    #expect(decision("codebook", of: try plan(configuration(), last: failed)) == .make(.failedBefore))
  }

  @Test func aDeletedOutputIsMadeAgainAndAnEditedOneIsNoticed() throws {
    let last = manifest(of: try plan(configuration()))
    var disk = Dictionary(uniqueKeysWithValues: last.analyses.flatMap(\.outputs).map { ($0.path, $0.sha256) })
    disk["results/quotes.csv"] = nil
    disk["results/regress.csv"] = "by hand"
    let plan = try plan(configuration(), last: last, disk: disk)
    #expect(made(plan) == ["quotes"])
    #expect(plan.planned.filter { !$0.edited.isEmpty }.map(\.edited) == [["results/regress.csv"]])
  }

  @Test func namesChooseAndUnknownOnesAreRefused() throws {
    #expect(
      try plan(configuration(), names: ["regress", "timeline"]).planned.map(\.step.name) == [
        "regress", "timeline-a", "timeline-b",
      ])
    #expect(try plan(configuration(), names: ["timeline-b"]).planned.map(\.step.name) == ["timeline-b"])
    #expect {
      _ = try plan(configuration(), names: ["regres"])
    } throws: {
      ($0 as? Problem)?.remedy == "Did you mean `regress`?"
    }
  }

  @Test func whatIsListedNoMoreIsDropped() throws {
    let last = manifest(of: try plan(configuration()))
    let plan = try plan(configuration("analyses: [{make: regress}]\n"), last: last)
    #expect(plan.steps.map(\.name) == ["regress", "report"])
    #expect(plan.dropped.count == 7)
    #expect(made(plan) == ["report"])
  }

  @Test func theManifestIsReadAsItWasWritten() throws {
    let manifest = manifest(of: try plan(configuration()))
    #expect(RunManifest(decoding: try manifest.encoded()) == manifest)
    #expect(RunManifest(decoding: Array("{}".utf8)) == nil)
    #expect(try manifest.encoded().last == UInt8(ascii: "\n"))
  }

  /// What `run` makes without `analyses:` is what the commands show without options: only what an analysis is about is
  /// set.
  @Test func withoutAListEveryOptionIsAtItsDefault() throws {
    let text = """
      groups: {town: {column: place}, size: {column: size}}
      survey: {file: s.csv}
      scales: {S: {items: [a, b]}}
      models: {M: {outcome: y, terms: [x]}}
      hypotheses: {H: {claim: c, model: M, term: x, codes: [a]}}
      joint: {J: {shape: hypotheses, by: town}}
      """
    let configuration = try StudyConfiguration.parse(Array(text.utf8), file: "study.yaml", folderName: "x")
    let definitions = try configuration.analysesToMake()
    #expect(
      definitions.map(\.form) == [
        ["codebook", "as=codebook"], ["compare", "by=town", "as=compare-town"],
        ["compare", "by=size", "as=compare-size"], ["cooccur", "as=cooccur"], ["quotes", "by=town", "as=quotes"],
        ["describe", "as=describe"], ["scale", "as=scale"], ["regress", "as=regress"],
        ["joint", "displays=J", "as=joint-J"], ["timeline", "as=timeline"],
      ])
  }
}
