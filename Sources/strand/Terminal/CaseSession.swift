import Analysis
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

/// The conversation of `strand adjudicate`: shows a case, takes a key, a reason and votes, records the decision.
struct CaseSession {
  private let session: CodingSession
  private let study: Study
  private let terminal: RawTerminal
  private var queue: DecisionQueue<DisagreementCase>
  private var votes: [String] = []
  private var message = ""
  /// The transcript shown last.
  private var shown: (name: String, text: TranscriptText)?

  /// - Parameter session: of the consensus, into whose journal the decisions go.
  init(_ session: CodingSession, cases: [DisagreementCase], study: Study, terminal: RawTerminal) {
    self.session = session
    self.study = study
    self.terminal = terminal
    queue = DecisionQueue(cases)
  }

  mutating func run() throws {
    if queue.items.isEmpty { return try Console.write("Nothing to decide.\n") }
    let turns = try study.turnSpans()
    while let one = queue.current {
      let screen = CaseScreen(
        item: one, number: queue.position + 1, total: queue.items.count, codebook: study.codebook,
        text: try text(of: one), turns: turns[one.transcript] ?? [], votes: votes, consensus: session.coder.text,
        message: message)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      guard try answer(terminal.readKey(), one) else { break }
    }
    try Console.write("\n\(queue.decided) decided, \(queue.left) left; codings/\(session.coder.fileName).\n")
  }

  private mutating func text(of one: DisagreementCase) throws -> TranscriptText {
    if let shown, shown.name == one.transcript { return shown.text }
    let text = try study.body(of: one.transcript)
    shown = (one.transcript, text)
    return text
  }

  /// Does what a key asks for; false to end.
  private mutating func answer(_ key: RawTerminal.Key, _ one: DisagreementCase) throws -> Bool {
    switch key {
    case .character(let digit) where one.coders.indices.contains((digit.wholeNumberValue ?? 0) - 1):
      try decide(.take(one.coders[(digit.wholeNumberValue ?? 1) - 1]), one)
    case .character("b"): try decide(.takeAll, one)
    case .character("m"): try decide(.merge, one)
    case .character("c"):
      let code = ask("Code (empty to go back): ")
      if !code.isEmpty { try decide(.recode(code), one) }
    case .character("x"): try decide(.leaveOut, one)
    case .character("p"): try decide(.postpone, one)
    case .character("v"):
      votes = ask("Votes, separated by semicolons: ").split(separator: ";").map { String($0).trimmingWhitespace() }
    case .character("s"), .character(" "), .enter: advance(nil)
    case .character("u"): try goBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a number from 1 to \(one.coders.count), b, m, c, x, p, v, s, u or q."
    }
    return true
  }

  private mutating func decide(_ decision: CaseDecision, _ one: DisagreementCase) throws {
    do {
      // What does not fit is said before anybody has written down why.
      _ = try decision.request(on: one, codebook: study.codebook)
      let reason = ask("Reason (may be empty): ")
      let request = try decision.request(
        on: one, reason: reason.isEmpty ? nil : reason, votes: votes, codebook: study.codebook)
      advance(try session.resolve([request]).first)
    } catch let problem as Problem where problem.kind == .missingInput {
      message = "\(problem.what). \(problem.remedy)"
    }
  }

  private func ask(_ prompt: String) -> String {
    terminal.readLine(prompt: "\n" + prompt)?.trimmingCharacters(in: .whitespaces) ?? ""
  }

  private mutating func goBack() throws {
    message =
      switch try queue.goBack({ decision in _ = try session.undo(decision) }) {
      case .nothing:
        "Nothing to take back here; `strand undo --as \(session.coder.text)` takes back earlier decisions."
      case .skipped: "Back at the one you skipped."
      case .decision: "Taken back."
      }
    votes = []
  }

  private mutating func advance(_ ruling: UUID?) {
    queue.advance(ruling)
    votes = []
  }
}
