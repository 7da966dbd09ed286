public import Analysis
public import ArgumentParser

extension GroupTestMethod: ExpressibleByArgument {}

struct TestGroups: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test whether the survey's answers differ between groups, with effect sizes.",
    discussion: """
      The variable chooses the test: Welch's t or ANOVA for numbers, ranks for ordinal answers, Fisher's exact test or \
      chi-squared for categories. --method names another. Effect sizes have intervals always, and a table shows what the \
      tests rest on.

      EXAMPLES:
        strand test economic age --by cbo
        strand test income_level --by male --method mann-whitney
        strand test economic --by age --cut 40,60 --method anova
        strand test hukou plans_to_return --by cbo --adjust bh --format csv
      """)

  @Argument(help: "Variables and scales.", completion: .names(of: .variable))
  var variables: [String]

  @Option(
    help: ArgumentHelp("The group whose levels are compared.", valueName: "group"),
    completion: .names(of: .respondentGroup))
  var by: String

  @Option(
    help: ArgumentHelp(
      "Cut the group's numbers into levels: where levels begin (30,50), or median, terciles, quartiles.",
      valueName: "cut"))
  var cut: String?

  @Option(help: "Which test; auto lets the variable choose.")
  var method = GroupTestRequest().method

  @Option(help: ArgumentHelp("Of all intervals, 0.01 to 0.9999.", valueName: "level"))
  var level = GroupTestRequest().level

  @Option(help: "How p-values are adjusted over the variables: Holm, Benjamini and Hochberg, not at all.")
  var adjust = GroupTestRequest().adjustment

  @Option(help: "Seed of Monte Carlo tests and bootstrap intervals; the same seed gives the same numbers.")
  var seed = GroupTestRequest().seed

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: GroupTestRequest {
    var request = GroupTestRequest()
    (request.variables, request.by, request.cut) = (variables, by, cut)
    (request.method, request.level, request.adjustment, request.seed) = (method, level, adjust, seed)
    return request
  }
}
