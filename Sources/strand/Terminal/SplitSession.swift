import Codebooks
import Codings
import Deciding
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

/// The conversation about the codings of a code that is split: shows each, takes a key, gathers the answers.
struct SplitSession {
  let codings: [Coding]
  /// At most nine: a key each.
  let codes: [Code]
  let terminal: RawTerminal

  /// - Returns: the codings that were given another code, in their order; also when it was ended before the last.
  func run() throws -> [Recoding] {
    var answers: [(place: Int, code: Code?)] = []
    var message = ""
    var place = 0
    while place < codings.count {
      try Console.write(screen(place, message))
      message = ""
      switch try terminal.readKey() {
      case .character(let digit) where codes.indices.contains((digit.wholeNumberValue ?? 0) - 1):
        answers.append((place, codes[(digit.wholeNumberValue ?? 1) - 1]))
        place += 1
      case .character("s"), .character(" "), .enter:
        answers.append((place, nil))
        place += 1
      case .character("u"):
        if let last = answers.popLast() { place = last.place } else { message = "Nothing to take back." }
      case .character("q"), .interrupt: return Self.recodings(answers, codings)
      default: message = "Press a number from 1 to \(codes.count), s, u or q."
      }
    }
    return Self.recodings(answers, codings)
  }

  private static func recodings(_ answers: [(place: Int, code: Code?)], _ codings: [Coding]) -> [Recoding] {
    answers.compactMap { answer in answer.code.map { Recoding(codings[answer.place], to: $0.id) } }
  }

  private func screen(_ place: Int, _ message: String) -> String {
    let coding = codings[place]
    let colours = Console.outputStyle.colours
    let paint = Paint(on: colours)
    let room = max(20, min(terminal.width, 100) - 2)
    func wrapped(_ text: String, _ indent: String = "") -> [String] {
      WordWrap().lines(text.replacing("\n", with: " "), width: room - indent.count).map { indent + $0 }
    }
    var lines = [paint.bold("Which code? \(place + 1) of \(codings.count)")]
    lines += wrapped("\(coding.code) · \(coding.coder) · \(coding.transcript)").map(paint.dim) + [""]
    lines += wrapped("\(coding.anchor.before)[\(coding.anchor.quote)]\(coding.anchor.after)", "  ") + [""]
    if let note = coding.note { lines += wrapped("Note: \(note)") + [""] }
    lines += codes.enumerated().map { paint.bold("\($0 + 1)") + "  \($1.name) (\($1.id))" } + [""]
    if !message.isEmpty { lines += wrapped(message) }
    lines.append(paint.bold("1-\(codes.count) that code   s leave it   u undo   q end"))
    return (colours ? "\u{1B}[2J\u{1B}[H" : "\n") + lines.joined(separator: "\n") + "\n"
  }
}
