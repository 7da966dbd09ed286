/// All that a study found, as one page that stands by itself: chapters of text, tables, figures and quotes, and the
/// transcripts behind them.
public struct StudyReport: Sendable {
  public var title: String
  /// A line under the title.
  public var subtitle: String?
  public var chapters: [Chapter]
  /// The appendix; empty when the transcripts are left out. Links to turns that are not here are not made.
  public var transcripts: [ReportedTranscript]
  /// Every file that the report rests on, with the SHA-256 of its content in hexadecimal.
  public var inputs: [(path: String, sha256: String)]

  public init(
    title: String, subtitle: String? = nil, chapters: [Chapter] = [],
    transcripts: [ReportedTranscript] = [], inputs: [(path: String, sha256: String)] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.chapters = chapters
    self.transcripts = transcripts
    self.inputs = inputs
  }

  /// The page: HTML without scripts, other files or network. Same report, same bytes.
  /// - Throws: `Problem` when a template cannot be read.
  public func html() throws -> String { try StudyReportPage(report: self).html() }
}

extension StudyReport {
  /// A part of the report under a heading of its own, named in the contents.
  public struct Chapter: Sendable {
    /// The heading's fragment (`Fragment`), without the number sign: `comparison-cbo`. Different for each chapter.
    public var id: String
    public var title: String
    public var blocks: [Block]
    /// Chapters below it, under smaller headings.
    public var parts: [Chapter]

    public init(id: String, title: String, blocks: [Block] = [], parts: [Chapter] = []) {
      self.id = id
      self.title = title
      self.blocks = blocks
      self.parts = parts
    }

    /// A chapter of paragraphs, then figures, then what a report shows.
    public init(id: String, title: String, paragraphs: [String] = [], figures: [Figure] = [], report: Report?) {
      self.init(
        id: id, title: title,
        blocks: paragraphs.map { .text($0) } + figures.map { .figure($0) }
          + (report?.sections ?? []).map { .section($0) })
    }
  }

  public enum Block: Sendable {
    /// Running text; empty lines part its paragraphs.
    case text(String)
    case figure(Figure)
    /// A table, a tree or quotes, as every report has them.
    case section(Section)
    /// Numbered places to go to under one name: the quotes behind a number.
    case links(LinkList)
    /// What went wrong, where an analysis could not be made.
    case warning(String)
  }

  /// A line of numbered links.
  public struct LinkList: Sendable {
    /// Its own fragment (`Fragment`), so that a number can lead here.
    public var id: String
    public var label: String
    /// Fragments.
    public var targets: [String]

    public init(id: String, label: String, targets: [String]) {
      self.id = id
      self.label = label
      self.targets = targets
    }
  }
}

/// A transcript of the appendix.
public struct ReportedTranscript: Sendable {
  /// Words of a turn that have a code: a segment.
  public struct Passage: Sendable {
    /// Scalars of the turn's text, 0-based, end-exclusive.
    public var range: Range<Int>
    /// The code's name.
    public var code: String
    /// Who coded the words, or accepted the hit.
    public var coders: [String]
    /// Whether rules found the words, or a model suggested them, and nobody coded them by hand.
    public var isHit: Bool
    /// Whether somebody has coded or accepted the words.
    public var isJudged: Bool

    public init(range: Range<Int>, code: String, coders: [String], isHit: Bool, isJudged: Bool) {
      self.range = range
      self.code = code
      self.coders = coders
      self.isHit = isHit
      self.isJudged = isJudged
    }
  }

  public struct Turn: Sendable {
    /// 1-based.
    public var number: Int
    /// Empty for words without a speaker.
    public var speaker: String
    public var isInterviewer: Bool
    public var text: String
    /// What is coded in the turn, as the report counts it.
    public var passages: [Passage]

    public init(number: Int, speaker: String, isInterviewer: Bool, text: String, passages: [Passage] = []) {
      self.passages = passages
      self.number = number
      self.speaker = speaker
      self.isInterviewer = isInterviewer
      self.text = text
    }
  }

  public var name: String
  public var title: String?
  /// Date and place.
  public var note: String?
  /// BCP 47.
  public var language: String
  public var turns: [Turn]
  /// Where its codes are.
  public var figures: [Figure]

  public init(
    name: String, title: String? = nil, note: String? = nil, language: String, turns: [Turn], figures: [Figure] = []
  ) {
    self.name = name
    self.title = title
    self.note = note
    self.language = language
    self.turns = turns
    self.figures = figures
  }
}
