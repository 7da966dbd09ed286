import Basics
public import Transcripts

/// What a person decides about an import; everything else is recognised.
public struct ImportOptions: Sendable {
  /// Name of the file's encoding, as ICU knows it; `nil` to recognise it.
  public var encoding: String?
  /// BCP 47; `nil` to take the front matter's, or to guess.
  public var language: String?
  public var speakers: [SpeakerChoice]
  /// How turns begin in a dialect of one's own.
  public var speakerPattern: SpeakerPattern?
  public var title: String?
  /// Whether comments in the margin are handed on, so that they can become memos; else they are left out.
  public var keepsComments: Bool
  /// Which columns of a table are speaker, text, time and id; what is not said is guessed by the headings.
  public var columns: RowColumns?
  /// Name of a workbook's sheet; `nil` for the first.
  public var sheet: String?

  public init(
    encoding: String? = nil, language: String? = nil, speakers: [SpeakerChoice] = [],
    speakerPattern: SpeakerPattern? = nil, title: String? = nil, keepsComments: Bool = false,
    columns: RowColumns? = nil, sheet: String? = nil
  ) {
    self.encoding = encoding
    self.language = language
    self.speakers = speakers
    self.speakerPattern = speakerPattern
    self.title = title
    self.keepsComments = keepsComments
    self.columns = columns
    self.sheet = sheet
  }
}

extension ImportOptions {
  /// What a person said about speakers, as a front matter keeps it.
  var choices: FrontMatter.ImportChoices {
    var choices = FrontMatter.ImportChoices()
    choices.speakers = speakers.map { FrontMatter.LabelChoice(label: $0.label, value: $0.value) }
    choices.speakerPattern = speakerPattern?.pattern
    return choices
  }

  /// The same, with what was said when the file was imported before, where it is not said anew.
  /// - Throws: `Problem` of kind `usage` when the front matter holds a pattern that is not valid.
  func completed(by earlier: FrontMatter.ImportChoices) throws -> ImportOptions {
    var options = self
    let said = Set(speakers.map(\.label))
    options.speakers += try earlier.speakers.filter { !said.contains($0.label) }
      .map { try SpeakerChoice(parsing: "\($0.label)=\($0.value)") }
    if speakerPattern == nil { options.speakerPattern = try earlier.speakerPattern.map(SpeakerPattern.init(parsing:)) }
    return options
  }
}

/// What a person says about one label: `I=interviewer`, `Luo Guifen=HC-P1`, `Note=none`.
public struct SpeakerChoice: Sendable, Hashable {
  public let label: String
  /// `nil` when it is no speaker's label at all.
  public let role: Role?
  /// Id of the participant; with role `participant` only.
  public let participant: String?

  public init(label: String, role: Role?, participant: String? = nil) {
    self.label = label
    self.role = role
    self.participant = participant
  }

  /// As it was said: a role, `none`, or the participant's id.
  var value: String { participant ?? role?.rawValue ?? "none" }

  /// Reads `LABEL=interviewer`, `LABEL=participant`, `LABEL=other`, `LABEL=none` or `LABEL=ID`.
  /// - Throws: `Problem` of kind `usage` when there is no label or nothing after the sign.
  public init(parsing text: String) throws {
    guard let sign = text.lastIndex(of: "=") else { throw Problem.speakerChoice(text) }
    let label = text[..<sign].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let value = text[text.index(after: sign)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !label.isEmpty, !value.isEmpty else { throw Problem.speakerChoice(text) }
    if value == "none" {
      self.init(label: label, role: nil)
    } else if let role = Role(rawValue: value) {
      self.init(label: label, role: role)
    } else {
      self.init(label: label, role: .participant, participant: value)
    }
  }
}
