import Analysis
public import ArgumentParser
import Basics
import Foundation
import Reports
import Respondents
public import StudyDefinition
import StudyIndex

extension QuantifiedCode.Measure: ExpressibleByArgument {}

/// The forms in which quantified codes are had: those of every answer, and an SPSS file.
enum QuantifyFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case csv
  case json
  case markdown
  case html
  case latex
  case sav
}

struct Quantify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make variables of codes: who mentions what, joined to the survey.",
    discussion: """
      One row a person. Without CODES the variables are those that study.yaml declares under `quantified:`, which describe \
      and regress know too; without any, all codes. CSV, JSON and SPSS also hold the columns of participants.csv and the \
      survey's answers of who is a respondent.

      EXAMPLES:
        strand quantify
        strand quantify norms solidarity --as mentioned --as rate
        strand quantify --where "survey.age >= 50" --format csv --output codes.csv
        strand quantify --output codes.sav
      """)

  @Argument(help: "Codes; a code counts with those below it.", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(
    name: .customLong("as"), parsing: .singleValue,
    help: """
      0 or 1 for who mentions the code, the number of segments, or segments per 1,000 words. May be given several times.
      """)
  var measures: [QuantifiedCode.Measure] = []

  @Option(
    name: .shortAndLong, help: "The form of the result (default: sav where --output ends so, else text).")
  var format: QuantifyFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions

  private var chosen: QuantifyFormat {
    format ?? (output?.lowercased().hasSuffix(".sav") == true ? .sav : .text)
  }

  func validate() throws {
    if chosen == .sav, output == nil { throw ValidationError("--format sav needs --output FILE.") }
  }

  func run() throws {
    let study = try study.open()
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: true))
    Console.warn(try study.remarks())
    let declared = codes.isEmpty && measures.isEmpty ? study.configuration.quantified : []
    let definitions =
      declared.isEmpty
      ? Quantification.definitions(codes, in: view, as: measures.isEmpty ? [.mentioned] : measures) : declared
    let quantification = try Quantification(view, definitions)
    let survey = try study.configuration.survey.map { _ in try study.surveyData() }
    let links = try survey.map { try RespondentLinks(study, $0) }
    let table = try quantification.table(survey: survey, links: links)
    switch chosen {
    case .csv: try write(SurveyWriter.csv(table))
    case .sav:
      Console.warn(SurveyWriter.losses(inSPSS: table))
      try write(try SurveyWriter.sav(table, shownAs: output ?? ""))
    default:
      let style = output == nil ? Console.outputStyle : .plain
      let form = OutputFormat(rawValue: chosen.rawValue) ?? .text
      try write(Array(try Renderer.render(quantification.report(table, links: links), as: form, style: style).utf8))
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    if let output { try OutputOptions.write(bytes, to: output) } else { try Console.write(bytes) }
  }
}
