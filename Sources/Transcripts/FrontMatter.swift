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
