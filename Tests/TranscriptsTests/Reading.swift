import Basics
import Transcripts

/// Reads a transcript from text, as the tests write it.
func read(_ text: String, language: String = "en") throws -> Transcript {
  try Transcript.read(
    name: "t", file: "transcripts/t.txt", bytes: Array(text.utf8), defaultLanguage: language)
}

/// One line a turn, as `label|words`, so that tests show turns at a glance.
func turns(_ transcript: Transcript) -> [String] {
  transcript.turns.map { turn in
    let words = transcript.text[turn.span].replacing("\n", with: "/")
    return "\(transcript.speakers[turn.speaker].label)|\(words)"
  }
}

/// `label role participant` of each speaker.
func speakers(_ transcript: Transcript) -> [String] {
  transcript.speakers.map { speaker in
    "\(speaker.label) \(speaker.role.rawValue)" + (speaker.participant.map { " \($0)" } ?? "")
  }
}
