public import Analysis
public import ArgumentParser
import Basics
import Foundation
import Reports
import StudyDefinition
import StudyIndex

extension FrameworkMatrix.Quotes: ExpressibleByArgument {}

struct Framework: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework",
    abstract: "Set people against codes, with your own summaries and quotes in the cells.",
    discussion: """
      Summaries are yours: the table framework.csv at the head of the study, with the columns person, code, summary and \
      quote (the id of a coding, to choose a quote). --template makes an empty one, with a row for each cell that has \
      segments; `strand check` reads it. Without a chosen quote a cell has the longest.

      EXAMPLES:
        strand framework --template --output framework.csv
        strand framework --by cbo
        strand framework norms solidarity --where "age >= 60" --output matrix.xlsx
        strand framework --quote pinned --output matrix.docx
      """)

  @Argument(
    help: "Codes; a code counts with those below it (default: those at the top of the tree).",
    completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Sort people by the levels of this group; given twice, every level of one with every level of the other.",
      valueName: "group"), completion: .names(of: .group))
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(
    help: ArgumentHelp(
      "The table of summaries (default: the study's framework.csv, where it has one).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var summaries: String?

  @Option(help: "The quote in a cell without a chosen one: the longest, or none; none leaves out chosen ones, too.")
  var quote = FrameworkRequest().quote

  @Flag(help: "Make the table of summaries to fill in, as CSV; what has been written is kept.")
  var template = false

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: FrameworkRequest {
    var request = FrameworkRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    (request.by, request.cuts, request.summaries, request.quote) = (by, cutting.cut, summaries, quote)
    return request
  }

  func run() throws {
    guard template else { return try ask() }
    let study = try study.open(for: FrameworkRequest.sources)
    try BlindOptions.hideOthers(in: study, asked: blinding)
    let bytes = try request.answer(study).template()
    Console.warn(try request.remarks(study))
    guard let path = output.output else { return try Console.writeResult(bytes) }
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let isNew = !FileManager.default.fileExists(atPath: url.path)
    if isNew, url.resolvingSymlinksInPath().path == study.folder.summaries.resolvingSymlinksInPath().path {
      // The study's own table, which is not there yet.
      try Files.write(bytes, to: url, shownAs: path)
      return Console.say("Wrote \(path).")
    }
    try OutputOptions.write(bytes, to: path)
  }
}
