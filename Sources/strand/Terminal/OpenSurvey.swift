import Analysis
import Basics
import StudyDefinition
import StudyIndex

/// The survey of a study, read for a command. The interviews' index is opened only where study.yaml quantifies codes.
struct OpenSurvey {
  let configuration: StudyConfiguration
  let view: SurveyView
  /// study.yaml and the survey's file, with their hashes; all files of the study where codes are quantified.
  let inputs: [(path: String, sha256: String)]

  init(_ options: StudyOptions) throws {
    let folder = try options.folder()
    try self.init(folder, StudyConfiguration.read(folder)) { try options.open() }
  }

  /// - Parameter open: opens the study, for quantified codes.
  /// - Throws: `Problem` when the study has no survey.
  init(_ folder: StudyFolder, _ configuration: StudyConfiguration, open: () throws -> Study) throws {
    self.configuration = configuration
    guard let survey = configuration.survey else { throw Problem.noSurvey() }
    let study = configuration.quantified.isEmpty ? nil : try open()
    let progress = ProgressLine(label: "Reading the survey")
    defer { progress.clear() }
    var data = try SurveyData.load(folder, survey) { progress.show(Int($0 * 100), of: 100) }
    let files = try folder.inputs([StudyFolder.configurationName, survey.file])
    if let study {
      data = try data.adding(quantifiedOf: study)
      Console.warn(try data.quantifiedRemarks(of: study))
    }
    view = try SurveyView(study: configuration.name, data: data)
    inputs = try study?.inputs(with: files) ?? files
  }
}
