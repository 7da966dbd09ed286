import CICU

/// The YAML block between two `---` lines at the top of a transcript.
public struct FrontMatter: Sendable, Equatable {
  public var title: String?
  /// As written; ISO 8601 where the researcher keeps to it.
  public var date: String?
  public var place: String?
  /// BCP 47.
  public var language: String?
  /// Labels of speakers who ask.
  public var interviewers: [String] = []
  /// Labels of speakers who answer, each with the participant's id where the front matter names it.
  public var participants: [ParticipantEntry] = []
  /// `participants: []`: no label is a participant's, so the labels that are declared are all there are.
  public var declaresNoParticipants = false
  /// Whether the front matter says that nobody asks (`interviewer: []`).
  public var declaresNoInterviewers = false
  /// Labels of speakers who neither ask nor answer.
  public var others: [String] = []
  /// `labels: ids`: every paragraph that begins with a label and a colon is a turn of the participant of that id, as in
  /// open answers of a survey, where there are too many labels to name.
  public var labelsAreIDs = false
  /// What a person said when the file was imported, so that importing it again gives the same.
  public var importedWith = ImportChoices()
  /// Every other key, in the order of the file, as YAML text.
  public var further: [FurtherEntry] = []

  public struct ParticipantEntry: Sendable, Equatable {
    /// `nil` when the front matter names only the participant (`participants: HC-P1`).
    public var label: String?
    public var participant: String?

    public init(label: String?, participant: String?) {
      self.label = label
      self.participant = participant
    }
  }

  /// The key `import`: choices that no front matter could show otherwise.
  public struct ImportChoices: Sendable, Equatable {
    /// What labels were said to be: `interviewer`, `participant`, `other`, `none` or a participant's id.
    public var speakers: [LabelChoice] = []
    /// The regular expression by which turns begin.
    public var speakerPattern: String?

    public var isEmpty: Bool { speakers.isEmpty && speakerPattern == nil }

    public init() {}
  }

  public struct LabelChoice: Sendable, Equatable {
    public var label: String
    public var value: String

    public init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  public struct FurtherEntry: Sendable, Equatable {
    public var key: String
    public var value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  public init() {}
}

/// BCP 47 language tags.
public enum LanguageName {
  /// Whether the tag is well formed and its language one that ICU knows.
  public static func isKnown(_ tag: String) -> Bool { strand_knows_language(tag) }
}
