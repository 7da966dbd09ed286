import Basics

/// The wording of what can be wrong with what study.yaml says of the survey.
extension Problem {
  static func surveyWithoutFile(_ place: YAMLPlace) -> Problem {
    bad(place, "`survey` does not say where the survey is", remedy: "Add `file: respondents/survey.csv`.")
  }

  static func surveyRange(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a range", remedy: "Write the lowest and the highest value: `1 to 5`.")
  }

  static func surveyNeeds(_ key: String, _ name: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(name)` has no `\(key)`", remedy: "Add it.")
  }

  static func surveyCount(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a number of components", remedy: "Write a whole number from 1.")
  }

  static func modelCluster(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "the model `\(name)` needs `cluster:` for `errors: cluster`, and for no other errors",
      remedy: "Name the variable of the clusters under `cluster:`, or take it away.")
  }

  static func orderedErrors(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "the model `\(name)` is ordered, and HC2 and HC3 are not defined for ordered models",
      remedy: "Write `errors: hc1`, or `cluster:` with a variable.")
  }

  static func linkOfGroups(_ place: YAMLPlace) -> Problem {
    bad(
      place, "`link` names a column, but `join: group` says that nobody interviewed is a known respondent",
      remedy: "Take one of them away.")
  }
}
