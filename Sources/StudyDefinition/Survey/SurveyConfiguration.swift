public import Respondents

/// What study.yaml says about the survey: where it is, what its variables mean, what is made of them.
public struct SurveyConfiguration: Sendable {
  /// Relative to the study.
  public var file: String
  public var options: SurveyOptions
  /// Column of participants.csv that holds an interviewee's respondent id.
  public var link: String
  /// Whether study.yaml names the column.
  public var declaresLink = false
  /// Whether nobody who was interviewed is a known respondent, so that only groups join survey and interviews.
  public var joinsByGroup = false
  /// Variable with the weight of each respondent.
  public var weights: String?
  public var weighting = Weighting.sampling
  public var variables: [VariableDeclaration]
  public var derived: [DerivedVariable]
  public var counted: [CountedSet]
  /// Names of the codes that study.yaml quantifies: derived variables may use them.
  public var quantifiedNames: [String] = []
  public var scales: [ScaleDefinition]
  public var models: [ModelDefinition]
  /// 1-based line of study.yaml where the survey begins.
  public var line: Int

  /// What the weights are.
  public enum Weighting: String, Sendable, Hashable, CaseIterable {
    /// How many people of the population a respondent stands for, or how much an answer is worth: the number of
    /// respondents stays.
    case sampling
    /// How many respondents gave the same answers: a row counts that many times.
    case frequency
  }

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
    options = SurveyOptions()
    link = "respondent_id"
    variables = []
    derived = []
    counted = []
    scales = []
    models = []
  }
}

/// A variable that an SQL expression over others makes.
public struct DerivedVariable: Sendable, Hashable {
  public let name: String
  public let label: String?
  public let kind: SurveyVariable.Kind
  public let expression: String
  public let line: Int
}

/// How many options of a multiple-response question somebody chose.
public struct CountedSet: Sendable, Hashable {
  public let name: String
  public let label: String?
  /// One column with cells such as `1;3;5`, or one column an option (counted where it is 1). A cell `0` is
  /// an answer: none of them.
  public let columns: [String]
  public let line: Int
}

/// Items that measure one thing.
public struct ScaleDefinition: Sendable, Hashable {
  public let name: String
  public let label: String?
  public let items: [String]
  /// How many components are kept; `nil` for those with an eigenvalue of at least one.
  public let components: Int?
  public let line: Int
}

/// A regression.
public struct ModelDefinition: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Least squares.
    case linear
    /// The odds of one of two answers.
    case logistic
    /// The odds of a higher answer, of an ordinal variable (proportional odds).
    case ordered
  }

  public enum Errors: String, Sendable, Hashable, CaseIterable {
    case classical
    case hc0
    case hc1
    case hc2
    case hc3
    case cluster
  }

  public let name: String
  public let label: String?
  public let kind: Kind
  public let outcome: String
  /// As study.yaml writes them: `ModelTermExpression`.
  public let terms: [String]
  /// For a nominal variable the category that the others are held against, by its name or its code.
  public let references: [String: String]
  public let errors: Errors
  /// Variable that names the clusters, with `errors: cluster`.
  public let cluster: String?
  public let line: Int
}
