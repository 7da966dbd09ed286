import Basics
import StudyIndex

/// The wording of what can be wrong with a request.
extension Problem {
  private static func option(
    _ place: YAMLPlace?, _ what: String, remedy: String, factory: String = #function
  ) -> Problem {
    Problem(
      place == nil ? .usage : .badData, file: place?.file, line: place?.line, column: place?.column, what,
      remedy: remedy, factory: factory)
  }

  static func unknownOption(_ key: String, verb: String, known: [String], _ place: YAMLPlace?) -> Problem {
    option(
      place,
      place == nil
        ? "`\(key)` is not an option of `\(verb)`" : "`\(key)` is not a key of an analysis that makes `\(verb)`",
      remedy: Suggestion.sentence(for: key, among: known, noun: "key"))
  }

  static func optionEmpty(_ key: String, _ place: YAMLPlace?) -> Problem {
    option(place, "`\(key)` is empty", remedy: "Write something there, or leave it out.")
  }

  static func optionGivenTwice(_ key: String, _ place: YAMLPlace?) -> Problem {
    option(place, "`\(key)` takes one value, and has several", remedy: "Keep one of them.")
  }

  static func optionValueWrong(_ text: String, of key: String, _ kind: OptionKind, _ place: YAMLPlace?) -> Problem {
    let remedy =
      switch kind {
      case .choice(let words): Suggestion.sentence(for: text, among: words, noun: "value")
      case .flag: Suggestion.sentence(for: text, among: ["true", "false"], noun: "value")
      case .whole(let range): "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
      case .decimal(let range):
        "Write a number from \(OptionKind.written(range.lowerBound)) to \(OptionKind.written(range.upperBound))."
      case .distance: "Write a code, a colon and a number: `norms:50` for words, `norms:2turns` for turns."
      case .name, .condition, .cut, .text: "Write something there, or leave it out."
      }
    return option(place, "`\(text)` is not a value of `\(key)`", remedy: remedy)
  }

  static func optionMissing(_ key: String, verb: String, _ kind: OptionKind, _ place: YAMLPlace?) -> Problem {
    let what = if case .name(let thing) = kind { "a \(thing.noun)" } else { "`\(key)`" }
    return option(place, "`\(verb)` needs \(what)", remedy: "Add `\(key)`.")
  }

  static func optionsConflict(_ conflict: OptionConflict, _ place: YAMLPlace?) -> Problem {
    option(place, "`\(conflict.key)` \(conflict.what)", remedy: "Leave it out, or change the other.")
  }

  static func nameUnknown(_ name: String, _ thing: NamedThing, known: [String], _ place: YAMLPlace?) -> Problem {
    Problem(
      place == nil ? .missingInput : .badData, file: place?.file, line: place?.line,
      "there is no \(thing.noun) `\(name)`", remedy: Suggestion.sentence(for: name, among: known, noun: thing.noun))
  }

  static func requestNeedsSurvey(_ verb: String, _ place: YAMLPlace?) -> Problem {
    option(
      place, "`\(verb)` needs a survey, and the study has none",
      remedy: "Add `survey:` to study.yaml, or take the analysis out.")
  }

  /// The same problem at the place of the option that it is about.
  func of(_ place: YAMLPlace?) -> Problem {
    place.map { inContent(of: $0.file, line: $0.line) } ?? self
  }
}

extension OptionKind {
  /// What it takes, behind the name of the option.
  var expected: String {
    switch self {
    case .choice(let words): "takes one of \(words.joined(separator: ", "))"
    case .whole(let range) where range.upperBound == .max: "takes a number from \(range.lowerBound)"
    case .whole(let range): "takes a number from \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range):
      "takes a number from \(Self.written(range.lowerBound)) to \(Self.written(range.upperBound))"
    case .flag: "takes true or false"
    case .distance: "takes a code with a number of words or turns, such as norms:50 or norms:2turns"
    case .name, .condition, .cut, .text: "takes some words"
    }
  }
}
