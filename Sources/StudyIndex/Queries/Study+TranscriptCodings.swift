import Basics
import Codebooks
public import Codings
public import Foundation
import GRDB
import StudyDefinition
public import Transcripts

/// A person's coding of a transcript, whole, whatever turns it runs over.
public struct PlacedCoding: Sendable, Hashable, Identifiable {
  /// Of the event that made it.
  public let id: UUID
  public let coder: String
  /// The id that the code has now, or the one that is not in the codebook.
  public let code: String
  public let span: Span
  public let origin: Coding.Origin
  public let note: String?
  public let time: Date
}

extension Study {
  /// The record of the transcript called `name`; `transcripts/`, `.txt` or both may be written with it.
  /// - Throws: `Problem` of kind `missingInput` with the nearest name.
  public func transcript(named name: String) throws -> TranscriptRecord {
    let stem = try transcriptName(name)
    guard let record = try transcripts().first(where: { $0.name == stem }) else {
      throw Problem.unknownTranscript(name, known: try transcripts().map(\.name))
    }
    return record
  }

  /// Everybody's codings of a transcript whose words are where they were, in the order of their places, coders and ids;
  /// others' are left out where they are hidden from whoever looks.
  public func codings(in transcript: TranscriptRecord) throws -> [PlacedCoding] {
    let onlyOf = hiddenTranscripts.contains(transcript.name) ? blindCoder : nil
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, coder, code, start, end, accepted, note, time FROM codings
          WHERE transcript = ? AND place = \(CodingPlace.holds.rawValue) ORDER BY start, end, coder, id
          """, arguments: [transcript.name]
      ).compactMap { row -> PlacedCoding? in
        guard let id = UUID(uuidString: row[0]), onlyOf == nil || onlyOf == row[1] else { return nil }
        let origin: Coding.Origin =
          switch row[5] as Int {
          case 1: .accepted
          case 2: .suggested
          default: .tag
          }
        return PlacedCoding(
          id: id, coder: row[1], code: row[2], span: Span(row[3], row[4]), origin: origin, note: row[6],
          time: Date(timeIntervalSince1970: row[7]))
      }
    }
  }
}
