/// What an option of a request takes.
public enum OptionKind: Sendable, Hashable {
  /// One of these words.
  case choice([String])
  case whole(ClosedRange<Int>)
  case decimal(ClosedRange<Double>)
  case flag
  /// The name of something that the study has.
  case name(NamedThing)
  /// An SQL expression over people.
  case condition
  /// `30,50`, `terciles`, `age=median`: how numbers become levels.
  case cut
  /// A code, and how far away it may be: `norms:50` words, `norms:2turns`. `isNeeded`: a code alone says too little.
  case distance(isNeeded: Bool)
  /// Any words.
  case text

  var isDistance: Bool { if case .distance = self { true } else { false } }

  /// Whether a word is a value, as far as can be said without the study.
  func takes(_ word: String) -> Bool {
    switch self {
    case .choice(let words): words.contains(word)
    case .whole(let range): Int(word).map(range.contains) ?? false
    case .decimal(let range): Double(word).map(range.contains) ?? false
    case .flag: Self.flags[word] != nil
    case .distance(let isNeeded): CodeDistance(parsing: word).map { !isNeeded || $0.reach != nil } ?? false
    case .name, .condition, .cut, .text: !word.isEmpty
    }
  }

  /// A number as people write it: without a point where it is whole.
  static func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  /// What the words of a flag mean.
  static let flags = ["true": true, "yes": true, "false": false, "no": false]
}

/// What a name in a request may be the name of.
public enum NamedThing: Sendable, Hashable {
  case code
  /// Of participants: one of study.yaml's groups, a column of participants.csv, a variable of the survey.
  case group
  /// Of respondents: one of study.yaml's groups or a variable of the survey.
  case respondentGroup
  case coder
  case transcript
  /// A variable of the survey, or a scale.
  case variable
  case scale
  case model
  case jointDisplay

  var noun: String {
    switch self {
    case .code: "code"
    case .group, .respondentGroup: "group"
    case .coder: "coder"
    case .transcript: "transcript"
    case .variable: "variable or scale"
    case .scale: "scale"
    case .model: "model"
    case .jointDisplay: "joint display"
    }
  }
}
