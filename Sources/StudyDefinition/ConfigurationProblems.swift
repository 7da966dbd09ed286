public import Basics

/// The wording of what can be wrong with language and groups in study.yaml.
extension Problem {
  static func unknownLanguage(_ tag: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(tag)` is not a language", remedy: "Write its tag, as `en`, `zh` or `da` (BCP 47).")
  }

  static func groupNeedsOne(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place,
      "the group `\(name)` needs exactly one of `column`, `variable` and `levels`; `cut` can be added to the first two",
      remedy: "Name a column of participants.csv or a variable of the survey, or give each level an SQL expression.")
  }

  static func groupWithoutLevels(_ place: YAMLPlace) -> Problem {
    bad(place, "the group has no level", remedy: "Give each level an SQL expression, as `town: \"place = 'town'\"`.")
  }

  static func levelWithoutCondition(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(place, "the level `\(name)` has no `where`", remedy: "Write an SQL expression, as `where: \"age >= 60\"`.")
  }

  static func wrongCut(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a cut", remedy: cutRemedy)
  }

  public static func wrongCut(option text: String) -> Problem {
    Problem(.usage, "`--cut \(text)` is not a cut", remedy: cutRemedy)
  }

  private static let cutRemedy =
    "Give ascending numbers at which levels begin (`30,50`), `median`, `terciles` or `quartiles`."
}
