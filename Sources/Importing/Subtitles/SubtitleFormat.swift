import Basics
import FileContents
import Transcripts

/// `.vtt` and `.srt`: cues merged into turns, each with the time of its first cue.
struct SubtitleFormat: TranscriptFormat {
  let name = "subtitles"
  let extensions = ["vtt", "srt"]

  let declaresSpeakers = true

  func recognises(_ source: SourceFile) -> Bool {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
    return start.starts(with: "WEBVTT".utf8) || extensions.contains(source.fileExtension) && !source.bytes.isEmpty
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    var extracted = try PlainTextFormat().extract(source)
    let text = String(decoding: try CanonicalText.decoded(extracted.text), as: UTF8.self)
    let read = SubtitleCues(text)
    if read.cues.isEmpty { throw Problem.noCues(file: source.name) }
    let spoken = CueTurns(read.cues, title: read.title)
    extracted.text = spoken.text.text
    var leftOut = read.leftOut
    for item in spoken.leftOut.all { leftOut.add(item.what, item.count) }
    extracted.leftOut += leftOut.all
    if let line = read.badTimes.first { extracted.notes.append(.unreadableTime(file: source.name, line: line)) }
    return extracted
  }
}
