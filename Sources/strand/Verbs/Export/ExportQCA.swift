import Analysis
import ArgumentParser
import Basics
import Reports
import StudyIndex

struct ExportQCA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qca",
    abstract: "Write people by codes for qualitative comparative analysis (R's package QCA).",
    discussion: """
      The CSV has a row for each person: CASE, then a column for each code, 1 where the person mentions it or a code below \
      it, else 0. The outcome is a code, or a variable of numbers (NA where a person has none). In R:
        cases <- na.omit(read.csv("qca.csv", row.names = 1))
        truthTable(cases, outcome = "SOLIDARITY", conditions = "NORMS, SERVICE")

      EXAMPLES:
        strand export qca qca.csv
        strand export qca qca.csv norms service learning --outcome solidarity
        strand export qca qca.csv --outcome identity --where "age >= 60"
      """)

  @Argument(help: "The CSV file to write.", completion: .file(extensions: ["csv"]))
  var file: String

  @Argument(
    help: "Codes, each with those below it (default: those at the top of the tree).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(help: ArgumentHelp("The outcome: a code, or a variable or scale of numbers.", valueName: "name"))
  var outcome: String?

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: people.blind)
    let view = try StudyView(study, filter: filter.narrowing(people.narrowing(.comparing, to: codes)))
    let table = try CaseConditions(view, outcome: outcome)
    let bound = table.bound.map { Problem.conditionBoundToOutcome($0, outcome: outcome ?? "") }
    Console.warn(try study.remarks() + bound)
    let columns = table.conditions + [table.outcome].compactMap { $0 }
    for column in columns where column.name.lowercased() != column.source.lowercased() {
      Console.say("\(column.name): \(column.source)")
    }
    if let note = table.reviewCounts.note { Console.say(note) }
    try OutputOptions.write(table.csv, to: file)
  }
}
