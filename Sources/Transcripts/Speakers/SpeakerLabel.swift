/// A label as it is written at the beginning of one line: not yet known to be one.
package struct SpeakerLabel: Sendable {
  /// The ways in which transcripts write who speaks. A new one is a case here, its reading in `LabelForms`, and what
  /// it takes to be believed in `SpeakerDetection`.
  package enum Shape: Int, Sendable, CaseIterable {
    /// `Name: text`, with or without a time before it; the colon half or full width.
    case colon
    /// `NAME  00:13` or `Name (00:13):` on a line of its own.
    case header
    /// `[id] text`, `[id]: text`, `(speaker 0) text`.
    case bracket
    /// `Q. text`, `Int. text`.
    case stop
    /// `Int.<tab>text`, `P1    text`.
    case column
    /// `Name – text`, `Name | text`, `Name> text`, `Name) text`, `<Name> text`, `(Name) text`.
    case mark
    /// `Name. text` or `Name; text`: a slip of the typist's, believed only of labels that are certain.
    case slip
    /// A label that is known from other lines, alone on a line without colon or time.
    case alone
    /// A label that a person named, whatever follows it.
    case literal
  }

  package let shape: Shape
  /// As written, with single spaces inside.
  package let label: String
  /// The label without an aside in brackets after it (`X (to Anna): …` gives `X`); `nil` without an aside.
  package var base: String?
  /// Bytes of that aside, brackets included.
  package var aside: Range<Int>?
  /// Bytes of the words after the label, to the end of the line.
  package let words: Range<Int>
  /// Seconds from the beginning of the recording, when a time is beside the label.
  package var time: Double?
  /// Whether the colon is the full-width one.
  package var isFullWidth = false

  init(
    _ shape: Shape, _ label: String, base: String? = nil, aside: Range<Int>? = nil, words: Range<Int>,
    time: Double? = nil, isFullWidth: Bool = false
  ) {
    self.shape = shape
    self.label = label
    self.base = base
    self.aside = base == nil ? nil : aside
    self.words = words
    self.time = time
    self.isFullWidth = isFullWidth
  }

  /// The same, where what is in brackets belongs to the name (`Anna Berg (guest)`).
  var withoutAside: SpeakerLabel {
    var whole = self
    whole.base = nil
    whole.aside = nil
    return whole
  }

  /// Whether a text that is where labels are (in a table's first column) may be one: a role or a name.
  package static func isPossible(_ text: String) -> Bool {
    text.unicodeScalars.count <= LabelForms.longest && (RoleNames.role(of: text) != nil || NameForm.isName(text))
  }

  /// The label at the beginning of a text of its own, such as a cue, with the words after it: `Anna: Hello`,
  /// `[SPEAKER_00]: Hello`, `[SPEAKER_00] Hello`. Only its form is looked at.
  package static func prefix(of text: String) -> (label: String, words: String)? {
    let bytes = Array(text.utf8)
    guard let found = LabelForms.bracket(0..<bytes.count, of: bytes) ?? LabelForms.colon(0..<bytes.count, of: bytes),
      isPossible(found.label), found.shape == .colon || NameForm.isCode(found.label) || isRole(found.label)
    else { return nil }
    let words = String(decoding: bytes[WhiteSpace.trim(found.words, in: bytes)], as: UTF8.self)
    return words.isEmpty ? nil : (found.label, words)
  }

  private static func isRole(_ label: String) -> Bool { RoleNames.role(of: label) != nil }
}
