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
import Transcripts

struct Adjudicate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide where coders disagree; the decisions go into a journal of their own.",
    discussion: """
      A case is codings of one code that overlap, in a passage that several coders have read for the code. Decide it \
      by taking one coder's codings, merging them, giving another code, leaving the code out, or postponing, with a \
      reason and votes. Nobody's own journal is changed. Analyses count the consensus with --coder consensus, or with \
      analysis_coder: consensus in study.yaml. Where somebody changes a coding afterwards, the case is open again.

      Without a terminal: --list shows the cases, --from takes decisions from a table with the columns case, decision \
      (take CODER, take, merge, recode CODE, leave out, postpone), reason and votes.

      EXAMPLES:
        strand adjudicate hc-p1
        strand adjudicate --take-alike
        strand adjudicate --list --format csv --output cases.csv
        strand adjudicate --from cases.csv
        strand undo --coder consensus
      """)

  @Argument(help: "Transcripts (default: all).", completion: TranscriptCompletion.kind)
  var transcripts: [String] = []

  @OptionGroup var cases: CaseOptions

  @Flag(help: "List the cases that are open.")
  var list = false

  @Flag(help: "List what was decided and what was coded alike, too.")
  var all = false

  @Flag(help: "Take over what all readers have coded with exactly the same words.")
  var takeAlike = false

  @Option(help: ArgumentHelp("A table of decisions (CSV).", valueName: "file"), completion: .file(extensions: ["csv"]))
  var from: String?

  @Option(help: ArgumentHelp("Whose journal holds the decisions.", valueName: "name"))
  var coder = "consensus"

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [list, takeAlike, from != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--list, --take-alike and --from do not go together.")
    }
    if all, !list { throw ValidationError("--all goes with --list.") }
  }

  func run() throws {
    let desk = try CodingSession(study.folder()) { _ in try CoderName(validating: coder) }
    let study = try study.open()
    let found = try cases.cases(study, transcripts: transcripts, consensus: desk.coder.text)
    if list { return try output.show(CaseReport(found, study: study).listing(all: all)) }
    if let from {
      let requests = try CaseDecisionTable.read(
        Files.read(URL(fileURLWithPath: from), shownAs: from), file: from, cases: found, codebook: study.codebook)
      return try show(requests, desk, study)
    }
    if takeAlike {
      let alike = found.cases.filter { $0.kind == .alike && $0.state.isOpen }
      let requests = try alike.map {
        try CaseDecision.take(nil).request(on: $0, reason: nil, votes: [], codebook: study.codebook)
      }
      return try show(requests, desk, study)
    }
    guard let terminal = RawTerminal() else { throw Problem.adjudicateNeedsTerminal() }
    var session = try CaseSession(desk: desk, cases: found, study: study, terminal: terminal)
    try session.run()
  }

  private func show(_ requests: [ResolveRequest], _ desk: CodingSession, _ study: Study) throws {
    if !requests.isEmpty { try desk.resolve(requests) { Console.warn([$0]) } }
    try output.show(CaseReport.recorded(requests, study: desk.configuration.name, coder: desk.coder.text))
  }
}

/// Which cases of disagreement are looked at.
struct CaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Codes, each with those below it, parted by commas (default: all).", valueName: "codes"),
    completion: CodeCompletion.kind)
  var codes: String?

  @Option(
    help: ArgumentHelp("Whose codings are compared, parted by commas (default: everybody's).", valueName: "names"))
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
