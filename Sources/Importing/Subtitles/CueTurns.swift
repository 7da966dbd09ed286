import Transcripts

/// Cues of subtitles as turns: said once, those of one speaker joined, each turn with the time of its first cue.
struct CueTurns {
  private(set) var turns: [DialectReading.Turn] = []
  private(set) var leftOut = LeftOutCounts()
  private let title: String?

  /// A pause of this many seconds begins a new paragraph in a transcript without speakers.
  static let pause = 3.0

  init(_ cues: [SubtitleCue], title: String?) {
    self.title = title
    var previous: SubtitleCue?
    for cue in Self.withPrefixesAsSpeakers(RollingCaptions.saidOnce(cues, &leftOut)) {
      if let previous, previous.pieces.map(\.words) == cue.pieces.map(\.words), cue.start <= previous.end {
        leftOut.add("cues that repeat the one before")
        continue
      }
      for piece in cue.pieces {
        let isPause = previous.map { cue.start - $0.end >= Self.pause } ?? false
        add(piece.words, piece.speaker.map(TurnsText.label), cue.start, isPause)
      }
      previous = cue
    }
  }

  /// The whole as a file.
  var text: TurnsText {
    var text = TurnsText()
    text.title = title
    for turn in turns { text.addTurn(turn.words.joined(separator: "\n"), label: turn.label, time: turn.time) }
    return text
  }

  private mutating func add(_ words: String, _ label: String?, _ time: Double, _ isPause: Bool) {
    guard let last = turns.last, label == nil || label == last.label, !(isPause && last.label == nil) else {
      turns.append(DialectReading.Turn(label: label, time: time, words: [Substring(words)]))
      return
    }
    if isPause {
      turns[turns.count - 1].words.append(Substring(words))
    } else {
      turns[turns.count - 1].words[last.words.count - 1] += " " + words
    }
  }

  /// `Anna: Hello` is Anna speaking, where names before colons recur or most cues have one; Zoom writes it so.
  private static func withPrefixesAsSpeakers(_ cues: [SubtitleCue]) -> [SubtitleCue] {
    if cues.contains(where: { $0.pieces.contains { $0.speaker != nil } }) { return cues }
    let prefixes = cues.map { $0.pieces.first.flatMap { SpeakerLabel.prefix(of: $0.words) } }
    var counts: [String: Int] = [:]
    for prefix in prefixes { if let prefix { counts[prefix.label, default: 0] += 1 } }
    let labelled = counts.values.reduce(0, +)
    let believed = Set(counts.filter { $0.value > 1 || labelled * 2 >= cues.count }.map(\.key))
    return zip(cues, prefixes).map { cue, prefix in
      guard let prefix, believed.contains(prefix.label) else { return cue }
      var cue = cue
      cue.pieces = [(prefix.label, prefix.words)]
      return cue
    }
  }
}

/// Captions that roll: each cue shows the line before once more and adds one (YouTube's automatic captions).
enum RollingCaptions {
  /// Cues without the lines that the cue before showed already, where half of the neighbouring cues repeat some.
  static func saidOnce(_ cues: [SubtitleCue], _ leftOut: inout LeftOutCounts) -> [SubtitleCue] {
    let shown = cues.map { $0.lines.map(CueText.plainLine).filter { !$0.isEmpty } }
    let repeated = cues.indices.map { index in
      index > 0 && cues[index].start - cues[index - 1].end < 1 ? overlap(shown[index - 1], shown[index]) : 0
    }
    let rolling = repeated.count { $0 > 0 }
    guard rolling >= 2, rolling * 2 >= cues.count - 1 else { return cues }
    return cues.indices.compactMap { index in
      var cue = cues[index]
      guard repeated[index] > 0 else { return cue }
      leftOut.add("lines that captions repeat", repeated[index])
      cue.lines = Array(cue.lines.filter { !CueText.plainLine($0).isEmpty }.dropFirst(repeated[index]))
      return cue.lines.isEmpty ? nil : cue.withPieces
    }
  }

  /// How many lines at the beginning of `next` are those at the end of `last`.
  private static func overlap(_ last: [String], _ next: [String]) -> Int {
    (1...max(1, min(last.count, next.count))).reversed().first { count in
      count <= last.count && count <= next.count && Array(last.suffix(count)) == Array(next.prefix(count))
    } ?? 0
  }
}
