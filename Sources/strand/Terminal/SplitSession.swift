import Codebooks
import Codings
import Deciding
import Foundation
import Reports
import Transcripts

/// The conversation about the codings of a code that is split: shows each, takes a key, records the answer.
struct SplitSession {
  private let session: CodingSession
  private let terminal: RawTerminal
  /// At most nine: a key each.
  private let codes: [Code]
  private let note: String?
  private var queue: DecisionQueue<Coding>
  private var message = ""

  init(_ session: CodingSession, _ codings: [Coding], among codes: [Code], note: String?, terminal: RawTerminal) {
    self.session = session
    self.terminal = terminal
    self.codes = codes
    self.note = note
    queue = DecisionQueue(codings)
  }

  mutating func run() throws {
    while let coding = queue.current {
      let screen = SplitScreen(
        coding: coding, codes: codes, number: queue.position + 1, total: queue.items.count, message: message)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      guard try answer(terminal.readKey(), coding) else { break }
    }
    try Console.write("\n\(queue.decided) recoded, \(queue.left) left as they were.\n")
  }

  private mutating func answer(_ key: RawTerminal.Key, _ coding: Coding) throws -> Bool {
    switch key {
    case .character(let digit) where codes.indices.contains((digit.wholeNumberValue ?? 0) - 1):
      let code = codes[(digit.wholeNumberValue ?? 1) - 1].id
      queue.advance(try session.recode([Recoding(coding, to: code)], note: note).decision)
    case .character("s"), .character(" "), .enter: queue.advance(nil)
    case .character("u"): try goBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a number from 1 to \(codes.count), s, u or q."
    }
    return true
  }

  private mutating func goBack() throws {
    message =
      switch try queue.goBack({ _ = try session.undo($0) }) {
      case .nothing: "Nothing to take back here; `strand undo` takes back earlier decisions."
      case .skipped: "Back at the one you skipped."
      case .decision: "Taken back."
      }
  }
}

/// One coding of a code that is split, on the screen.
struct SplitScreen {
  let coding: Coding
  let codes: [Code]
  let number: Int
  let total: Int
  let message: String

  func render(width: Int, colours: Bool) -> String {
    let paint = Paint(on: colours)
    let room = max(20, min(width, 100) - 2)
    func wrapped(_ text: String, _ indent: String = "") -> [String] {
      WordWrap().lines(text.replacing("\n", with: " "), width: room - indent.count).map { indent + $0 }
    }
    var lines = [paint.bold("Which code? \(number) of \(total)")]
    lines += wrapped("\(coding.code) · \(coding.coder) · \(coding.transcript)").map(paint.dim) + [""]
    lines += wrapped("\(coding.anchor.before)[\(coding.anchor.quote)]\(coding.anchor.after)", "  ") + [""]
    if let note = coding.note { lines += wrapped("Note: \(note)") + [""] }
    lines += codes.enumerated().map { paint.bold("\($0 + 1)") + "  \($1.name) (\($1.id))" } + [""]
    if !message.isEmpty { lines += wrapped(message) }
    let numbers = codes.count == 1 ? "1" : "1-\(codes.count)"
    lines += wrapped("\(numbers) that code   s leave it   u undo   q quit").map(paint.bold)
    return paint.newScreen + lines.joined(separator: "\n") + "\n"
  }
}
