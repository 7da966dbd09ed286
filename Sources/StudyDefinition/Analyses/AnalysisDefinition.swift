/// One thing that `strand run` makes: a verb with its options, and the name of its files.
public struct AnalysisDefinition: Sendable, Hashable {
  /// What is made; each but `timeline` is the command of that name.
  public enum Verb: String, Sendable, Hashable, CaseIterable {
    case codebook
    case compare
    case cooccur
    case quotes
    case describe
    case scale
    case regress
    case joint
    case quantify
    /// A picture for each transcript: which codes stand where.
    case timeline
  }

  public let verb: Verb
  /// Of the files in `results/`, without ending.
  public let name: String
  /// Heading in the report; `nil` for the program's.
  public let title: String?
  public let options: AnalysisOptions
  /// 1-based line of study.yaml; `nil` for what the program adds by itself.
  public let line: Int?

  public init(_ verb: Verb, name: String, title: String? = nil, options: AnalysisOptions, line: Int?) {
    self.verb = verb
    self.name = name
    self.title = title
    self.options = options
    self.line = line
  }
}

/// The options of an analysis, each as the command of the same name has it.
public struct AnalysisOptions: Sendable, Hashable {
  /// What the analysis is about: codes, variables, scales, models, joint displays or transcripts; empty for all.
  public var subjects: [Mention] = []
  /// Several are crossed.
  public var by: [Mention] = []
  /// `30,50`, `terciles`, `age=median`: how numbers are cut into levels.
  public var cut: [Mention] = []
  /// SQL over the participants' columns.
  public var condition: Mention?
  public var coder: Mention?
  /// One of `AnalysisOptions.words`, as are the next five.
  public var unit: String?
  public var within: String?
  public var adjust: String?
  public var origin: String?
  public var speakers: String?
  public var review: [String] = []
  /// How codes are quantified.
  public var measures: [String] = []
  public var quotes: Int?
  public var permutations: Int?
  public var context: Int?
  public var sample: Int?
  public var seed: Int?
  public var tests = false
  public var rollUp = false
  public var perCoder = false
  public var definitions = false

  public init() {}

  /// The words that an option takes, the commands' own.
  public static let words: [String: [String]] = [
    "unit": ["people", "segments", "codings", "words", "transcripts"],
    "within": ["overlap", "turn", "transcript"],
    "adjust": ["holm", "bh", "none"],
    "origin": ["person", "rule"],
    "speakers": ["participants", "interviewers", "everyone"],
    "review": ["person", "accepted", "unreviewed"],
    "measures": ["mentioned", "count", "rate"],
  ]

  /// Where random numbers begin.
  public static let defaultSeed = 1
}

extension AnalysisDefinition.Verb {
  /// The key under which study.yaml names what the analysis is about.
  public var subjectKey: String {
    switch self {
    case .codebook, .compare, .cooccur, .quotes, .quantify: "codes"
    case .describe: "variables"
    case .scale: "scales"
    case .regress: "models"
    case .joint: "displays"
    case .timeline: "transcripts"
    }
  }

  /// The options that the verb has.
  var optionKeys: [String] {
    let filter = ["where", "coder", "origin", "review", "speakers"]
    return switch self {
    case .codebook: filter + ["definitions"]
    case .compare: filter + ["by", "cut", "unit", "quotes", "tests", "adjust", "permutations", "seed"]
    case .cooccur: filter + ["within", "roll_up"]
    case .quotes: filter + ["by", "cut", "context", "sample", "seed", "roll_up", "per_coder"]
    case .describe: ["by", "seed"]
    case .scale, .regress, .joint: []
    case .quantify: filter + ["measures"]
    case .timeline: filter
    }
  }

  /// Whether chance has a part in it.
  public func usesSeed(_ options: AnalysisOptions) -> Bool {
    switch self {
    case .compare, .describe: true
    case .quotes: options.sample != nil
    case .codebook, .cooccur, .scale, .regress, .joint, .quantify, .timeline: false
    }
  }
}

extension AnalysisDefinition {
  /// Everything that decides what is made, in a fixed form: two definitions with one form make the same.
  public var form: String {
    let options = options
    var parts = [verb.rawValue, "as=\(name)"] + (title.map { ["title=\($0)"] } ?? [])
    parts += options.subjects.map { "subject=\($0.name)" }
    let texts: [(String, String?)] = [
      ("where", options.condition?.name), ("coder", options.coder?.name),
      ("unit", options.unit), ("within", options.within), ("adjust", options.adjust), ("origin", options.origin),
      ("speakers", options.speakers),
    ]
    let numbers: [(String, Int?)] = [
      ("quotes", options.quotes), ("permutations", options.permutations), ("context", options.context),
      ("sample", options.sample), ("seed", options.seed),
    ]
    let flags = [
      ("tests", options.tests), ("roll_up", options.rollUp), ("per_coder", options.perCoder),
      ("definitions", options.definitions),
    ]
    parts += texts.compactMap { key, value in value.map { "\(key)=\($0)" } }
    parts += options.by.map { "by=\($0.name)" } + options.cut.map { "cut=\($0.name)" }
    parts += options.review.sorted().map { "review=\($0)" } + options.measures.map { "measures=\($0)" }
    parts += numbers.compactMap { key, value in value.map { "\(key)=\($0)" } }
    return (parts + flags.filter(\.1).map(\.0)).joined(separator: "\n")
  }
}
