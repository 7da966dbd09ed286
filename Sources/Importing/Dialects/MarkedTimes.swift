import Transcripts

/// Times between hashes, as f4 and others write them: `#00:00:05-2#` before the words or after them.
///
/// A time after the words is the end of what was said, and so the beginning of what follows: it goes to a line of its
/// own, where it is the next turn's. One before the words is read where labels are. In the middle of words it becomes a
/// stage direction, which is not counted as words.
enum MarkedTimes {
  static func takenOff(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [Substring] {
    guard lines.contains(where: { ExportedForm.bytes(of: $0) { $0.contains(0x23) } && $0.firstMatch(of: mark) != nil })
    else { return lines }
    var result: [Substring] = []
    let last = lines.lastIndex { !ExportedForm.isBlank($0) }
    for (index, line) in lines.enumerated() {
      var words = line
      var end: Double?
      while let match = words.firstMatch(of: endMark), !ExportedForm.isBlank(words[..<match.range.lowerBound]) {
        end = ExportedForm.time("[" + match.1.replacing("-", with: ".") + "]")
        words = words[..<match.range.lowerBound]
        while words.last?.isWhitespace ?? false { words = words.dropLast() }
      }
      result.append(withInnerMarks(words))
      guard let end else { continue }
      let next = lines[(index + 1)...].first { !ExportedForm.isBlank($0) }
      if index == last || next.map({ $0.prefixMatch(of: mark) != nil }) ?? false {
        counts.add("times of the end of a turn")
      } else {
        result += ["", Substring("[\(TurnTime.text(end))]"), ""]
      }
    }
    return result
  }

  private static func withInnerMarks(_ line: Substring) -> Substring {
    guard let first = line.firstIndex(where: { !$0.isWhitespace }), line[first...].dropFirst().contains("#") else {
      return line
    }
    let start = line[first...].prefixMatch(of: mark)?.range.upperBound ?? first
    let rest = String(line[start...]).replacing(mark) { match in "[\(match.1.replacing("-", with: "."))]" }
    return Substring(String(line[..<start]) + rest)
  }

  private static var mark: Regex<(Substring, Substring)> { /#(\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?)#/ }
  private static var endMark: Regex<(Substring, Substring)> { /#(\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?)#\s*$/ }
}
