import Basics
import GRDB
public import Transcripts

extension Study {
  /// Keeps texts of other copies of the study, so that codings measured in them can be carried to the texts here.
  public func keep(_ bodies: [(name: String, text: TranscriptText)]) throws {
    try note { database in
      for (name, text) in bodies {
        try database.execute(
          sql: "INSERT OR IGNORE INTO bodies (hash, name, text) VALUES (?, ?, ?)",
          arguments: [text.contentHash.hexadecimal, name, String(decoding: text.bytes, as: UTF8.self)])
      }
    }
  }
}
