import Analysis
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import Learning
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

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
  /// What was changed about the passage that is shown: its ends, and further codes.
  private var ends: PassageEnds?
  private var further: [String] = []

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
        estimate: estimate.sentence, ends: ends, further: further)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      let position = queue.position
      guard try answer(terminal.readKey(), item) else { break }
      if queue.position != position { (ends, further) = (nil, []) }
    }
    if let sentence = estimate.sentence { try Console.write("\n\(sentence)\n") }
    try Console.write(
      "\n\(queue.decided) judged, \(queue.left) left. Your answers are in codings/\(session.coder.fileName).\n")
  }

  /// Does what a key asks for; false to end.
  private mutating func answer(_ key: RawTerminal.Key, _ item: ReviewItem) throws -> Bool {
    switch key {
    case .character("a"): try accept(item)
    case .character("r"): try judge(item, .reject)
    case .character("c"): try recode(item)
    case .character("+"): addCode()
    case .character("["): try move(item, "No word before.") { $0.moveStart(-1) }
    case .character("{"): try move(item, "Nothing would be left.") { $0.moveStart(1) }
    case .character("]"): try move(item, "No word after: press n for the next turn.") { $0.moveEnd(1) }
    case .character("}"): try move(item, "Nothing would be left.") { $0.moveEnd(-1) }
    case .character("n"): try move(item, "This is the last turn.") { $0.addNextTurn() }
    case .character("m"): try writeMemo(item)
    case .character("d"): try markRead(item)
    case .character("s"), .character(" "), .enter: queue.advance(nil)
    case .character("u"): try goBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a, r, c, +, m, d, s, u, q, n or a bracket."
    }
    return true
  }

  private mutating func judge(_ item: ReviewItem, _ judgement: Judgement) throws {
    let answer = try session.judge([item.hit], judgement).first?.id
    estimate.record(item.suggestion?.choice, isRight: judgement == .accept, at: queue.position)
    queue.advance(answer)
  }

  /// Accepts the hit, with other ends and further codes where they were chosen.
  private mutating func accept(_ item: ReviewItem) throws {
    if ends == nil, further.isEmpty { return try judge(item, .accept) }
    let transcript = try ends?.transcript ?? session.transcript(named: item.hit.transcript)
    let made = try session.adjust(item.hit, to: ends?.span ?? item.hit.span, in: transcript, further: further)
    estimate.record(item.suggestion?.choice, isRight: true, at: queue.position)
    queue.advance(made.decision)
  }

  private mutating func move(
    _ item: ReviewItem, _ otherwise: String, _ change: (inout PassageEnds) -> Bool
  ) throws {
    var moved = ends
    if moved == nil {
      let transcript = try session.transcript(named: item.hit.transcript)
      guard transcript.text.contentHash.hexadecimal == item.hit.transcriptHash else {
        message = "The transcript has changed meanwhile: end this review and begin it again."
        return
      }
      moved = PassageEnds(item.hit.span, turn: item.hit.turn, in: transcript)
    }
    if var passage = moved, change(&passage) { ends = passage } else { message = otherwise }
  }

  private mutating func addCode() {
    guard let code = askForCode() else { return }
    if !further.contains(code) { further.append(code) }
  }

  private mutating func recode(_ item: ReviewItem) throws {
    guard ends == nil, further.isEmpty else {
      message = "The passage has other ends or further codes: accept it with a, or skip it with s."
      return
    }
    guard let code = askForCode() else { return }
    let decision = try session.recode(item.hit, to: code)
    estimate.record(item.suggestion?.choice, isRight: false, at: queue.position)
    queue.advance(decision)
  }

  /// A code by its id, or by a part of its id or name that no other code has; Tab completes it.
  private mutating func askForCode() -> String? {
    let room = max(20, terminal.width - 4)
    let asked = terminal.readLine(prompt: "Code, or a part of its name (Tab completes; empty to go back): ") { typed in
      let completion = CodeCompletion(typed.trimmingCharacters(in: .whitespaces), in: session.codebook)
      if completion.codes.count == 1 { return (completion.text, []) }
      if completion.codes.isEmpty { return (completion.text, ["No code has that."]) }
      let lines = completion.codes.prefix(12).map { code in
        WordWrap().lines("\(code.id)  \(code.name)", width: room).first ?? code.id
      }
      let more = completion.codes.count - lines.count
      return (completion.text, lines + (more > 0 ? ["… and \(more) more"] : []))
    }
    let line = asked?.trimmingCharacters(in: .whitespaces) ?? ""
    if line.isEmpty { return nil }
    if let code = session.codebook[line] { return code.id }
    let found = session.codebook.codes.filter { code in
      "\(code.id) \(code.name)".lowercased().contains(line.lowercased())
    }
    if found.count == 1 { return found[0].id }
    if found.isEmpty {
      let problem = Problem.unknownCode(line, in: session.codebook)
      message = "\(problem.what). \(problem.remedy)"
    } else {
      message = "Which one: " + found.prefix(12).map(\.id).joined(separator: ", ") + (found.count > 12 ? " …" : "")
    }
    return nil
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
