import Codings
import Deciding
import Foundation
import Reports
import StudyIndex
import Transcripts

/// The conversation about placements that are ambiguous: shows the words and the places they may have gone to, takes a
/// key, records the answer.
struct PlacementSession {
  private let session: CodingSession
  private let terminal: RawTerminal
  private var queue: DecisionQueue<ReanchoredItem>
  private var message = ""

  init(_ session: CodingSession, items: [ReanchoredItem], terminal: RawTerminal) {
    self.session = session
    self.terminal = terminal
    queue = DecisionQueue(items)
  }

  /// - Returns: whether everything was answered, so that reviewing can go on.
  mutating func run() throws -> Bool {
    while let item = queue.current {
      let screen = PlacementScreen(
        item: item, number: queue.position + 1, total: queue.items.count, coder: session.coder.text, message: message)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      guard try answer(terminal.readKey(), item) else { break }
    }
    try Console.write("\n\(queue.decided) placed, \(queue.left) left.\n")
    return queue.left == 0
  }

  private mutating func answer(_ key: RawTerminal.Key, _ item: ReanchoredItem) throws -> Bool {
    switch key {
    case .character(let digit) where item.candidates.indices.contains((digit.wholeNumberValue ?? 0) - 1):
      queue.advance(try session.choose((digit.wholeNumberValue ?? 1) - 1, for: item))
    case .character("l"): queue.advance(try session.choose(nil, for: item))
    case .character("s"), .character(" "), .enter: queue.advance(nil)
    case .character("u"): try goBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a number from 1 to \(item.candidates.count), l, s, u or q."
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

/// One ambiguous placement on the screen.
struct PlacementScreen {
  let item: ReanchoredItem
  let number: Int
  let total: Int
  let coder: String
  let message: String

  func render(width: Int, colours: Bool) -> String {
    let paint = Paint(on: colours)
    let room = max(20, min(width, 100) - 2)
    func wrapped(_ text: String, _ indent: String = "") -> [String] {
      WordWrap().lines(text.replacing("\n", with: " "), width: room - indent.count).map { indent + $0 }
    }
    let source = [
      item.item.code ?? "memo", item.item.coder, item.item.transcript,
      String(item.item.id.uuidString.lowercased().prefix(8)),
    ]
    var lines = [paint.bold("Where is it now? \(number) of \(total)")]
    lines += wrapped(source.joined(separator: " · ")).map(paint.dim)
    lines.append("")
    lines += wrapped("\(item.item.anchor.before)[\(item.item.anchor.quote)]\(item.item.anchor.after)", "  ")
    lines.append("")
    for (index, candidate) in item.candidates.enumerated() {
      let anchor = candidate.anchor
      let agreement = Int((candidate.score * 100).rounded())
      lines.append(
        paint.bold("\(index + 1)") + paint.dim("  \(anchor.span.start)-\(anchor.span.end), \(agreement)% alike"))
      lines += wrapped("\(anchor.before)[\(anchor.quote)]\(anchor.after)", "   ")
    }
    lines.append("")
    if !message.isEmpty { lines += wrapped(message) }
    let numbers = item.candidates.count == 1 ? "1" : "1-\(item.candidates.count)"
    lines += wrapped("\(numbers) there   l lost   s skip   u undo   q quit").map(paint.bold)
    lines.append(paint.dim("coder: \(coder)"))
    return paint.newScreen + lines.joined(separator: "\n") + "\n"
  }
}
