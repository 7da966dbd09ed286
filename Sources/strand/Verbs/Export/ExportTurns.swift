import ArgumentParser
import Basics
import Foundation
import StudyIndex
import Transcripts

struct ExportTurns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns",
    abstract: "Write what was said, one turn a line (JSON Lines), for `strand stream` and other engines.",
    discussion: """
      Each line has id (TRANSCRIPT:TURN), transcript, turn, speaker (the role: interviewer, participant or other), \
      label, person (whom the words are counted for), participant (the id in participants.csv, when known), language \
      and text. The file contains everything that participants said: keep it as safe as the transcripts.

      EXAMPLES:
        strand export turns --output turns.jsonl
        strand export turns | strand stream --codebook codebook
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var study: StudyOptions

  func run() throws {
    let study = try study.open()
    let speakers = Dictionary(try study.speakers().map { ($0.id, $0) }) { first, _ in first }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines: [UInt8] = []
    for transcript in try study.transcripts() {
      for turn in try study.turns(of: transcript) {
        guard let speaker = speakers[turn.speaker] else { continue }
        lines += try encoder.encode(TurnLine(turn, speaker, transcript))
        lines.append(0x0A)
      }
      if output == nil {
        try Console.writeResult(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    if let output { try OutputOptions.write(lines, to: output) }
  }
}

/// One turn for other programs.
private struct TurnLine: Encodable {
  let id: String
  let transcript: String
  let turn: Int
  let speaker: String
  let label: String
  let person: String
  let participant: String?
  let language: String
  let text: String

  init(_ turn: TurnRecord, _ speaker: SpeakerRecord, _ transcript: TranscriptRecord) {
    id = "\(transcript.name):\(turn.number)"
    self.transcript = transcript.name
    self.turn = turn.number
    self.speaker = speaker.role.rawValue
    label = speaker.label
    person = speaker.person
    participant = speaker.participant
    language = transcript.language
    text = String(decoding: turn.text.bytes, as: UTF8.self)
  }
}
