import Transcripts

/// Writes a transcript whose speakers are known, with a front matter that declares them, so that nothing has to be
/// recognised when it is read.
struct TurnsText {
  var title: String?
  /// Whether every label is a participant's id, as in open answers (`labels: ids`).
  var labelsAreIDs = false
  /// Ids of participants by label, where they are known.
  var participants: [String: String] = [:]
  /// What labels' speakers do, where their names do not say it.
  var roles: [String: Role] = [:]

  private var body: [UInt8] = []
  private var labels: [String] = []
  private var seen: Set<String> = []
  private var last: String?
  private var hasTurn = false

  /// Adds words to the last turn, where the same speaker goes on, else a turn.
  /// - Parameters:
  ///   - speaker: `nil` where it is not known: then the turn before goes on.
  ///   - time: seconds.
  ///   - afterPause: whether words of the same speaker begin a new paragraph.
  mutating func add(_ words: String, speaker: String?, time: Double?, afterPause: Bool = false) {
    let label = speaker.map(Self.label)
    if hasTurn, label == nil || label == last {
      if !afterPause { return append(" " + words) }
      if last != nil { return append("\n" + words) }
    }
    addTurn(words, label: label, time: time)
  }

  /// Adds a turn of its own.
  /// - Parameter label: as `label` makes it; `nil` for a turn without one.
  mutating func addTurn(_ words: String, label: String?, time: Double?) {
    if hasTurn { append("\n\n") }
    if let time { append("[\(TurnTime.text(time))]" + (label == nil ? "\n" : " ")) }
    if let label {
      append("\(label): ")
      if seen.insert(label).inserted { labels.append(label) }
    }
    append(words)
    last = label
    hasTurn = true
  }

  private mutating func append(_ text: String) { body += text.utf8 }

  /// The whole file.
  var text: [UInt8] {
    var frontMatter = FrontMatter()
    frontMatter.title = title
    if labelsAreIDs {
      frontMatter.labelsAreIDs = true
    } else if !labels.isEmpty {
      for label in labels {
        switch roles[label] ?? RoleNames.role(of: label) {
        case .interviewer: frontMatter.interviewers.append(label)
        case .other: frontMatter.others.append(label)
        case .participant, nil:
          frontMatter.participants.append(FrontMatter.ParticipantEntry(label: label, participant: participants[label]))
        }
      }
      frontMatter.declaresNoParticipants = frontMatter.participants.isEmpty
      frontMatter.declaresNoInterviewers = frontMatter.interviewers.isEmpty
    }
    let yaml = frontMatter.yaml
    return (yaml.isEmpty ? [] : Array("---\n\(yaml)---\n\n".utf8)) + body + [0x0A]
  }

  /// A speaker's name as a label: colons, which end labels, and white space made into single spaces, brackets at the
  /// beginning taken off; no longer than labels are.
  static func label(_ name: String) -> String {
    let plain = name.map { ":：".contains($0) || $0.isWhitespace ? " " : $0 }
    let words = String(plain).split(separator: " ").joined(separator: " ")
    let open = words.drop { "[(<【（*".contains($0) }
    return String(String.UnicodeScalarView(open.unicodeScalars.prefix(40)))
      .split(separator: " ").joined(separator: " ")
  }
}
