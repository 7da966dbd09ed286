import Foundation

/// `…` in a document stands for what differs from run to run: alone on a line for any lines, within a line for any
/// characters.
enum Elision {
  static let mark = "…"

  /// Whether the lines that the program printed are those that the document shows.
  static func matches(_ shown: [String], _ printed: [String]) -> Bool {
    guard let first = shown.first else { return printed.isEmpty }
    let rest = Array(shown.dropFirst())
    if first == mark {
      return (0...printed.count).contains { matches(rest, Array(printed.dropFirst($0))) }
    }
    guard let line = printed.first, matches(line: first, line) else { return false }
    return matches(rest, Array(printed.dropFirst()))
  }

  static func matches(line shown: String, _ printed: String) -> Bool {
    var parts = shown.components(separatedBy: mark)
    let end = parts.removeLast()
    guard let start = parts.first else { return shown == printed }
    guard printed.hasPrefix(start) else { return false }
    var place = printed.dropFirst(start.count)
    for part in parts.dropFirst().map(withoutPadding) where !part.isEmpty {
      guard let found = place.range(of: part) else { return false }
      place = place[found.upperBound...]
    }
    return place.hasSuffix(withoutPadding(end))
  }

  /// Spaces behind the mark only keep the columns.
  private static func withoutPadding(_ text: String) -> String { String(text.drop { $0 == " " }) }

  /// What a document shows of a command: one run's lines, with words that differ in another run, and times since the
  /// recording began, replaced by `…`. What stands behind keeps its column.
  static func of(_ first: [String], _ second: [String], since start: Date) -> [String] {
    first.enumerated().map { index, line in
      let other = index < second.count ? second[index] : line
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let others = other.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      var shown: [String] = []
      for (place, word) in words.enumerated() {
        let differs = others.count == words.count && others[place] != word
        let isTime = place > 0 && isRecent(day: words[place - 1], time: word, start)
        let isDay = place + 1 < words.count && isRecent(day: word, time: words[place + 1], start)
        let isLast = place == words.count - 1
        shown.append(differs || isTime || isDay ? isLast ? mark : padded(mark, to: word.count) : word)
      }
      return shown.joined(separator: " ")
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  /// Whether two words are a day and a time of day, as the program writes them, not before the start.
  private static func isRecent(day: String, time: String, _ start: Date) -> Bool {
    guard day.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil, time.wholeMatch(of: /\d\d:\d\d:\d\d/) != nil,
      let date = ISO8601DateFormatter().date(from: "\(day)T\(time)Z")
    else { return false }
    return date >= start.addingTimeInterval(-1)
  }
}
