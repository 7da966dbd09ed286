import Codebooks
import GRDB
public import Transcripts

/// A span on which a coder refused a code.
public struct RejectedSpan: Sendable, Hashable {
  /// Index in `Codebook.codes`.
  public let code: Int
  public let coder: String
  /// Key of the transcript.
  public let transcript: Int64
  public let span: Span
  /// Whether a model had suggested the passage, and not a rule found it.
  public let isOfSuggestion: Bool
}

extension Study {
  /// Every refusal whose words still stand, in the order of codebook, transcript key and place.
  public func rejections() throws -> [RejectedSpan] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT code, coder, transcript_key, start, end, suggested FROM rejections
          ORDER BY transcript_key, start, end, coder, id
          """
      ).compactMap { row in
        codebook.position(of: row[0]).map {
          RejectedSpan(
            code: $0, coder: row[1], transcript: row[2], span: Span(row[3], row[4]), isOfSuggestion: row[5])
        }
      }
    }.sorted { $0.code < $1.code }
  }
}
