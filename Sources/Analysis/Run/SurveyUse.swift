import Respondents
import StudyDefinition
public import StudyIndex

/// Where the survey reaches into what is asked of the interviews, and the other way round.
public struct SurveyUse: Sendable, Hashable {
  /// Names that `by` takes whose levels come from the survey.
  public var groups: Set<String> = []
  /// Whether one of study.yaml's groups is among them.
  public var isInGroups = false
  /// Conditions that read the survey.
  public var conditions: Set<String> = []
  /// Whether study.yaml makes variables of codes, so that the survey's analyses rest on the interviews.
  public var quantifies = false
  /// Files that only those analyses rest on which name them.
  public var furtherFiles: Set<String> = []

  public init() {}

  /// - Throws: what reading the index throws.
  public init(of study: Study, in definitions: [AnalysisDefinition]) throws {
    let requests = definitions.map(\.request)
    groups = try study.groupsReadingSurvey(requests.flatMap { $0.groupNames })
    isInGroups = study.configuration.groups.contains { groups.contains($0.name) }
    conditions = try study.readingSurvey(requests.flatMap { $0.conditions })
    quantifies = !study.configuration.quantified.isEmpty
    furtherFiles = Set(requests.flatMap { $0.files })
  }

  /// The files among `inputs` that an answer rests on. study.yaml is one for every request: it holds names, labels,
  /// groups and models.
  /// - Parameters:
  ///   - inputs: path to SHA-256 of all files of the study, the survey's among them.
  ///   - survey: path of the survey's file.
  func inputs(
    of request: some AnalysisRequest, among all: [String: String], survey: String?
  ) -> [String: String] {
    let own = Set(request.files)
    let inputs = furtherFiles.isEmpty ? all : all.filter { !furtherFiles.contains($0.key) || own.contains($0.key) }
    switch type(of: request).sources {
    case .both: return inputs
    case .survey:
      return quantifies ? inputs : inputs.filter { $0.key == survey || $0.key == StudyFolder.configurationName }
    case .interviews:
      return reads(request) ? inputs : inputs.filter { $0.key != survey }
    }
  }

  /// Whether a request to the interviews reads the survey.
  private func reads(_ request: some AnalysisRequest) -> Bool {
    if !conditions.isDisjoint(with: request.conditions) { return true }
    // Every quote shows its speaker's level in all groups of study.yaml.
    if request is QuotesRequest, isInGroups { return true }
    return !groups.isDisjoint(with: request.groupNames)
  }
}

extension AnalysisRequest {
  fileprivate var groupNames: [String] { words { $0 == .name(.group) } }
  fileprivate var conditions: [String] { words { $0 == .condition } }
}
