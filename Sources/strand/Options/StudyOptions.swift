import Analysis
import ArgumentParser
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex

/// Which study a command is about.
struct StudyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The study's folder (default: the study that the current folder belongs to).", valueName: "dir"),
    completion: .directory)
  var study: String?

  @Option(
    help: ArgumentHelp(
      "Transcripts read at a time (default: one a processor). The result is the same for any number.",
      valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024.")
    }
  }

  func folder() throws -> StudyFolder {
    if let study { return try StudyFolder.at(URL(fileURLWithPath: study)) }
    return try StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
  }

  /// Opens the study and brings its index up to date, with a progress line on a terminal.
  /// - Parameter sources: what will be asked; for the survey alone, transcripts are read only if codes are quantified.
  func open(for sources: RequestSources = .interviews) throws -> Study {
    let progress = ProgressLine(label: "Reading transcripts")
    defer { progress.clear() }
    let study = try Study.open(
      try folder(), threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
      index: sources == .survey ? .whenAsked : .now, progress: { progress.show($0, of: $1) },
      computing: SurveyView.computations)
    if sources == .survey, study.configuration.survey != nil {
      let progress = ProgressLine(label: "Reading the survey")
      defer { progress.clear() }
      _ = try study.surveyData { progress.show(Int($0 * 100), of: 100) }
    }
    return study
  }
}

/// Who codes.
struct CoderOptions: ParsableArguments {
  @Option(
    name: [.customLong("as"), .customLong("coder")],
    help: ArgumentHelp(
      "Who codes: whose journal is written (default: $STRAND_CODER, the study's coder, the login name).",
      valueName: "name"),
    completion: .names(of: .coder))
  var coder: String?

  /// What coding by hand needs of a study, without its index.
  func desk(_ study: StudyOptions) throws -> CodingSession { try CodingSession(study.folder(), coder: name) }

  /// The coder, where study.yaml says this.
  func name(_ configuration: StudyConfiguration) throws -> CoderName {
    try Coders.resolve(
      option: coder, environment: ProcessInfo.processInfo.environment, study: configuration.coder, login: NSUserName())
  }
}
