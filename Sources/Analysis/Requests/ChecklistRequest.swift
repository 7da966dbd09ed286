public import StudyIndex

/// What of a reporting checklist the study's files answer: `strand checklist`.
public struct ChecklistRequest: AnalysisRequest {
  public var standard = Checklist.Standard.coreq
  /// Only the items that the study's files do not answer.
  public var open = false

  public init() {}

  public static let verb = "checklist"
  public static let readsAllOfStudyFile = true
  public static let sources = RequestSources.both
  public static let options: [RequestOption<Self>] = [
    .choice("standard", \.standard).role(.subject), .flag("open", \.open).role(.naming),
  ]

  public func answer(_ study: Study) throws -> Checklist { try Checklist(study, standard, onlyOpen: open) }
}
