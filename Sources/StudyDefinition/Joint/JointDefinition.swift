/// A joint display of study.yaml: numbers of the survey beside codes of the interviews, in one of three shapes.
public struct JointDefinition: Sendable, Hashable {
  public enum Shape: Sendable, Hashable {
    /// Claims with estimate, verdict, mechanisms and quotes. Empty for all hypotheses of the study.
    case hypotheses([Mention])
    /// Effects of a term on several outcomes beside the mechanisms meant to explain them.
    case themes([Theme])
    /// Participants down, scores and codes across.
    case cases(Cases)
  }

  public struct Theme: Sendable, Hashable {
    public let label: String
    public let term: Mention
    /// One effect a model, on the model's outcome.
    public let models: [Mention]
    public let explanation: Explanation
    public let line: Int
  }

  public struct Cases: Sendable, Hashable {
    /// Variables and scales of the survey.
    public let scores: [Mention]
    /// Empty for the uppermost codes of the codebook.
    public let codes: [Mention]
    /// The score by which people are ordered, highest first; `nil` for the order of groups and participants.csv.
    public let sort: Mention?
  }

  public let name: String
  public let title: String?
  public let shape: Shape
  /// The grouping whose levels are beside each other; needed by hypotheses and themes.
  public let by: Mention?
  /// A claim is decided where p is below this.
  public let alpha: Double
  /// How many quotes a mechanism and level.
  public let quotes: Int
  public let line: Int

  public static let defaultAlpha = 0.05

  /// Of the intervals beside the estimates, 0 to 1: what alpha implies where claims are decided, else 0.95.
  public var level: Double {
    if case .hypotheses = shape { 1 - alpha } else { 0.95 }
  }
}
