public import Basics
import StudyDefinition
import StudyIndex

/// The wording of what can go wrong while results are made, and with the `analyses:` of study.yaml.
extension Problem {
  public static func unknownAnalysis(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no analysis `\(name)` in study.yaml",
      remedy: Suggestion.sentence(for: name, among: known, noun: "analysis"))
  }

  public static func twoMakersOfOneFile(_ path: String, _ first: String, _ second: String) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName,
      "the analyses `\(first)` and `\(second)` would both write `\(path)`", remedy: "Rename one of them with `as:`.")
  }

  static func analysisWithoutVerb(_ place: YAMLPlace?, verbs: [String]) -> Problem {
    analysis(
      place, "the analysis does not say what to make",
      remedy: "Add `make:` with one of \(verbs.map { "`\($0)`" }.joined(separator: ", ")).")
  }

  static func analysisTwice(_ name: String, first: Int, _ place: YAMLPlace?) -> Problem {
    analysis(
      place, "two analyses are called `\(name)` (the other on line \(first)), and would write the same files",
      remedy: "Give one of them another name with `as:`.")
  }

  static func analysisNameReserved(_ name: String, _ place: YAMLPlace?) -> Problem {
    analysis(place, "`\(name)` is the name of a file that every run makes", remedy: "Choose another name.")
  }

  static func analysisNameUnusable(_ name: String, _ place: YAMLPlace?) -> Problem {
    analysis(
      place, "`\(name)` cannot be the name of a file here",
      remedy: "Use letters, digits, `-`, `_` and `.`, and begin with a letter or a digit.")
  }

  private static func analysis(
    _ place: YAMLPlace?, _ what: String, remedy: String, factory: String = #function
  ) -> Problem {
    Problem(
      .badData, file: place?.file ?? StudyFolder.configurationName, line: place?.line, column: place?.column, what,
      remedy: remedy, factory: factory)
  }
}
