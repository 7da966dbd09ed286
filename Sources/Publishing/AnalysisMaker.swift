import Analysis
import Basics
import Reports
import Respondents
import StudyDefinition
import StudyIndex

/// Answers the requests of a run, each once, when somebody first asks for it.
final class AnalysisMaker {
  let study: Study
  /// SHA-256 of every file of the study and of the survey's, by path.
  let inputs: [String: String]
  let use: SurveyUse
  /// SHA-256 of study.yaml's settings.
  let studySettings: String
  private var made: [AnalysisDefinition: Result<MadeAnalysis, any Error>] = [:]
  private lazy var survey = Result { try SurveyView(of: study) }

  /// - Throws: what reading the index throws; `Problem` for a survey's file that cannot be read; `Problems` about
  ///   study.yaml's `analyses:`.
  init(_ study: Study) throws {
    self.study = study
    let definitions = try study.configuration.analysesToMake()
    let named = definitions.flatMap { $0.request.files }
    let further = try study.folder.inputs(Set(named + [study.configuration.survey?.file].compactMap { $0 }).sorted())
    // Who reads what decides nothing that is counted, unless others' decisions are hidden.
    let assignments = study.hiddenTranscripts.isEmpty ? study.folder.shown(study.folder.assignments) : nil
    let files = try study.inputs(with: further).filter { $0.path != assignments }
    inputs = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    use = try SurveyUse(of: study, in: definitions)
    let file = study.folder.configuration
    studySettings = try StudySettings.hash(of: Files.read(file, shownAs: study.folder.shown(file))).hexadecimal
  }

  /// - Throws: `Problem`, `Problems` of the analysis; the same each time.
  func make(_ definition: AnalysisDefinition) throws -> MadeAnalysis {
    let result = made[definition] ?? Result { try answer(definition) }
    made[definition] = result
    return try result.get()
  }

  /// Where the codes stand in one transcript; `nil` where it has none.
  /// - Throws: `Problem` for a transcript that is not there; what reading the index throws.
  func timeline(_ definition: AnalysisDefinition, transcript: String) throws -> Figure? {
    guard let timelines = try make(definition).answer as? CodeTimelines,
      let record = timelines.transcripts.first(where: { $0.name == transcript })
    else { return nil }
    return try timelines.figure(record)
  }

  /// - Throws: `Problem` when the study has no survey, or it cannot be read.
  func surveyView() throws -> SurveyView { try survey.get() }

  private func answer(_ definition: AnalysisDefinition) throws -> MadeAnalysis {
    let checks = RequestChecks(study.configuration, study.codebook, survey: try? surveyView().data)
    try checks.require(definition.request, definition.written, study)
    let inputs = RunStep(.analysis(definition)).inputs(
      among: inputs, survey: study.configuration.survey?.file, use: use, studySettings: studySettings)
    return MadeAnalysis(
      definition: definition, answer: try definition.request.presentedAnswer(study),
      inputs: inputs.sorted { $0.key < $1.key }.map { (path: $0.key, sha256: $0.value) })
  }
}

/// An answer as a run writes it: under its name, with the inputs of its step.
struct MadeAnalysis {
  let definition: AnalysisDefinition
  let answer: any PresentedAnswer
  /// What the study has read so far depends on what was made before; the step's own inputs do not.
  let inputs: [(path: String, sha256: String)]

  var title: String { definition.title ?? answer.title }

  func report() throws -> Report {
    var report = try answer.report()
    report.inputs = inputs
    return report
  }
}
