import Basics
import StudyDefinition

/// The wording of what can be wrong with a grouping by numbers or by the survey.
extension Problem {
  static func cutWithoutVariable(_ names: [String]) -> Problem {
    Problem(
      .usage, "`--cut` does not say which of \(names.map { "`\($0)`" }.joined(separator: " and ")) it cuts",
      remedy: "Write the name before it, as `--cut \(names[0])=median`.")
  }

  static func cutOfOther(_ name: String, known: [String]) -> Problem {
    Problem(
      .usage, "`--cut \(name)=…` cuts something that `--by` does not name",
      remedy: Suggestion.sentence(for: name, among: known, noun: "group"))
  }

  static func groupTwice(_ name: String) -> Problem {
    Problem(.usage, "`--by \(name)` is given twice", remedy: "Cross two different groups.")
  }

  static func cutOfLevels(_ name: String) -> Problem {
    Problem(
      .usage, "the group `\(name)` has levels of its own in study.yaml, and they cannot be cut",
      remedy: "Cut a column of participants.csv or a variable of the survey.")
  }

  static func cutOfWords(_ name: String, line: Int?) -> Problem {
    grouping(line, "`\(name)` contains words, and only numbers can be cut", remedy: "Leave the cut out.")
  }

  static func nothingToCut(_ name: String, line: Int?) -> Problem {
    grouping(line, "`\(name)` has no numbers to cut", remedy: "Check the column and its missing codes.")
  }

  static func cutWithoutEffect(_ name: String, _ cut: String, line: Int?) -> Problem {
    grouping(
      line, "`\(name)` cannot be cut into \(cut): too many have the same value", remedy: "Give the cut points yourself."
    )
  }

  static func cutNeeded(_ name: String, values: Int, line: Int?) -> Problem {
    grouping(
      line, "`\(name)` has \(values) different values, too many for levels",
      remedy: "Cut it: `--cut terciles`, `--cut median` or cut points such as `--cut 30,50`; in study.yaml `cut:`.")
  }

  static func notForLevels(_ name: String, line: Int?) -> Problem {
    grouping(
      line, "`\(name)` is an open or a multiple answer, of which no levels can be made",
      remedy: "Derive a variable from it under `derived:` in study.yaml.")
  }

  static func nobodyIsRespondent(_ name: String, link: String, groups: [String], line: Int?) -> Problem {
    let instead = groups.isEmpty ? "" : " Or compare `--by \(groups[0])`, which the survey has too."
    return grouping(
      line,
      "no participant can be found in the survey, so that `\(name)` says nothing about them: the column `\(link)` of "
        + "participants.csv names no respondent, and no group has one value of it for each level",
      remedy: "Put respondents' ids into the column `\(link)` (`link:` under `survey:` names it).\(instead)")
  }

  private static func grouping(
    _ line: Int?, _ what: String, remedy: String, factory: String = #function
  ) -> Problem {
    Problem(
      line == nil ? .usage : .badData, file: line == nil ? nil : StudyFolder.configurationName, line: line, what,
      remedy: remedy, factory: factory)
  }
}
