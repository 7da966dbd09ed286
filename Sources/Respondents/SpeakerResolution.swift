public import Basics
public import Transcripts

/// Who the speakers of a transcript are: labels joined to participants.
///
/// In this order, and never for a speaker who asks (unless the front matter names them a participant):
/// 1. the front matter says which label is which participant;
/// 2. the label is an id of the participants table or a pseudonym that one person has (of several with the same, the
///    one whose column `transcript` names this transcript), case ignored;
/// 3. one speaker answers, and the front matter names one participant;
/// 4. one speaker answers, and the table's column `transcript` names this transcript in one row.
///
/// A person whose column `role` says `interviewer` makes the speaker an interviewer, who is no participant; `other`
/// likewise. Who is not found stays without a participant.
public enum SpeakerResolution {
  /// - Parameters:
  ///   - speakers: with the roles that the transcript itself shows.
  ///   - table: `nil` when the study has no participants table.
  ///   - transcriptName: without folder and `.txt`.
  /// - Returns: the speakers in the same order, and warnings: ids that the table lacks, labels that the transcript
  ///   lacks, pseudonyms that several people have.
  public static func resolved(
    _ speakers: [Speaker], frontMatter: FrontMatter, table: ParticipantsTable?, transcriptName: String
  ) -> ([Speaker], [Problem]) {
    var resolving = Resolving(
      speakers: speakers, frontMatter: frontMatter, table: table, transcriptName: transcriptName)
    resolving.run()
    return (resolving.speakers, resolving.problems)
  }

  /// How many participants the front matter, or else the table's column `transcript`, knows for a transcript; `nil`
  /// where neither says anything.
  public static func known(_ frontMatter: FrontMatter, table: ParticipantsTable?, transcriptName: String) -> Int? {
    let named = frontMatter.participants.compactMap(\.participant)
    if !named.isEmpty { return Set(named).count }
    let rows = table?.participants(transcript: transcriptName).filter { row in
      table?.role(of: row).map { $0 == .participant } ?? true
    }
    return rows.flatMap { $0.isEmpty ? nil : $0.count }
  }
}

/// One transcript's speakers on their way.
private struct Resolving {
  var speakers: [Speaker]
  var problems: [Problem] = []
  let frontMatter: FrontMatter
  let table: ParticipantsTable?
  let transcriptName: String

  init(speakers: [Speaker], frontMatter: FrontMatter, table: ParticipantsTable?, transcriptName: String) {
    self.speakers = speakers
    self.frontMatter = frontMatter
    self.table = table
    self.transcriptName = transcriptName
  }

  private var file: String { "transcripts/\(transcriptName).txt" }

  mutating func run() {
    byFrontMatter()
    byLabel()
    bySoleParticipant()
    byTranscriptColumn()
  }

  /// Rule 1, and a look at every id the front matter names.
  private mutating func byFrontMatter() {
    let places = Dictionary(grouping: speakers.indices) { speakers[$0].label.lowercased() }
    for entry in frontMatter.participants {
      if let id = entry.participant { checkID(id) }
      guard let label = entry.label, let id = entry.participant else { continue }
      let matching = places[label.lowercased(), default: []]
      if matching.isEmpty {
        problems.append(.labelAbsent(label, labels: speakers.map(\.label).filter { !$0.isEmpty }, file: file))
      }
      for index in matching {
        if !isListed(speakers[index].label, in: frontMatter.interviewers) { speakers[index].role = .participant }
        assign(id, to: index)
      }
    }
  }

  /// Rule 2.
  private mutating func byLabel() {
    guard let table else { return }
    for index in speakers.indices where isOpen(index, roles: [.participant, .other]) {
      let label = speakers[index].label
      if label.isEmpty || isListed(label, in: frontMatter.others) { continue }
      if let participant = table.participant(id: label) {
        settle(participant, at: index)
        continue
      }
      var candidates = table.participants(pseudonym: label)
      if candidates.count > 1 {
        let here = Set(table.participants(transcript: transcriptName).map(\.id))
        let narrowed = candidates.filter { here.contains($0.id) }
        if narrowed.count == 1 { candidates = narrowed }
      }
      if candidates.count == 1 {
        settle(candidates[0], at: index)
      } else if candidates.count > 1, !isNamedAlone {
        problems.append(.pseudonymShared(candidates.map(\.id), file: file))
      }
    }
  }

  /// Rule 3.
  private mutating func bySoleParticipant() {
    guard isNamedAlone, let id = frontMatter.participants.first?.participant, let index = soleAnswering else { return }
    assign(id, to: index)
  }

  /// Rule 4.
  private mutating func byTranscriptColumn() {
    guard let table, let index = soleAnswering else { return }
    let rows = table.participants(transcript: transcriptName).filter {
      table.role(of: $0) == nil || table.role(of: $0) == .participant
    }
    if rows.count == 1 { assign(rows[0].id, to: index) }
  }

  // MARK: Steps

  /// Whether the front matter names one participant and no label for them.
  private var isNamedAlone: Bool {
    frontMatter.participants.count == 1 && frontMatter.participants[0].label == nil
      && frontMatter.participants[0].participant != nil
  }

  /// The only speaker who answers, when nobody is known yet.
  private var soleAnswering: Int? {
    let answering = speakers.indices.filter { speakers[$0].role == .participant }
    guard answering.count == 1, isOpen(answering[0], roles: [.participant]) else { return nil }
    return answering[0]
  }

  private func isOpen(_ index: Int, roles: Set<Role>) -> Bool {
    speakers[index].participant == nil && roles.contains(speakers[index].role)
  }

  /// Gives the speaker an id, in the table's spelling where it is there.
  private mutating func assign(_ id: String, to index: Int) {
    if let participant = table?.participant(id: id) {
      settle(participant, at: index)
    } else if speakers[index].role == .participant {
      speakers[index].participant = id
    }
  }

  private mutating func settle(_ participant: Participant, at index: Int) {
    switch table?.role(of: participant) {
    case .interviewer: speakers[index].role = .interviewer
    case .other: speakers[index].role = .other
    case .participant, nil:
      if speakers[index].role == .interviewer { return }
      speakers[index].role = .participant
      speakers[index].participant = participant.id
    }
  }

  private mutating func checkID(_ id: String) {
    guard let table, table.participant(id: id) == nil else { return }
    problems.append(.participantAbsent(id, ids: table.participants.map(\.id), file: file))
  }

  private func isListed(_ label: String, in labels: [String]) -> Bool {
    labels.contains { same($0, label) }
  }

  private func same(_ a: String, _ b: String) -> Bool { a == b || a.lowercased() == b.lowercased() }
}
