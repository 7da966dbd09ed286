public import Learning
import StudyIndex

/// What was learnt about one code.
public struct LearntCode: Sendable {
  /// Index in the codebook.
  public let code: Int
  /// SHA-256 of everything that decides the model: program's settings, texts, decisions.
  public let model: String
  public let evaluation: SuggestionEvaluation
  /// From which probability on a passage is suggested.
  public let threshold: Double
  /// Passages accepted or rejected as suggestions, which were left out of the evaluation.
  public let leftOut: Int
  /// Passages that could be suggested.
  public let candidates: Int
  /// How many of them are at or above the threshold.
  public let probable: Int
  /// How many codings are to be expected among the candidates: the sum of their probabilities.
  public let expected: Double
  /// The most probable ones.
  public let suggestions: [SuggestedPassage]
}

/// A passage that may have a code.
public struct SuggestedPassage: Sendable {
  /// `s` and eleven hexadecimal digits; the same as long as transcript, code and passage are.
  public let id: String
  public let code: Int
  public let passage: Passage
  public let probability: Double
  /// Stretches of the passage that speak for it, the strongest first.
  public let reasons: [Reason]
}

/// Why nothing was learnt about a code.
public struct UnlearntCode: Sendable {
  /// Index in the codebook.
  public let code: Int
  /// Among the passages that were read: those with the code, people who say them, those without it.
  public let coded: Int
  public let people: Int
  public let negatives: Int
  /// Passages with the code that nobody marked as read.
  public let codedUnread: Int

  /// Below these numbers a model says more about chance than about the code.
  public static let leastCoded = 20
  public static let leastPeople = 5
  public static let leastNegatives = 20

  public var lacksCoded: Bool { coded < Self.leastCoded }
  public var lacksPeople: Bool { people < Self.leastPeople }
  public var lacksNegatives: Bool { negatives < Self.leastNegatives }
  var lacksAnything: Bool { lacksCoded || lacksPeople || lacksNegatives }
}
