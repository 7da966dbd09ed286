import Transcripts

/// `[00:43.810 --> 00:47.850]  words`: a line a segment, as speech recognition writes it; the words beside the times or
/// below them. Read as the subtitles of the same recording are.
enum TimedLines {
  static func read(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [DialectReading.Turn]? {
    ranges(lines, &counts) ?? points(lines)
  }

  private static func ranges(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [DialectReading.Turn]? {
    var cues: [SubtitleCue] = []
    var before: [Substring] = []
    var timed = 0
    for line in lines where !ExportedForm.isBlank(line) {
      if let (start, end, words) = range(line) {
        timed += 1
        cues.append(SubtitleCue(start: start, end: end, lines: words.isEmpty ? [] : [String(words)]))
      } else if cues.isEmpty {
        before.append(line)
      } else {
        cues[cues.count - 1].lines.append(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      }
    }
    let filled = lines.count { !ExportedForm.isBlank($0) }
    guard timed >= 3, timed * 5 >= filled * 2, ArrowTurns.read(lines) == nil else { return nil }
    let spoken = CueTurns(cues.map(\.withPieces), title: nil)
    for item in spoken.leftOut.all { counts.add(item.what, item.count) }
    var turns = spoken.turns
    if !before.isEmpty { turns.insert(DialectReading.Turn(words: before), at: 0) }
    return turns
  }

  private static func range(_ line: Substring) -> (Double, Double, Substring)? {
    guard
      ExportedForm.mayBeginWithNumber(line),
      let match = line.prefixMatch(of: /\s*[\[(]?\s*(\d[\d:.,]*)\s*(?:-->|->|–|-)\s*(\d[\d:.,]*)\s*[\])]?(?:\s+|$)/),
      let start = ExportedForm.time("[\(match.1)]"), let end = ExportedForm.time("[\(match.2)]")
    else { return nil }
    return (start, end, line[match.range.upperBound...])
  }

  /// `[00:43] words`, `00:43 words` on nearly every line, with nobody named: times go to lines of their own, so that
  /// they are not counted as words.
  private static func points(_ lines: [Substring]) -> [DialectReading.Turn]? {
    let filled = lines.count { !ExportedForm.isBlank($0) }
    let found = lines.map(point)
    let timed = found.compactMap { $0 }
    let labelled = timed.count { SpeakerLabel.prefix(of: String($0.words)) != nil }
    guard timed.count >= 3, timed.count * 10 >= filled * 6, labelled * 4 < timed.count,
      !DialectReading.hasLabels(lines)
    else { return nil }
    var words: [Substring] = []
    for (line, point) in zip(lines, found) {
      if let point {
        words += [Substring("[\(TurnTime.text(point.time))]"), point.words]
      } else {
        words.append(line)
      }
    }
    return [DialectReading.Turn(words: words)]
  }

  private static func point(_ line: Substring) -> (time: Double, words: Substring)? {
    guard ExportedForm.mayBeginWithNumber(line),
      let match = line.prefixMatch(of: /\s*([\[(]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?)\s+(\S)/),
      let time = ExportedForm.time(match.1)
    else { return nil }
    return (time, line[match.2.startIndex...])
  }
}
