import Analysis
import StudyIndex
import Transcripts

extension BestQuotes {
  /// Lines for the row of a code: level, quote, source.
  func lines(code: Int) -> [QuotedLine] {
    grouping.levels.indices.flatMap { level in
      quotes(code: code, level: level).map { quote in
        var line = QuotedLine(quote, level: nil)
        line.lead = grouping.levels[level].label
        return line
      }
    }
  }

  func values(code: Int, level: Int) -> [JSONValue] {
    quotes(code: code, level: level).map(\.briefValue)
  }
}
