import Basics
import Deciding
import Foundation
import Importing
import StudyDefinition
import Transcripts

/// `POST /api/import`: a file that was dropped on the page. Without `write` only what is recognised in it is answered.
struct ImportRequest: Decodable {
  struct Speaker: Decodable {
    let label: String
    /// `interviewer`, `participant`, `other`, `none`, or a participant's id.
    let value: String
  }

  /// The file's name with its extension.
  let name: String
  /// Its bytes, base64.
  let data: String
  /// The transcript's name; empty for the file's.
  let transcript: String?
  let language: String?
  let speakers: [Speaker]?
  /// Whether participants.csv gets a row for each new id.
  let participants: Bool?
  let write: Bool?
}

/// What was recognised in a file.
struct ImportAnswer: Encodable, Sendable {
  struct Speaker: Encodable, Sendable {
    let label: String
    let role: String
    let participant: String?
    let turns: Int
    let words: Int
  }

  /// The transcript's name.
  let transcript: String
  let format: String
  let language: String?
  let turns: Int
  let words: Int
  let speakers: [Speaker]
  /// `12 images`.
  let leftOut: [String]
  /// What a person should look at.
  let notes: [String]
  /// How the transcript begins.
  let beginning: String
  /// Whether the same text is in the study already.
  let isThere: Bool
  let isWritten: Bool
  let message: String
}

extension ImportRequest {
  /// - Throws: `Problem`, `Problems` about the file; then nothing was written.
  func answer(_ folder: StudyFolder) throws -> ImportAnswer {
    guard let bytes = Data(base64Encoded: data) else { throw Problem.requestUnreadable("the file is damaged") }
    let choices = try (speakers ?? []).filter { !$0.label.isEmpty && !$0.value.isEmpty }.map {
      try SpeakerChoice(parsing: "\($0.label)=\($0.value)")
    }
    let writes = write ?? false
    let name = transcript?.trimmingWhitespace() ?? ""
    let spoken = language?.trimmingWhitespace() ?? ""
    var taking = StudyImport(
      folder, options: ImportOptions(language: spoken.isEmpty ? nil : spoken, speakers: choices),
      addsParticipants: participants ?? false, isDryRun: !writes)
    taking.take(self.name, bytes: Array(bytes), name: name.isEmpty ? nil : name)
    guard let one = taking.taken.first else { throw Problems(taking.problems) }
    let found = one.imported
    return ImportAnswer(
      transcript: one.transcript, format: found.format, language: found.language, turns: found.turns,
      words: found.words,
      speakers: found.speakers.map { speaker in
        ImportAnswer.Speaker(
          label: speaker.label, role: speaker.role.rawValue, participant: speaker.participant, turns: speaker.turns,
          words: speaker.words)
      }, leftOut: found.leftOut.map { "\($0.count) \($0.what)" }, notes: found.notes.map(\.description),
      beginning: Self.beginning(of: found.fileText), isThere: one.unchanged, isWritten: writes,
      message: one.unchanged
        ? "\(one.transcript) is in the study already, with the same text."
        : writes ? "\(one.transcript) is in the study." : "")
  }

  /// The first words of the body.
  private static func beginning(of file: String) -> String {
    let bytes = Array(file.utf8)
    let body = FrontMatterBlock(bytes).map { bytes[$0.body...] } ?? bytes[...]
    return String(String(decoding: body, as: UTF8.self).prefix(1200))
  }
}
