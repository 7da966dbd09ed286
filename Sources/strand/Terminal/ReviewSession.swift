import Analysis
import Basics
import Codings
import Deciding
import Foundation
import Learning
import Reports
import StudyIndex

/// The conversation of `strand review`: shows a hit, takes a key, records the answer.
struct ReviewSession {
  private let session: CodingSession
  private let judged: Int
  /// What is reviewed; empty for all codes.
  private let codes: [String]
  private let terminal: RawTerminal
  private var queue: DecisionQueue<ReviewItem>
  private var estimate = SuggestionPrecision()
  private var message = ""

  init(_ session: CodingSession, queue: ReviewQueue, codes: [String], terminal: RawTerminal) {
    self.session = session
    self.codes = codes
    self.terminal = terminal
    judged = queue.judged
    self.queue = DecisionQueue(queue.items)
  }

  mutating func run() throws {
    if queue.items.isEmpty, judged == 0 { return try Console.write("Nothing to review.\n") }
    if queue.items.isEmpty { return try Console.write("Nothing to review: \(judged) hits have been judged.\n") }
    while let item = queue.current {
      let screen = ReviewScreen(
        item: item, number: queue.position + 1, total: queue.items.count, coder: session.coder.text, message: message,
        estimate: estimate.sentence)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      guard try answer(terminal.readKey(), item) else { break }
    }
    if let sentence = estimate.sentence { try Console.write("\n\(sentence)\n") }
    try Console.write(
      "\n\(queue.decided) judged, \(queue.left) left. Your answers are in codings/\(session.coder.fileName).\n")
  }

  /// Does what a key asks for; false to end.
  private mutating func answer(_ key: RawTerminal.Key, _ item: ReviewItem) throws -> Bool {
    switch key {
    case .character("a"): try judge(item, .accept)
    case .character("r"): try judge(item, .reject)
    case .character("c"): try recode(item)
    case .character("m"): try writeMemo(item)
    case .character("d"): try markRead(item)
    case .character("s"), .character(" "), .enter: queue.advance(nil)
    case .character("u"): try goBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a, r, c, m, d, s, u or q."
    }
    return true
  }

  private mutating func judge(_ item: ReviewItem, _ judgement: Judgement) throws {
    let answer = try session.judge([item.hit], judgement).first?.id
    estimate.record(item.suggestion?.choice, isRight: judgement == .accept, at: queue.position)
    queue.advance(answer)
  }

  private mutating func recode(_ item: ReviewItem) throws {
    let line = terminal.readLine(prompt: "\nCode (empty to go back): ")?.trimmingCharacters(in: .whitespaces) ?? ""
    if line.isEmpty { return }
    do {
      let decision = try session.recode(item.hit, to: line)
      estimate.record(item.suggestion?.choice, isRight: false, at: queue.position)
      queue.advance(decision)
    } catch let problem as Problem where problem.kind == .missingInput {
      message = "\(problem.what). \(problem.remedy)"
    }
  }

  private mutating func writeMemo(_ item: ReviewItem) throws {
    let text = terminal.readLine(prompt: "\nMemo (empty to go back): ")?.trimmingCharacters(in: .whitespaces) ?? ""
    if text.isEmpty { return }
    try session.memo(text, on: item.hit)
    message = "Memo recorded."
  }

  /// Says that the whole transcript was read for what is reviewed: judging the hits in it is not reading it.
  private mutating func markRead(_ item: ReviewItem) throws {
    let name = item.hit.transcript
    guard let mark = try session.markRead([ReadRequest(transcript: name, codes: codes)]).first else { return }
    if mark.alreadyThere {
      message = "\(name) was marked as read before."
      return
    }
    queue.keep(mark.id)
    let what = mark.isWholeCodebook ? "the whole codebook" : mark.codes.joined(separator: ", ")
    message = "\(name) is marked as read for \(what); press u to take that back."
  }

  private mutating func goBack() throws {
    message =
      switch try queue.goBack({ decision in try session.decide { _ = try $0.undo(decision) } }) {
      case .nothing: "Nothing to take back in this review; `strand undo` takes back earlier decisions."
      case .skipped: "Back at the one you skipped."
      case .decision: "Taken back."
      }
    estimate.forget(at: queue.position)
  }
}
