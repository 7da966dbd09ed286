import Analysis
import StudyIndex
import Transcripts

extension QuotedLine {
  /// `“…” (HC-P1, takes part, hc-p1:14)`; leads to its turn.
  /// - Parameter level: the label of the speaker's level, where it is to be named.
  init(_ quote: Quote, level: String?) {
    let text = quote.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let source = [
      quote.speaker.participant ?? quote.speaker.label, level, "\(quote.transcript.name):\(quote.segment.turn)",
    ].compactMap { $0 }
    self.init(
      "“\(text)”", source: source.joined(separator: ", "),
      link: Fragment.turn(transcript: quote.transcript.name, number: quote.segment.turn),
      language: quote.transcript.language)
  }
}
