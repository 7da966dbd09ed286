import Analysis
import ArgumentParser
import Basics
import Codings
import Deciding
import Reports
import StudyDefinition
import StudyIndex

struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Judge rules' hits one by one, with one key each.",
    discussion: """
      a accepts, r rejects, c gives another code, + adds a second one, m writes a memo, d says that you have read the whole transcript for \
      the codes under review (`strand done`), s skips, u takes the last answer back, q quits. \
      [ and { begin the passage a word earlier or later, } and ] end it so, n goes on into the next turn: a then codes \
      what is shown. Of a code's name a part is enough. \
      Every answer is on disk before the next hit is shown; the next review goes on where this one ended. Codings that \
      `strand reanchor` could not place come first: a number chooses, l says that the words are gone.

      With --suggestions the passages are those that `strand suggest` learns to find: by turns one drawn at random, \
      two of the most probable, two of the most doubtful. Those drawn at random say how many suggestions are right, \
      and that is shown as you go.

      EXAMPLES:
        strand review
        strand review norms --as lin
        strand review solidarity --where "community = 'HC'"
        strand review --disagreements norms
        strand review norms.formal --suggestions
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Flag(help: "Decide where coders disagree, into the consensus journal: `strand adjudicate`, the widest gaps first.")
  var disagreements = false

  @Flag(help: "Judge suggestions instead of rules' hits: those at or above their code's threshold.")
  var suggestions = false

  @Option(help: "What is suggested, with --suggestions.")
  var unit = SuggestionRequest().unit

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions

  func validate() throws {
    guard disagreements else { return }
    if coder.coder != nil || people.narrowing(to: []) != SegmentFilter() {
      throw ValidationError("--disagreements takes codes only; `strand adjudicate` has further options.")
    }
  }

  func run() throws {
    if disagreements { return try adjudicate() }
    let desk = try coder.desk(study)
    guard let terminal = RawTerminal() else { throw Problem.reviewNeedsTerminal() }
    // Codings that may stand in several places wait for an answer before anything is counted.
    let plan = try study.open().reanchoringPlan()
    if plan.moves.isEmpty, !plan.ambiguous.isEmpty {
      var places = PlacementSession(desk, items: plan.ambiguous, terminal: terminal)
      guard try places.run() else { return }
    }
    let open = try study.open()
    try BlindOptions.hideOthers(in: open, asked: people.blind, from: desk.coder)
    let queue = try queue(open, for: desk.coder.text)
    var session = ReviewSession(desk, queue: queue, codes: codes, terminal: terminal)
    try session.run()
  }

  private func adjudicate() throws {
    guard let terminal = RawTerminal() else { throw Problem.adjudicateNeedsTerminal() }
    let desk = try CodingSession(study.folder()) { try Coders.consensus(option: nil, study: $0.analysisCoder) }
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: people.blind)
    let found = try DisagreementCases(study, codes: codes, consensus: desk.coder.text)
    var session = CaseSession(desk, cases: found.toDecide(.widestFirst), study: study, terminal: terminal)
    try session.run()
  }

  private func queue(_ study: Study, for coder: String) throws -> ReviewQueue {
    guard suggestions else {
      return try ReviewQueue(StudyView(study, filter: people.everyHit(of: codes)), coder: coder)
    }
    var request = SuggestionRequest()
    request.filter = people.narrowing(to: codes)
    (request.unit, request.all) = (unit, true)
    return try ReviewQueue(request.listing(study))
  }
}

extension Problem {
  static func reviewNeedsTerminal() -> Problem {
    Problem(
      .usage, "review needs a terminal to ask questions in",
      remedy: "Without one, `strand quotes --review unreviewed --format csv` lists the hits with their ids, and "
        + "`strand accept ID…` and `strand reject ID…` judge them.")
  }
}
