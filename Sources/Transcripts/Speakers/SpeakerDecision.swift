package import Basics

/// Who speaks where: which beginnings of lines are labels in one transcript. This is the one place where it is decided;
/// reading, importing and checking ask here.
///
/// What a person declared decides first (`DeclaredSpeakers`). Otherwise the forms of labels (`LabelForms`) are weighed
/// over the whole document (`SpeakerDetection`): which beginnings recur, which lines are the heading of the interview
/// (`InterviewHeading`) or explain the labels (`Legend`), who asks (`RoleNames`).
package struct SpeakerDecision: Sendable {
  /// The way in which most labels are written; `nil` when there are none.
  package var shape: SpeakerLabel.Shape?
  /// From each label as written to the speaker's label: the same, or the commonest spelling where only case differs.
  package var speakers: [String: String] = [:]
  /// Labels so certain that `Name. text` and `Name; text` are taken for slips of the typist's.
  package var certain: Set<String> = []
  package var legend: Legend?
  /// Lines about the interview, which are never turns.
  package var heading = InterviewHeading()
  /// Labels that a person named and that have none of the known forms, the longest first.
  package var literal: [String] = []
  /// From 1-based lines of the file on which a label is alone to that label.
  package var alone: [Int: String] = [:]
  /// 1-based lines of the file that may begin a turn; `nil` for all.
  package var beginnings: Set<Int>?
  package var notes: [Problem] = []

  /// - Parameters:
  ///   - frontMatter: what it declares is believed wherever it occurs.
  ///   - named: speakers that a person named besides the front matter; they decide over it.
  ///   - refused: what a person said is no label.
  static func decide(
    _ frontMatter: FrontMatter, named: [Speaker], refused: Set<String>, in labels: LineLabels
  ) -> (decision: SpeakerDecision, declared: [Speaker]) {
    let inFrontMatter = DeclaredSpeakers.of(frontMatter).filter { !refused.contains($0.label) }
    let nearer = Set(named.map(\.label))
    let declared = named + inFrontMatter.filter { !nearer.contains($0.label) }
    if frontMatter.labelsAreIDs { return (ofParagraphs(labels), declared) }
    let isExact = frontMatter.declaresNoParticipants || inFrontMatter.contains { $0.role == .participant }
    var decision =
      (isExact
        ? DeclaredSpeakers.decide(
          declared, findingAskers: !frontMatter.declaresNoInterviewers, in: labels) : nil)
      ?? SpeakerDetection.decide(declared, refused: refused, in: labels)
    decision.findLiteral(named)
    return (decision, declared)
  }

  /// The label of a line with the speaker it stands for; `nil` when the line has none.
  /// - Parameter index: 0-based, among `labels.lines`.
  func label(at index: Int, of labels: LineLabels) -> (found: SpeakerLabel, speaker: String)? {
    let (line, bytes) = (labels.lines[index], labels.bytes)
    if let beginnings, !beginnings.contains(line.number) { return nil }
    if let speaker = alone[line.number], let found = LabelForms.alone(line.range, of: bytes) { return (found, speaker) }
    if let shape {
      if let found = labels.label(shape, at: index) {
        if let speaker = speakers[found.label] { return (found.withoutAside, speaker) }
        if let base = found.base, let speaker = speakers[base] { return (found, speaker) }
      }
      if shape == .colon, !certain.isEmpty,
        let found = LabelForms.slip(line.range, of: bytes, certain: certain), let speaker = speakers[found.label]
      {
        return (found, speaker)
      }
    }
    guard !literal.isEmpty, let found = LabelForms.literal(line.range, of: bytes, labels: literal) else { return nil }
    return (found, found.label)
  }

  /// Labels that a person named and that no known form has: whatever follows them, they begin turns.
  private mutating func findLiteral(_ named: [Speaker]) {
    let missing = named.map(\.label).filter { label in !speakers.values.contains(label) }
    if missing.isEmpty { return }
    literal = missing.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
  }

  /// Labels where the front matter says `labels: ids`: whatever is before a colon at the beginning of a paragraph.
  private static func ofParagraphs(_ labels: LineLabels) -> SpeakerDecision {
    var decision = SpeakerDecision()
    decision.shape = .colon
    var beginnings: Set<Int> = []
    var isAfterBlank = true
    for (index, line) in labels.lines.enumerated() {
      if line.isBlank {
        isAfterBlank = true
      } else {
        if isAfterBlank, let found = labels.label(.colon, at: index) {
          beginnings.insert(line.number)
          decision.speakers[found.label] = found.label
        }
        isAfterBlank = false
      }
    }
    decision.beginnings = beginnings
    return decision
  }
}
