public import Codebooks
public import Codings
public import Transcripts

/// What of a study goes into another program's project: all of it that is not computed.
public struct StudyContents: Sendable {
  public struct TranscriptFile: Sendable {
    public let transcript: Transcript
    /// Ids of the participants who speak in it.
    public let participants: [String]

    public init(transcript: Transcript, participants: [String]) {
      self.transcript = transcript
      self.participants = participants
    }
  }

  /// Transcripts of one level of a group.
  public struct Level: Sendable {
    public let group: String
    public let level: String
    /// Names of transcripts.
    public let transcripts: [String]

    public init(group: String, level: String, transcripts: [String]) {
      self.group = group
      self.level = level
      self.transcripts = transcripts
    }
  }

  public var name: String
  /// Version of the program.
  public var version: String
  public var codebook: Codebook
  /// The files of `codebook/` by name, as they are: rules and all.
  public var codebookFiles: [(name: String, text: String)]
  public var transcripts: [TranscriptFile]
  /// What holds now, of every coder.
  public var codings: [Coding]
  public var memos: [Memo]
  public var participants: ParticipantRows
  public var levels: [Level]
  /// Rules' hits that somebody has rejected.
  public var rejections: Int
  /// Events of all journals.
  public var events: Int

  public init(
    name: String, version: String, codebook: Codebook, codebookFiles: [(name: String, text: String)],
    transcripts: [TranscriptFile], codings: [Coding], memos: [Memo], participants: ParticipantRows, levels: [Level], rejections: Int, events: Int
  ) {
    self.name = name
    self.version = version
    self.codebook = codebook
    self.codebookFiles = codebookFiles
    self.transcripts = transcripts
    self.codings = codings
    self.memos = memos
    self.participants = participants
    self.levels = levels
    self.rejections = rejections
    self.events = events
  }
}
