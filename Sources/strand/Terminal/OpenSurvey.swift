import Analysis
import Ground
import Studies

/// The survey of a study, read for a command; the interviews' index is not needed for it.
struct OpenSurvey {
  let configuration: StudyConfiguration
  let view: SurveyView
  /// study.yaml and the survey's file, with their hashes.
  let inputs: [(path: String, sha256: String)]

  init(_ options: StudyOptions) throws {
    let folder = try options.folder()
    try self.init(folder, StudyConfiguration.read(folder))
  }

  /// - Throws: `Problem` when the study has no survey.
  init(_ folder: StudyFolder, _ configuration: StudyConfiguration) throws {
    self.configuration = configuration
    guard let survey = configuration.survey else { throw Problem.noSurvey() }
    let progress = ProgressLine(label: "Reading the survey")
    defer { progress.clear() }
    let data = try SurveyData.load(folder, survey) { progress.show(Int($0 * 100), of: 100) }
    view = try SurveyView(study: configuration.name, data: data)
    inputs = try folder.inputs([StudyFolder.configurationName, survey.file])
  }
}
