import Basics

extension FrontMatter {
  /// The front matter as YAML lines, without the `---` around them; empty when there is nothing to say. Reading it
  /// back gives the same value.
  public var yaml: String {
    var lines: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value { lines.append("\(key): \(Self.scalar(value))") }
    }
    add("title", title)
    add("date", date)
    add("place", place)
    add("language", language)
    if labelsAreIDs { lines.append("labels: ids") }
    if let labels = Self.labelList(interviewers) {
      lines.append("interviewer: \(labels)")
    } else if declaresNoInterviewers {
      lines.append("interviewer: []")
    }
    lines += participantLines
    if let labels = Self.labelList(others) { lines.append("others: \(labels)") }
    lines += importLines
    for entry in further {
      let key = Self.scalar(entry.key)
      if entry.value.contains("\n") && !entry.value.hasPrefix("|") && !entry.value.hasPrefix(">") {
        lines.append("\(key):")
        lines += entry.value.split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.isEmpty ? "" : "  \($0)"
        }
      } else {
        lines.append("\(key): \(entry.value)")
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private var participantLines: [String] {
    if participants.isEmpty { return declaresNoParticipants ? ["participants: []"] : [] }
    let ids = participants.filter { $0.label == nil }.compactMap(\.participant)
    if let id = ids.first { return ["participants: \(Self.scalar(id))"] }
    let labels = participants.compactMap(\.label)
    if participants.allSatisfy({ $0.participant == nil }) {
      return ["participants: [\(labels.map(Self.scalar).joined(separator: ", "))]"]
    }
    return ["participants:"]
      + participants.map { entry in
        let id = entry.participant.map(Self.scalar) ?? "null"
        return "  \(Self.scalar(entry.label ?? "")): \(id)"
      }
  }

  private var importLines: [String] {
    if importedWith.isEmpty { return [] }
    var lines = ["import:"]
    if !importedWith.speakers.isEmpty {
      lines.append("  speakers:")
      lines += importedWith.speakers.map { "    \(Self.scalar($0.label)): \(Self.scalar($0.value))" }
    }
    if let pattern = importedWith.speakerPattern { lines.append("  speaker-pattern: \(YAMLText.quoted(pattern))") }
    return lines
  }

  /// What a legend said, for `further`: a map from label to meaning.
  package static func legendEntry(_ legend: Legend) -> FurtherEntry {
    let pairs = legend.entries.map { "\(scalar($0.label)): \(scalar($0.meaning))" }
    return FurtherEntry(key: "legend", value: pairs.joined(separator: "\n"))
  }

  private static func labelList(_ labels: [String]) -> String? {
    switch labels.count {
    case 0: nil
    case 1: scalar(labels[0])
    default: "[\(labels.map(scalar).joined(separator: ", "))]"
    }
  }

  /// A string as YAML: plain where that is certain to be read as the same string, else in double quotes.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : YAMLText.quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    guard first.properties.isAlphabetic || isDate(text), last.value != 0x20 else { return false }
    if ambiguous.contains(text.lowercased()) { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_/.'’·".unicodeScalars.contains(scalar)
    }
  }

  /// Words and letters that YAML readers take for truth values, nothing, or numbers.
  private static let ambiguous: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
  ]

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
  }
}
