import StudyDefinition
import StudyIndex

/// One step of a run: an analysis, the timeline of one transcript, the report of them all, the script for R.
public struct RunStep: Sendable, Hashable {
  public enum Work: Sendable, Hashable {
    case analysis(AnalysisDefinition)
    case timeline(AnalysisDefinition, transcript: String)
    case report
    /// The script that reads the tables (names of CSV files) into R.
    case tables([String])
  }

  public let work: Work

  public init(_ work: Work) {
    self.work = work
  }

  /// Also how its files are called.
  public var name: String {
    switch work {
    case .analysis(let definition): definition.name
    case .timeline(let definition, let transcript): "\(definition.name)-\(transcript)"
    case .report: Self.reportName
    case .tables: Self.tablesName
    }
  }

  public static let reportName = "report"
  public static let tablesName = "tables"

  /// The analysis it belongs to, by which `strand run NAME` asks for it.
  public var analysis: String {
    switch work {
    case .analysis(let definition), .timeline(let definition, _): definition.name
    case .report: Self.reportName
    case .tables: Self.tablesName
    }
  }

  /// What decides its files beside their inputs.
  /// - Parameter all: of the run, which the report shows.
  public func definition(among all: [RunStep]) -> [String] {
    switch work {
    case .analysis(let definition): definition.form
    case .timeline(let definition, let transcript): definition.form + ["transcript=\(transcript)"]
    case .report:
      ["report"] + all.filter { $0.work != .report }.flatMap { $0.definition(among: []) }
    case .tables(let tables): ["tables"] + tables
    }
  }

  /// `nil` where chance has no part.
  public var seed: Int? {
    switch work {
    case .analysis(let definition): definition.request.seedOfChance.map { Int(clamping: $0) }
    case .timeline, .report, .tables: nil
    }
  }

  /// The files among `inputs` that the step rests on. The survey's own analyses do not rest on the interviews, nor the
  /// interviews' on the survey, unless study.yaml brings one into the other.
  /// - Parameters:
  ///   - inputs: path to SHA-256 of all files of the study, the survey's among them.
  ///   - survey: path of the survey's file.
  ///   - studySettings: SHA-256 of study.yaml's settings, which stand for the file where the step reads no more of it; `nil`
  ///     for the whole file in every case.
  public func inputs(
    among inputs: [String: String], survey: String?, use: SurveyUse = SurveyUse(), studySettings: String? = nil
  ) -> [String: String] {
    var files = files(among: inputs, survey: survey, use: use)
    guard let studySettings, let request, !type(of: request).readsAllOfStudyFile,
      files.removeValue(forKey: StudyFolder.configurationName) != nil
    else { return files }
    files[StudySettings.name] = studySettings
    return files
  }

  private var request: (any AnalysisRequest)? {
    switch work {
    case .analysis(let definition), .timeline(let definition, _): definition.request
    case .report, .tables: nil
    }
  }

  private func files(among inputs: [String: String], survey: String?, use: SurveyUse) -> [String: String] {
    switch work {
    case .tables: [:]
    case .report: inputs
    case .analysis(let definition): use.inputs(of: definition.request, among: inputs, survey: survey)
    case .timeline(let definition, let transcript):
      use.inputs(of: definition.request, among: inputs, survey: survey).filter { path, _ in
        !path.hasPrefix("transcripts/") || path == "transcripts/\(transcript).txt"
      }
    }
  }
}
