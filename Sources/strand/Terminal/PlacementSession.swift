import Codings
import Deciding
import Foundation
import Reports
import StudyIndex
import Transcripts

/// The conversation about placements that are ambiguous: shows the words and the places they may have gone to, takes a
/// key, records the answer.
struct PlacementSession {
  let desk: CodingSession
  let items: [ReanchoredItem]
  let terminal: RawTerminal
  private var position = 0
  private var answers: [(position: Int, decision: UUID?)] = []
  private var message = ""

  init(desk: CodingSession, items: [ReanchoredItem], terminal: RawTerminal) {
    self.desk = desk
    self.items = items
    self.terminal = terminal
  }

  /// - Returns: whether everything was answered, so that reviewing can go on.
  mutating func run() throws -> Bool {
    while position < items.count {
      let screen = PlacementScreen(
        item: items[position], number: position + 1, total: items.count, coder: desk.coder.text, message: message)
      message = ""
      try Console.write(screen.render(width: terminal.width, colours: Console.outputStyle.colours))
      guard try answer(terminal.readKey()) else { break }
    }
    let placed = answers.count { $0.decision != nil }
    try Console.write("\n\(placed) placed, \(items.count - placed) left.\n")
    return placed == items.count
  }

  private mutating func answer(_ key: RawTerminal.Key) throws -> Bool {
    let item = items[position]
    switch key {
    case .character(let digit) where item.candidates.indices.contains((digit.wholeNumberValue ?? 0) - 1):
      advance(try desk.choose((digit.wholeNumberValue ?? 1) - 1, for: item))
    case .character("l"): advance(try desk.choose(nil, for: item))
    case .character("s"), .character(" "), .enter: advance(nil)
    case .character("u"): try takeBack()
    case .character("q"), .interrupt: return false
    default: message = "Press a number from 1 to \(item.candidates.count), l, s, u or q."
    }
    return true
  }

  private mutating func takeBack() throws {
    guard let last = answers.popLast() else {
      message = "Nothing to take back here; `strand undo` takes back earlier decisions."
      return
    }
    if let decision = last.decision { _ = try desk.undo(decision) }
    position = last.position
    message = last.decision == nil ? "Back at the one you skipped." : "Taken back."
  }

  private mutating func advance(_ decision: UUID?) {
    answers.append((position, decision))
    position += 1
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
    var lines = [paint.bold("Where does it stand now? \(number) of \(total)")]
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
