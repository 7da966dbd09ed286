import Basics
import FileContents
import Transcripts

/// `.vtt` and `.srt`: cues merged into turns, each with the time of its first cue.
struct SubtitleFormat: TranscriptFormat {
  let name = "subtitles"
  let extensions = ["vtt", "srt"]

  let declaresSpeakers = true

  /// A pause of this many seconds begins a new paragraph in a transcript without speakers.
  static let pause = 3.0

  func recognises(_ source: SourceFile) -> Bool {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
    return start.starts(with: "WEBVTT".utf8) || extensions.contains(source.fileExtension) && !source.bytes.isEmpty
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    var extracted = try PlainTextFormat().extract(source)
    let text = String(decoding: try CanonicalText.decoded(extracted.text), as: UTF8.self)
    let read = SubtitleCues(text)
    if read.cues.isEmpty { throw Problem.noCues(file: source.name) }
    var turns = TurnsText()
    turns.title = read.title
    let cues = Self.withPrefixesAsSpeakers(read.cues)
    var leftOut = read.leftOut
    var previous: SubtitleCue?
    for cue in cues {
      // Rolling captions say the line before once more.
      if let previous, previous.pieces.map(\.words) == cue.pieces.map(\.words), cue.start <= previous.end {
        leftOut.add("cues that repeat the one before")
        continue
      }
      for piece in cue.pieces {
        let isPause = previous.map { cue.start - $0.end >= Self.pause } ?? false
        turns.add(piece.words, speaker: piece.speaker, time: cue.start, afterPause: isPause)
      }
      previous = cue
    }
    extracted.text = turns.text
    extracted.leftOut += leftOut.all
    if let line = read.badTimes.first { extracted.notes.append(.unreadableTime(file: source.name, line: line)) }
    return extracted
  }

  /// `Anna: Hello` is Anna speaking, where names before colons recur or most cues have one; Zoom writes it so.
  private static func withPrefixesAsSpeakers(_ cues: [SubtitleCue]) -> [SubtitleCue] {
    if cues.contains(where: { $0.pieces.contains { $0.speaker != nil } }) { return cues }
    var counts: [String: Int] = [:]
    for cue in cues { if let label = prefix(of: cue)?.label { counts[label, default: 0] += 1 } }
    let labelled = counts.values.reduce(0, +)
    let believed = Set(counts.filter { $0.value > 1 || labelled * 2 >= cues.count }.map(\.key))
    return cues.map { cue in
      guard let (label, words) = prefix(of: cue), believed.contains(label) else { return cue }
      var cue = cue
      cue.pieces = [(label, words)]
      return cue
    }
  }

  private static func prefix(of cue: SubtitleCue) -> (label: String, words: String)? {
    guard let text = cue.pieces.first?.words, let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return nil
    }
    let label = text[..<colon].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let words = text[text.index(after: colon)...].drop(while: \.isWhitespace)
    guard !words.isEmpty, !label.isEmpty, SpeakerLabel.isPossible(label) else { return nil }
    return (label, String(words))
  }
}
