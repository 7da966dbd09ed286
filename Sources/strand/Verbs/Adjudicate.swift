import Analysis
import ArgumentParser
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex

struct Adjudicate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjudicate",
    abstract: "Decide where coders disagree; the decisions go into a journal of their own.",
    discussion: """
      A case is codings of one code that overlap, in a passage that several coders have read for the code. Decide it \
      by taking one coder's codings or everybody's, merging them, giving another code, leaving the code out, or \
      postponing, with a reason and votes. Nobody's own journal is changed. Analyses count the consensus with --coder \
      consensus, or with analysis_coder: consensus in study.yaml. Where somebody changes a coding afterwards, or reads \
      the passage, the case is open again.

      Without a terminal: --list shows the cases, --from takes decisions from a table with the columns case, decision \
      (take CODER, take all, merge, recode CODE, leave out, postpone), reason and votes.

      EXAMPLES:
        strand adjudicate hc-p1
        strand adjudicate --take-alike
        strand adjudicate --list --format csv --output cases.csv
        strand adjudicate --from cases.csv
        strand undo --as consensus
      """)

  @Argument(help: "Transcripts (default: all).", completion: .names(of: .transcript))
  var transcripts: [String] = []

  @OptionGroup var cases: CaseOptions

  @Flag(help: "List the cases that are open.")
  var list = false

  @Flag(help: "List what was decided, what was coded alike and what only one coder has read, too.")
  var all = false

  @Flag(help: "Take over what all readers have coded with exactly the same words.")
  var takeAlike = false

  @Flag(help: "Take over what only one coder has read.")
  var takeSingle = false

  @Option(help: ArgumentHelp("A table of decisions (CSV).", valueName: "file"), completion: .file(extensions: ["csv"]))
  var from: String?

  @Option(
    name: [.customLong("as"), .customLong("coder")],
    help: ArgumentHelp(
      "The journal that gets the decisions (default: study.yaml's analysis_coder, else consensus).", valueName: "name"),
    completion: .names(of: .coder))
  var coder: String?

  @OptionGroup var blind: BlindOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [list, takeAlike || takeSingle, from != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--list, --from and --take-alike or --take-single do not go together.")
    }
    if all, !list { throw ValidationError("--all needs --list.") }
  }

  func run() throws {
    let desk = try CodingSession(study.folder()) { try Coders.consensus(option: coder, study: $0.analysisCoder) }
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: blind.blind)
    let found = try cases.cases(study, transcripts: transcripts, consensus: desk.coder.text)
    if list { return try output.show(CaseReport(found, all: all, study: study).report()) }
    if let requests = try requests(found, study.codebook) {
      if !requests.isEmpty { try desk.resolve(requests) { Console.warn([$0]) } }
      let report = ResolvedReport.recorded(requests, study: desk.configuration.name, coder: desk.coder.text)
      return try output.show(report)
    }
    guard let terminal = RawTerminal() else { throw Problem.adjudicateNeedsTerminal() }
    var session = CaseSession(desk, cases: found.toDecide(), study: study, terminal: terminal)
    try session.run()
  }

  /// What is decided without asking; `nil` where a person is to be asked.
  private func requests(_ found: DisagreementCases, _ codebook: Codebook) throws -> [ResolveRequest]? {
    if let from {
      return try CaseDecisionTable.read(
        Files.read(URL(fileURLWithPath: from), shownAs: from), file: from, cases: found, codebook: codebook)
    }
    if !takeAlike, !takeSingle { return nil }
    let taken = found.cases.filter { one in
      one.state.isOpen && (one.kind == .alike && takeAlike || one.kind == .single && takeSingle)
    }
    return try taken.map { try CaseDecision.takeAll.request(on: $0, codebook: codebook) }
  }
}

/// Which cases of disagreement are looked at.
struct CaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Codes, each with those below it, separated by commas (default: all).", valueName: "codes"),
    completion: .names(of: .code))
  var codes: String?

  @Option(
    help: ArgumentHelp("Whose codings are compared, separated by commas (default: everybody's).", valueName: "names"),
    completion: .names(of: .coder))
  var coders: String?

  @Flag(help: "Take coders to have read every transcript in which they have coded something.")
  var assumeRead = false

  func cases(_ study: Study, transcripts: [String], consensus: String) throws -> DisagreementCases {
    try DisagreementCases(
      study, coders: coders.map(CommaList.coders), transcripts: transcripts, codes: CommaList.parts(codes ?? ""),
      consensus: consensus, assumesRead: assumeRead)
  }
}

extension Problem {
  static func adjudicateNeedsTerminal() -> Problem {
    Problem(
      .usage, "adjudicate needs a terminal to ask questions in",
      remedy: "Without one, `strand adjudicate --list --format csv` lists the cases and `strand adjudicate --from "
        + "FILE` takes the decisions.")
  }
}
