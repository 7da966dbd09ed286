public import Basics
public import Transcripts

/// A file of any supported format as a transcript, with what was recognised in it and what was left out.
public struct ImportedTranscript: Sendable {
  /// What goes into `transcripts/NAME.txt`: front matter and canonical body.
  public let fileText: String
  /// `plain text`, `Word`, `rows of a table`.
  public let format: String
  /// ICU's name of the encoding; `nil` for formats that carry their own.
  public let encoding: String?
  /// In percent, 100 where it is certain; `nil` for formats that carry their own encoding.
  public let encodingConfidence: Int?
  /// BCP 47: chosen, from the front matter, or guessed; `nil` when the words do not say.
  public let language: String?
  /// In the order of their first turn.
  public let speakers: [SpeakerShare]
  public let turns: Int
  /// Words of all speakers, without stage directions.
  public let words: Int
  /// Dates in the file's heading, ISO 8601, in the order of the text.
  public let dates: [String]
  public let leftOut: [LeftOut]
  /// Comments in the margin with their passages, where they were asked for.
  public let comments: [ImportedComment]
  /// Whether every label is a participant's id, as in open answers.
  public let labelsAreIDs: Bool
  /// Headings of a table's columns that were taken, by what they hold.
  public let columns: [RowColumns.Part: String]
  /// Warnings: what a person should look at.
  public package(set) var notes: [Problem]
}

extension ImportedTranscript {
  /// What was recognised in this file and left out of it, with the text and the speakers of another reading.
  func withText(of other: ImportedTranscript) -> ImportedTranscript {
    ImportedTranscript(
      fileText: other.fileText, format: format, encoding: encoding, encodingConfidence: encodingConfidence,
      language: other.language, speakers: other.speakers, turns: other.turns, words: other.words, dates: dates,
      leftOut: leftOut, comments: comments, labelsAreIDs: other.labelsAreIDs, columns: columns, notes: other.notes)
  }
}

/// Something of the original that is not in the transcript.
public struct LeftOut: Sendable, Hashable {
  /// In the plural: `comments`, `images`.
  public let what: String
  public let count: Int

  public init(what: String, count: Int) {
    self.what = what
    self.count = count
  }
}

/// A comment of the original, on a passage of the transcript.
public struct ImportedComment: Sendable, Hashable {
  public let span: Span
  public let author: String?
  public let text: String
}
