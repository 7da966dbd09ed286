import Transcripts

/// Numbers of lines or paragraphs in the left margin: `12 Anna: We came`, `  5  the town`.
///
/// They are taken for such where they count on through most of the text: by one from paragraph to paragraph, or by as
/// many lines as lie between them, from 1 again on a new page. Numbers with a full stop or a bracket could be a list's:
/// those go only where labels come to light below them.
enum MarginNumbers {
  static func takenOff(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [Substring] {
    let numbered = lines.map(number)
    let filled = lines.indices.filter { !ExportedForm.isBlank(lines[$0]) }
    let chain = filled.filter { numbered[$0] != nil }
    guard chain.count >= 3, countsOn(chain, numbered, lines, filled) else { return lines }
    var result = lines
    for index in chain { if let found = numbered[index] { result[index] = found.rest } }
    let labelled = DialectReading.hasLabels(result)
    let isBare = chain.allSatisfy { numbered[$0]?.isMarked == false }
    guard labelled && !DialectReading.hasLabels(lines) || isBare && (labelled || chain.count >= 8) else { return lines }
    counts.add("numbers in the margin", chain.count)
    return result
  }

  /// `12 words`, `12. words`, `12<tab>words`, `12` before the end of an empty line; no time, no year at a sentence's end.
  private static func number(_ line: Substring) -> (value: Int, rest: Substring, isMarked: Bool)? {
    let words = line.drop { $0 == " " || $0 == "\t" }
    let digits = words.prefix { LocalDigits.value(of: $0) != nil }
    guard (1...5).contains(digits.count) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + (LocalDigits.value(of: $1) ?? 0) }
    var rest = words.dropFirst(digits.count)
    let isMarked = rest.first.map { ".)".contains($0) } ?? false
    if isMarked { rest = rest.dropFirst() }
    guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
    return (value, rest.drop { $0 == " " || $0 == "\t" }, isMarked)
  }

  private static func countsOn(
    _ chain: [Int], _ numbered: [(value: Int, rest: Substring, isMarked: Bool)?], _ lines: [Substring], _ filled: [Int]
  ) -> Bool {
    var place: [Int: Int] = [:]
    for (order, index) in filled.enumerated() { place[index] = order }
    var byOne = 0
    var byLines = 0
    for (before, after) in zip(chain, chain.dropFirst()) {
      guard let first = numbered[before]?.value, let second = numbered[after]?.value else { continue }
      if second == first + 1 || second == 1 { byOne += 1 }
      if second > first, second - first == place[after, default: 0] - place[before, default: 0] { byLines += 1 }
    }
    let steps = chain.count - 1
    let blocks = filled.count { $0 == 0 || ExportedForm.isBlank(lines[$0 - 1]) }
    let isOfParagraphs = byOne * 10 >= steps * 9 && chain.count * 10 >= min(blocks, filled.count) * 6
    let covered = place[chain[chain.count - 1], default: 0] - place[chain[0], default: 0] + 1
    let isOfLines = byLines * 10 >= steps * 8 && covered * 10 >= filled.count * 6 && chain.count * 12 >= filled.count
    return isOfParagraphs || isOfLines
  }
}
