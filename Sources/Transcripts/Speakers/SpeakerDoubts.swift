public import Basics

/// How much one speaker says in one transcript.
public struct SpeakerShare: Sendable, Hashable {
  public let label: String
  public let role: Role
  public let participant: String?
  public let turns: Int
  public let words: Int

  public init(label: String, role: Role, participant: String?, turns: Int, words: Int) {
    self.label = label
    self.role = role
    self.participant = participant
    self.turns = turns
    self.words = words
  }
}

/// What is odd about who speaks, each with a remedy that can be pasted: `import`, `check` and `status` ask here, so that
/// no transcript in which the wrong people speak goes by without a word.
public enum SpeakerDoubts {
  /// Of so few words nothing is concluded.
  private static let fewest = 12

  /// Doubts about one transcript.
  /// - Parameters:
  ///   - shares: its speakers, one without a label too.
  ///   - known: how many participants the front matter or participants.csv knows for it; `nil` where neither does.
  public static func find(_ shares: [SpeakerShare], known: Int? = nil) -> [Problem] {
    let total = shares.reduce(0) { $0 + $1.words }
    guard total >= fewest else { return [] }
    var problems: [Problem] = []
    let answering = shares.filter { $0.role == .participant }
    let answered = answering.reduce(0) { $0 + $1.words }
    let asked = shares.filter { $0.role == .interviewer }.reduce(0) { $0 + $1.words }
    if answered == 0 {
      problems.append(.nobodyAnswers(shares.max { $0.words < $1.words }))
    } else if asked * 2 > total {
      problems.append(.interviewerSaysMost(shares.filter { $0.role == .interviewer }, words: asked, of: total))
    }
    // Many people with a few words each are answers to a question, and no conversation.
    if (2...30).contains(answering.count) {
      problems += answering.filter { !$0.label.isEmpty && $0.participant == nil && $0.words > 0 && $0.words <= 2 }
        .map { .hardlySpeaks($0) }
    }
    return problems + findMore(shares, known: known)
  }

  /// That more participants speak in a transcript than are known for it.
  /// - Parameter known: as in `find(_:known:)`.
  package static func findMore(_ shares: [SpeakerShare], known: Int?) -> [Problem] {
    let labelled = shares.filter { $0.role == .participant && !$0.label.isEmpty && $0.words > 0 }
    guard let known, known > 0, labelled.count > known, labelled.contains(where: { $0.participant == nil }) else {
      return []
    }
    return [.morePeopleThanKnown(labelled, known: known)]
  }

  /// That nobody asks in a conversation: what reading says of it, unless participants.csv says who asks, and also where
  /// only the import wrote down that nobody does (`interviewer: []`), as long as none of the speakers is anybody's id.
  /// - Parameter shares: its speakers, as participants.csv has them.
  package static func findUnasked(_ shares: [SpeakerShare], in transcript: Transcript) -> [Problem] {
    if shares.contains(where: { $0.role == .interviewer }) { return [] }
    let said = transcript.notes.filter(\.isAboutNobodyAsking)
    guard said.isEmpty, transcript.frontMatter.declaresNoInterviewers, !transcript.frontMatter.labelsAreIDs else {
      return said
    }
    return findUnasked(shares)
  }

  /// That nobody asks in a conversation, as far as the speakers alone show it: two and more answer, none asks, and none is
  /// anybody's id.
  public static func findUnasked(_ shares: [SpeakerShare]) -> [Problem] {
    if shares.contains(where: { $0.role == .interviewer }) { return [] }
    let answering = shares.filter { $0.role == .participant && !$0.label.isEmpty && $0.words > 0 }
    let isOpen = answering.count >= 2 && answering.allSatisfy { $0.participant == nil }
    return isOpen ? [.nobodyAsks(or: answering.first?.label)] : []
  }

  /// Doubts about several transcripts together: a participant's label that is common to most of them while nobody asks.
  /// - Parameter transcripts: the speakers of each.
  public static func findCommon(_ transcripts: [[SpeakerShare]]) -> [Problem] {
    guard transcripts.count >= 3 else { return [] }
    var files: [String: Int] = [:]
    for shares in transcripts where !shares.contains(where: { $0.role == .interviewer }) {
      for share in shares where share.role == .participant && share.participant == nil && !isGeneral(share.label) {
        files[share.label, default: 0] += 1
      }
    }
    return files.filter { $0.value * 10 >= transcripts.count * 6 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { .labelInMostFiles($0.key, files: $0.value, of: transcripts.count) }
  }

  /// Words for somebody who answers are common to all files by their nature.
  private static func isGeneral(_ label: String) -> Bool {
    label.isEmpty
      || RoleNames.role(of: label) == .participant && label.unicodeScalars.last?.properties.numericType == nil
  }
}

extension Problem {
  fileprivate static func nobodyAnswers(_ most: SpeakerShare?) -> Problem {
    let label = most?.label ?? ""
    return Problem(
      .badData, severity: .warning, "nobody answers: no word is a participant's",
      remedy: label.isEmpty
        ? "Say who speaks with `--speaker \"LABEL=participant\"` on import; any beginning of lines can be LABEL."
        : "If lines begin with another label, import again with `--speaker \"LABEL=participant\"`; if `\(label)` answers, "
          + "with `--speaker \"\(label)=participant\"`.")
  }

  fileprivate static func interviewerSaysMost(_ asking: [SpeakerShare], words: Int, of total: Int) -> Problem {
    let names = asking.map { "`\($0.label)`" }.joined(separator: ", ")
    let first = asking.max { $0.words < $1.words }?.label ?? "LABEL"
    return Problem(
      .badData, severity: .warning,
      "more than half of the words are the interviewer's (\(names): \(words) of \(total))",
      remedy: "Look whether the answers' labels were recognised; if `\(first)` answers, import again with "
        + "`--speaker \"\(first)=participant\"`.")
  }

  fileprivate static func hardlySpeaks(_ share: SpeakerShare) -> Problem {
    Problem(
      .badData, severity: .warning,
      "`\(share.label)` says \(share.words == 1 ? "one word" : "two words") in all, and may be words that look like "
        + "a label", remedy: "If it is nobody, import again with `--speaker \"\(share.label)=none\"`.")
  }

  fileprivate static func morePeopleThanKnown(_ labelled: [SpeakerShare], known: Int) -> Problem {
    let names = labelled.prefix(6).map { "`\($0.label)`" }.joined(separator: ", ") + (labelled.count > 6 ? ", …" : "")
    let open = labelled.first { $0.participant == nil }?.label ?? "LABEL"
    return Problem(
      .badData, severity: .warning,
      "\(labelled.count) participants speak (\(names)), but the front matter or participants.csv knows "
        + "\(known == 1 ? "one" : String(known))",
      remedy: "Say who each of them is under `participants:` in the front matter, or import again with "
        + "`--speaker \"\(open)=ID\"`; `=interviewer` or `=none` if it is no participant.")
  }

  fileprivate static func labelInMostFiles(_ label: String, files: Int, of count: Int) -> Problem {
    Problem(
      .badData, severity: .warning,
      "`\(label)` speaks in \(files) of \(count) files, in which nobody asks, and may be the interviewer",
      remedy: "If so, import again with `--speaker \"\(label)=interviewer\"`.")
  }
}
