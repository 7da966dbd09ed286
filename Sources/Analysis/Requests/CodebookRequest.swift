public import StudyIndex

/// The tree of codes with their counts: `strand codebook`.
public struct CodebookRequest: AnalysisRequest {
  /// A code counts with those below it.
  public var filter = SegmentFilter.comparing
  /// Whether definitions, when to use a code and when not, and examples are shown.
  public var definitions = false

  public init() {}

  public static let verb = "codebook"
  public static let options: [RequestOption<Self>] =
    [.codes(\.filter), .flag("definitions", \.definitions)] + RequestOption.filter(\.filter)

  public func answer(_ study: Study) throws -> CodebookAnswer {
    CodebookAnswer(counts: try CodeCounts(StudyView(study, filter: filter)), showsDefinitions: definitions)
  }
}

/// What `strand codebook` answers: the codes with their counts.
public struct CodebookAnswer: Sendable {
  public let counts: CodeCounts
  public let showsDefinitions: Bool
}
