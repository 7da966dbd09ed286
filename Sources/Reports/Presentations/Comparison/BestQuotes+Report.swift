import Analysis
import Studies
import Transcripts

extension BestQuotes {
  /// Lines for the row of a code: level, quote, source.
  func lines(code: Int) -> [String] {
    grouping.levels.indices.flatMap { level in
      quotes(code: code, level: level).map { quote in
        let who = quote.speaker.participant ?? quote.speaker.label
        let text = quote.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(grouping.levels[level].label): “\(text)” (\(who), \(quote.transcript.name):\(quote.segment.turn))"
      }
    }
  }

  func values(code: Int, level: Int) -> [JSONValue] {
    quotes(code: code, level: level).map(\.briefValue)
  }
}
