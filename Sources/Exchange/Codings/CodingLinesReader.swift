import Basics
import Foundation

/// Reads the codings that `strand export codings` writes as JSON Lines (an object a line) or as JSON (`rows`).
enum CodingLinesReader {
  /// Why a rule's hit that nobody has judged is not taken.
  static let unjudged = "a rule's hit that nobody has judged: the codebook's rules find it again"

  private struct Row: Decodable {
    let id: String?
    let transcript: String
    let code: String
    let name: String?
    let start: Int
    let end: Int
    let text: String?
    let before: String?
    let after: String?
    let coder: String?
    let time: String?
    let note: String?

    enum CodingKeys: String, CodingKey {
      case id, transcript, code, start, end, text, before, after, coder, time, note
      case name = "code_name"
    }

    var isPlace: Bool { start >= 0 && start < end }
  }

  private struct Answer: Decodable { let rows: [Row] }

  /// - Throws: `Problems` with the line of everything that is no coding.
  static func readLines(
    _ bytes: [UInt8], name: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject {
    let rows = try JSONCodings.lines(bytes, as: Row.self, where: \.isPlace) { .notACoding(file, line: $0) }
    return try project(rows, name: name, transcripts: transcripts, file: file)
  }

  /// - Throws: `Problem` of kind `badData`.
  static func readAnswer(
    _ bytes: [UInt8], name: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)), answer.rows.allSatisfy(\.isPlace)
    else { throw Problem.noCodings(file: file) }
    return try project(answer.rows, name: name, transcripts: transcripts, file: file)
  }

  private static func project(
    _ rows: [Row], name: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject {
    var codings = ListedCodings(name: name, origin: ForeignProject.ownOrigin + "(codings)", transcripts: transcripts)
    for row in rows {
      guard let coder = row.coder else {
        codings.leaveOut(unjudged)
        continue
      }
      codings.add(
        ListedCoding(
          id: row.id, document: row.transcript, code: row.code, codeName: row.name, range: (row.start, row.end),
          words: row.text, before: row.before, after: row.after, coder: coder, time: REFIIdentifier.time(row.time),
          note: row.note))
    }
    return try codings.finished(file: file)
  }
}
