import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct ExportENA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ena",
    abstract: "Write turns by codes for epistemic network analysis (R's package rENA).",
    discussion: """
      The CSV has a row for each turn of the people who count: TRANSCRIPT, TURN, PERSON, a column for each group, then a \
      column for each code, 1 where the code or one below it is in the turn. In R:
        turns <- read.csv("ena.csv")
        ena(turns, codes = c("norms", "service"), units = c("PERSON"), conversation = c("TRANSCRIPT"))

      EXAMPLES:
        strand export ena ena.csv --by cbo
        strand export ena ena.csv norms service solidarity --by cbo --text
      """)

  @Argument(help: "The CSV file to write.", completion: .file(extensions: ["csv"]))
  var file: String

  @Argument(
    help: "Codes, each with those below it (default: those at the top of the tree).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A group, as a column of its levels; may be given several times.", valueName: "group"),
    completion: .names(of: .group))
  var by: [String] = []

  @Flag(help: "Add what was said, as the column TEXT: keep the file as safe as the transcripts.")
  var text = false

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: people.blind)
    let view = try StudyView(study, filter: filter.narrowing(people.narrowing(.comparing, to: codes)))
    let groupings = try by.compactMap { try study.grouping(by: [$0], cuts: []) }
    let table = try CodedUtterances(view, groupings: groupings, withText: text)
    Console.warn(try study.remarks())
    for column in table.groups + table.codes where column.name.lowercased() != column.source.lowercased() {
      Console.say("\(column.name): \(column.source)")
    }
    if let note = table.reviewCounts.note { Console.say(note) }
    try OutputOptions.write(table.csv, to: file)
  }
}
