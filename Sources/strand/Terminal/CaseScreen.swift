import Analysis
import Codebooks
import Reports
import StudyIndex
import Transcripts

/// One case on the screen: the turns, each coder's words, the code's definition, the keys.
struct CaseScreen {
  let item: DisagreementCase
  let number: Int
  let total: Int
  let codebook: Codebook
  let text: TranscriptText
  /// Where the transcript's turns stand.
  let turns: [Span]
  let votes: [String]
  let consensus: String
  let message: String

  func render(width: Int, colours: Bool) -> String {
    let paint = Paint(on: colours)
    let room = max(20, min(width, 100) - 2)
    let wrap = { (text: String) in WordWrap().lines(text, width: room) }
    let code = codebook[item.code]
    var lines = [paint.bold("\(number) of \(total)  \(code?.name ?? item.code) (\(item.code))")]
    lines += wrap("\(place) · \(item.id) · \(item.state.word)").map(paint.dim)
    lines.append("")
    lines += wrap(passage).map(paint.dim) + [""]
    for (index, coder) in item.coders.enumerated() {
      for coding in item.codings where coding.coder == coder {
        let note = coding.note.map { " (\($0))" } ?? ""
        lines += wrap("\(index + 1) \(coder): “\(oneLine(text[coding.span]))”\(note)")
      }
    }
    for coder in item.silent {
      let others = Set(item.beside.filter { $0.coder == coder }.map(\.code)).sorted()
      lines += wrap("- \(coder): not coded" + (others.isEmpty ? "" : "; there: \(others.joined(separator: ", "))"))
    }
    lines.append("")
    if let definition = code?.definition, !definition.isEmpty { lines += wrap(definition).map(paint.dim) + [""] }
    if !votes.isEmpty { lines += wrap("Votes: \(votes.joined(separator: "; "))") }
    if !message.isEmpty { lines += wrap(message) }
    let takes = item.coders.enumerated().map { "\($0.offset + 1) take \($0.element)" }.joined(separator: "   ")
    lines += wrap(
      "\(takes)   b both   m merge   c recode   x leave out   p postpone   v votes   s skip   u undo   q quit"
    ).map(paint.bold)
    lines.append(paint.dim("journal: \(consensus)"))
    return paint.newScreen + lines.joined(separator: "\n") + "\n"
  }

  private var place: String {
    let (first, last) = (item.turns.lowerBound, item.turns.upperBound)
    return "\(item.transcript):\(first)" + (last > first ? "-\(last)" : "")
  }

  /// The words of its turns.
  private var passage: String {
    item.turns.filter { turns.indices.contains($0 - 1) }.map { oneLine(text[turns[$0 - 1]]) }.joined(separator: " / ")
  }

  private func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0) })
  }
}
