import Analysis
import Basics
import Codings
import Deciding
import Foundation
import Reports
import StudyIndex

/// The conversation of `strand review`: shows a hit, takes a key, records the answer.
struct ReviewSession {
  let desk: CodingSession
  let queue: ReviewQueue
  let terminal: RawTerminal
  /// What is reviewed; empty for all codes.
  let codes: [String]
  private var position = 0
  /// What was answered, latest last: where, and the decision to take back (none for a skip).
  private var answers: [(position: Int, decision: UUID?, isJudgement: Bool)] = []
  private var message = ""

  init(desk: CodingSession, queue: ReviewQueue, terminal: RawTerminal, codes: [String]) {
    self.desk = desk
    self.queue = queue
    self.terminal = terminal
    self.codes = codes
  }

  mutating func run() throws {
    if queue.items.isEmpty {
      return try Console.write("Nothing to review: \(queue.judged) hits have been judged.\n")
    }
    while position < queue.items.count {
      let screen = ReviewScreen(
        item: queue.items[position], number: position + 1, total: queue.items.count, coder: desk.coder.text,
        message: message)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      guard try answer(terminal.readKey()) else { break }
    }
    try Console.write(summary)
  }

  /// Does what a key asks for; false to end.
  private mutating func answer(_ key: RawTerminal.Key) throws -> Bool {
    let item = queue.items[position]
    switch key {
    case .character("a"): try judge(item, .accept)
    case .character("r"): try judge(item, .reject)
    case .character("c"): try recode(item)
    case .character("m"): try writeMemo(item)
    case .character("d"): try markRead(item)
    case .character("s"), .character(" "), .enter: advance(decision: nil)
    case .character("u"): try takeBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a, r, c, m, d, s, u or q."
    }
    return true
  }

  private mutating func judge(_ item: ReviewItem, _ judgement: Judgement) throws {
    let answer = try desk.judge([item.hit], judgement)
    advance(decision: answer.first?.id)
  }

  /// Rejects the hit and puts another code on the same passage, as one decision.
  private mutating func recode(_ item: ReviewItem) throws {
    let line = terminal.readLine(prompt: "\nCode (empty to go back): ")?.trimmingCharacters(in: .whitespaces) ?? ""
    if line.isEmpty { return }
    do {
      advance(decision: try desk.recode(item.hit, to: line))
    } catch let problem as Problem where problem.kind == .missingInput {
      message = "\(problem.what). \(problem.remedy)"
    }
  }

  private mutating func writeMemo(_ item: ReviewItem) throws {
    let text = terminal.readLine(prompt: "\nMemo (empty to go back): ")?.trimmingCharacters(in: .whitespaces) ?? ""
    if text.isEmpty { return }
    try desk.memo(text, on: item.hit)
    message = "Memo recorded."
  }

  /// Says that the whole transcript was read for what is reviewed: judging the hits in it is not reading it.
  private mutating func markRead(_ item: ReviewItem) throws {
    let name = item.hit.transcript
    guard let mark = try desk.markRead([ReadRequest(transcript: name, codes: codes)]).first else { return }
    if mark.alreadyThere {
      message = "\(name) was marked as read before."
      return
    }
    answers.append((position, mark.id, false))
    message =
      "\(name) is marked as read for "
      + (mark.isWholeCodebook ? "the whole codebook." : "\(mark.codes.joined(separator: ", ")).")
  }

  private mutating func takeBack() throws {
    guard let last = answers.popLast() else {
      message = "Nothing to take back in this review; `strand undo` takes back earlier decisions."
      return
    }
    if let decision = last.decision { try desk.decide { _ = try $0.undo(decision) } }
    position = last.position
    message = last.decision == nil ? "Back at the one you skipped." : "Taken back."
  }

  private mutating func advance(decision: UUID?) {
    answers.append((position, decision, true))
    position += 1
  }

  private var summary: String {
    let judged = answers.count { $0.decision != nil && $0.isJudgement }
    let left = queue.items.count - judged
    return "\n\(judged) judged, \(left) left. Your answers are in codings/\(desk.coder.fileName).\n"
  }
}
