import Basics

/// The wording of what can be wrong with the analyses of study.yaml.
extension Problem {
  static func analysesNotAList(_ place: YAMLPlace) -> Problem {
    bad(
      place, "`analyses` is not a list", remedy: "Begin each analysis with a dash: `- {make: compare, by: GROUP}`.")
  }

  static func analysisWithoutVerb(_ place: YAMLPlace) -> Problem {
    let verbs = AnalysisDefinition.Verb.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return bad(place, "the analysis does not say what to make", remedy: "Add `make:` with one of \(verbs).")
  }

  static func analysisNeedsGroup(_ place: YAMLPlace) -> Problem {
    bad(place, "a comparison needs a group", remedy: "Add `by:` with a group or a column of participants.csv.")
  }

  static func describeByOne(_ second: Mention) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: second.line,
      "the survey is described by one group, and `\(second.name)` is a second", remedy: "Make two descriptions.")
  }

  static func analysisTwice(_ name: String, first: Int, _ place: YAMLPlace) -> Problem {
    bad(
      place, "two analyses are called `\(name)` (the other on line \(first)), and would write the same files",
      remedy: "Give one of them another name with `as:`.")
  }

  static func analysisNameReserved(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(name)` is the name of a file that every run makes", remedy: "Choose another name.")
  }

  static func analysisNameUnusable(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(name)` cannot be the name of a file here",
      remedy: "Use letters, digits, `-`, `_` and `.`, and begin with a letter or a digit.")
  }

}
