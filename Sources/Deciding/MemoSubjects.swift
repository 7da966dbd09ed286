import Basics
import Codebooks
public import Codings
import Foundation
import Respondents
import StudyDefinition
import Transcripts

/// What memos can be on and refer to, by the names that people give.
extension CodingSession {
  /// The person with this name, as memos have it: the id of a participant (case ignored), else `transcript/label`.
  /// - Throws: `Problem` of kind `missingInput` with the nearest name; `Problem`, `Problems` about files.
  public func person(named name: String) throws -> String {
    let table = try folder.participantsTable(declared: configuration.participants)
    if let listed = table?.participant(id: name) { return listed.id }
    var known = table?.participants.map(\.id) ?? []
    for file in try folder.transcriptFiles() {
      let speakers = try speakers(of: file.stem, table)
      let people = speakers.map { $0.participant ?? "\(file.stem)/\($0.label)" }
      if let found = people.first(where: { $0.lowercased() == name.lowercased() }) { return found }
      known += people.filter { !known.contains($0) }
    }
    throw Problem.unknownPerson(name, known: known)
  }

  /// Participants with an id, in lower case, who speak in this transcript and in no other.
  func peopleOnly(in name: String) throws -> Set<String> {
    let table = try folder.participantsTable(declared: configuration.participants)
    func ids(_ stem: String) throws -> [String] {
      try speakers(of: stem, table).compactMap { $0.participant?.lowercased() }
    }
    let own = Set(try ids(name))
    if own.isEmpty { return [] }
    return try folder.transcriptFiles().filter { $0.stem != name }.reduce(own) { $0.subtracting(try ids($1.stem)) }
  }

  /// Who answers in a transcript.
  private func speakers(of name: String, _ table: ParticipantsTable?) throws -> [Speaker] {
    let transcript = try folder.readTranscript(name, defaultLanguage: configuration.language)
    return SpeakerResolution.resolved(
      transcript.speakers, frontMatter: transcript.frontMatter, table: table, transcriptName: name
    ).0.filter { $0.role == .participant }
  }

  /// What a memo refers to: the id of a memo (its first characters), or `memo:ID`, `code:ID`, `transcript:NAME`,
  /// `participant:ID`.
  /// - Throws: `Problem` of kind `usage` for another form, of kind `missingInput` for what is not there.
  public func memoLink(_ text: String) throws -> MemoLink {
    let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    let (kind, name) = parts.count == 2 ? (parts[0], parts[1]) : ("memo", text)
    switch kind {
    case "memo": return .memo(try ShortID.resolve(name, among: ledger().memos.map(\.id)))
    case "code": return .code(try code(name).id)
    case "transcript": return .transcript(try transcript(named: name).name)
    case "participant": return .participant(try person(named: name))
    default: throw Problem.memoLinkShape(text)
    }
  }
}

extension Problem {
  static func memoLinkShape(_ text: String) -> Problem {
    Problem(
      .usage, "a memo cannot refer to `\(text)`",
      remedy: "Give a memo's id, or `code:ID`, `transcript:NAME`, `participant:ID`.")
  }
}
