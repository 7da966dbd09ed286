import Foundation

/// Makes respondents/survey.csv, a synthetic survey from which the article's tables can be computed, and
/// examples/resettlement/published.md, which shows how near they come.
///
///     make-sample-survey [STUDY]
///
/// Exits with 1 when a figure is further from the published one than it may be, with 65 when the inputs are no good.
@main
enum MakeSampleSurvey {
  static func main() {
    let study = URL(filePath: CommandLine.arguments.dropFirst().first ?? ".")
    let example = study.appending(path: "examples/resettlement")
    do {
      let published = try Published.read(example.appending(path: "published.json"))
      let interviewees = try Interviewee.read(study.appending(path: "respondents/participants.csv"))
      let making = SurveyMaking(published: published, interviewees: interviewees) { tell("\($0) …") }
      let survey = try making.survey()
      let comparison = try Comparison(survey, published)
      let page = try ComparisonPage(comparison: comparison, survey: survey, published: published).markdown()
      try Data(survey.csv.utf8).write(to: study.appending(path: "respondents/survey.csv"), options: .atomic)
      try Data(page.utf8).write(to: example.appending(path: "published.md"), options: .atomic)
      print(page)
      for miss in comparison.misses { tell("out of limits: \(miss)") }
      if !comparison.misses.isEmpty { exit(1) }
    } catch {
      tell("make-sample-survey: \(error)")
      exit(65)
    }
  }

  private static func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
