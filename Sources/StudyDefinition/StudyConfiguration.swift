public import Basics
public import Respondents

/// What `study.yaml` says: the study's name and defaults, and how people are grouped.
public struct StudyConfiguration: Sendable {
  /// Short name, for file names and reports' headings.
  public var name: String
  public var title: String?
  /// What whoever reads the study's results should know first; stands under the title of `status` and of the report.
  public var note: String?
  /// Language of transcripts that do not name theirs (BCP 47).
  public var language: String
  /// Coder whose journal is written when neither `--as` nor `STRAND_CODER` names one.
  public var coder: String?
  /// Whether a coder is shown only her own decisions until everybody who reads a transcript has read it.
  public var blind = false
  /// Whose codings analyses count when no command says otherwise; `nil` for everybody's.
  public var analysisCoder: String?
  /// Which segments count where a question does not say it; empty for all.
  public var review: Set<ReviewWord> = []
  /// In the order of the file.
  public var groups: [GroupDefinition]
  /// What is said about columns of participants.csv, in the order of the file.
  public var participants: [ParticipantDeclaration] = []
  /// `nil` for a study of interviews alone.
  public var survey: SurveyConfiguration?
  /// Codes as variables, in the order of the file.
  public var quantified: [QuantifiedCode] = []
  /// In the order of the file.
  public var hypotheses: [Hypothesis] = []
  /// Joint displays, in the order of the file.
  public var joint: [JointDefinition] = []
  /// What `strand run` makes, as it is written; `nil` when the file does not say.
  public var analyses: [WrittenOptions]?
  /// Whether `strand run` begins CSV with a byte order mark, and puts the transcripts into the report.
  public var resultsHaveMark = false
  public var reportHasTranscripts = true
  /// In which further forms `strand run` writes answers; in the order of the file, each once.
  public var resultsFormats: [ResultsFormat] = []
  /// How `strand run` sets tables in LaTeX.
  public var resultsLaTeX = ResultsLaTeX.plain

  public init(
    name: String, title: String? = nil, language: String = "en", coder: String? = nil, groups: [GroupDefinition] = []
  ) {
    self.name = name
    self.title = title
    self.language = language
    self.coder = coder
    self.groups = groups
  }
}

/// Forms in which `strand run` writes answers beside CSV, LaTeX and HTML, by their endings.
public enum ResultsFormat: String, CaseIterable, Sendable {
  /// Excel.
  case xlsx
  /// Word; the report too.
  case docx
}
