public import Basics
import StudyDefinition
import StudyIndex

/// The wording of what can go wrong while results are made.
extension Problem {
  static func unknownAnalysis(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no analysis `\(name)` in study.yaml",
      remedy: Suggestion.sentence(for: name, among: known, noun: "analysis"))
  }

  public static func twoMakersOfOneFile(_ path: String, _ first: String, _ second: String) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName,
      "the analyses `\(first)` and `\(second)` would both write `\(path)`", remedy: "Rename one of them with `as:`.")
  }
}
