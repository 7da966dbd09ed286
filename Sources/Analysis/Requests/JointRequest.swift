public import Basics
import StudyDefinition
public import StudyIndex

/// The survey's numbers beside the interviews' codes, as study.yaml declares them: `strand joint`.
public struct JointRequest: AnalysisRequest {
  /// Names of study.yaml's joint displays; empty for all.
  public var displays: [String] = []

  public init() {}

  public static let verb = "joint"
  public static let sources = RequestSources.both
  public static let readsAllOfStudyFile = true
  public static let options: [RequestOption<Self>] = [
    .names("displays", \.displays, of: .jointDisplay).role(.subject)
  ]

  public func remarks(_ study: Study) throws -> [Problem] {
    try study.remarks() + (study.configuration.survey == nil ? [] : study.quantifiedRemarks())
  }

  public func answer(_ study: Study) throws -> JointAnswer {
    let definitions = try study.configuration.jointDisplays(named: displays)
    let survey = try study.configuration.survey.map { _ in try SurveyView(of: study) }
    let view = try StudyView(study, filter: .comparing)
    return JointAnswer(
      displays: try definitions.map { try JointDisplay($0, view, survey: survey) },
      inputs: try study.inputs(with: survey.map { _ in try study.surveyInputs() } ?? []))
  }
}

/// What `strand joint` answers: the joint displays that were asked for.
public struct JointAnswer: Sendable {
  /// At least one.
  public let displays: [JointDisplay]
  /// Files that they rest on, with SHA-256.
  public let inputs: [(path: String, sha256: String)]
}
