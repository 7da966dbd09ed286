import Analysis
import Studies
import Transcripts

extension BestQuotes {
  /// Lines for the row of a code: level, quote, source.
  func lines(code: Int) -> [QuotedLine] {
    grouping.levels.indices.flatMap { level in
      quotes(code: code, level: level).map { quote in
        var line = QuotedLine(quote, level: nil)
        line.text = "\(grouping.levels[level].label): \(line.text)"
        return line
      }
    }
  }

  func values(code: Int, level: Int) -> [JSONValue] {
    quotes(code: code, level: level).map(\.briefValue)
  }
}
