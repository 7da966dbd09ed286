public import Codebooks
public import Codings
public import Transcripts

/// What of a study goes into another program's project: all of it that is not computed.
public struct StudyContents: Sendable {
  public struct TranscriptFile: Sendable {
    public let transcript: Transcript
    /// YAML lines as they are in the file, without the `---` around them; empty where there are none.
    public let frontMatter: String
    /// Ids of the participants who speak in it.
    public let participants: [String]

    public init(transcript: Transcript, frontMatter: String, participants: [String]) {
      self.transcript = transcript
      self.frontMatter = frontMatter
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
  public var participants: PeopleRows
  public var levels: [Level]
  /// What has no place in other programs.
  public var unheld: Unheld

  /// What of a study no other program's project can hold, counted.
  public struct Unheld: Sendable {
    /// Rules' hits that somebody has rejected.
    public var rejections = 0
    /// Marks that a coder has read a part of a transcript.
    public var readings = 0
    /// Events that were taken back, moved or overruled.
    public var pastEvents = 0
    /// Whether there is a survey.
    public var hasSurvey = false

    public init(rejections: Int = 0, readings: Int = 0, pastEvents: Int = 0, hasSurvey: Bool = false) {
      self.rejections = rejections
      self.readings = readings
      self.pastEvents = pastEvents
      self.hasSurvey = hasSurvey
    }
  }

  public init(
    name: String, version: String, codebook: Codebook, codebookFiles: [(name: String, text: String)],
    transcripts: [TranscriptFile], codings: [Coding], memos: [Memo], participants: PeopleRows, levels: [Level],
    unheld: Unheld = Unheld()
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
    self.unheld = unheld
  }

  /// Those whose words are in the transcript and whose code is in the codebook.
  var heldCodings: [Coding] { codings.filter { $0.gone == nil && codebook[$0.code] != nil } }
  var heldMemos: [Memo] { memos.filter { $0.gone == nil } }
  /// Everybody who coded or wrote a memo, by name.
  var coders: [String] { Set(heldCodings.map(\.coder) + heldMemos.map(\.coder)).sorted() }

  /// Counts what every program's project lacks.
  func countLosses(_ inventory: inout ImportInventory) {
    for coding in codings {
      if coding.gone != nil {
        inventory.count("codings", .leftOut("their words are gone from the transcript"))
      } else if codebook[coding.code] == nil {
        inventory.count("codings", .leftOut("their code is no longer in the codebook"), example: coding.code)
      }
    }
    inventory.count("memos", .leftOut("their words are gone from the transcript"), memos.count - heldMemos.count)
    inventory.count("rejected hits", .leftOut("other programs have none"), unheld.rejections)
    inventory.count("reading marks", .leftOut("other programs have none"), unheld.readings)
    inventory.count(
      "events that were taken back or overruled",
      .leftOut("a project contains the codings as they are now, not their history"), unheld.pastEvents)
    inventory.count("surveys", .leftOut("`strand export respondents` writes them"), unheld.hasSurvey ? 1 : 0)
  }
}
