import Basics
import Codebooks
public import Codings
public import Foundation
import StudyDefinition
public import StudyIndex
import Transcripts

/// Memos, oldest first, of those codes, transcripts, people and that coder which are asked for.
public struct MemoListing: Sendable {
  public let study: Study
  public let memos: [MemoRecord]
  /// All memos that may be seen, by id: what memos refer to, and what refers to them.
  private let seen: [UUID: MemoRecord]
  private let referring: [MemoLink: [MemoRecord]]

  /// Each of the first three narrows the memos to those on the things named, or referring to them.
  /// - Parameters:
  ///   - codes: ids, each with the codes below it; memos on them and on codings of them. Empty: all memos.
  ///   - transcripts: memos on them and on passages of them. Empty: all memos.
  ///   - participants: ids, or `transcript/label`. Empty: all memos.
  ///   - wholeStudy: only memos on the study as a whole.
  ///   - coder: whose memos; `nil`: everybody's.
  /// - Throws: `Problem` for a code, a transcript, a person or a coder that is not there.
  public init(
    _ study: Study, codes: [String] = [], transcripts: [String] = [], participants: [String] = [],
    wholeStudy: Bool = false, coder: String? = nil
  ) throws {
    self.study = study
    let wanted = Set(try StudyView.positions(of: codes, in: study.codebook).map { study.codebook.codes[$0].id })
    if let coder { try study.requireCoder(coder) }
    let transcripts = Set(try transcripts.map(study.transcriptName))
    let people = Set(try participants.map(study.person))
    let all = try Self.visible(study)
    seen = Dictionary(all.map { ($0.memo.id, $0) }) { first, _ in first }
    referring = all.reduce(into: [:]) { referring, record in
      for link in record.links { referring[link, default: []].append(record) }
    }
    memos = all.filter { record in
      let named = record.named
      return (coder == nil || record.memo.coder == coder) && (!wholeStudy || record.subject == .study)
        && (transcripts.isEmpty || named.contains { $0.transcript.map(transcripts.contains) ?? false })
        && (people.isEmpty || named.contains { $0.participant.map { people.contains($0.lowercased()) } ?? false })
        && (codes.isEmpty || named.contains { $0.code.map(wanted.contains) ?? false })
    }
  }

  /// The memo with this id, if there is one that may be seen.
  public func memo(_ id: UUID) -> MemoRecord? { seen[id] }

  /// The memos that refer to something, oldest first.
  public func referring(to link: MemoLink) -> [MemoRecord] { referring[link] ?? [] }

  /// The code's name with its id, or the id alone where the codebook no longer has it.
  public func heading(ofCode id: String) -> String { study.codebook[id].map { "\($0.name) (\(id))" } ?? id }

  /// All memos but others' that name what is hidden at present: a transcript, somebody who speaks in it, another memo
  /// that is hidden.
  private static func visible(_ study: Study) throws -> [MemoRecord] {
    let (all, hidden, viewer) = (try study.memos(), study.hiddenTranscripts, study.blindCoder)
    if hidden.isEmpty { return all }
    let keys = Dictionary(uniqueKeysWithValues: try study.transcripts().map { ($0.id, $0.name) })
    let people = Set(
      try study.speakers().filter { keys[$0.transcript].map(hidden.contains) ?? false }.map { $0.person.lowercased() })
    var unseen: Set<UUID> = []
    var grows = true
    while grows {
      grows = false
      for record in all where record.memo.coder != viewer && !unseen.contains(record.memo.id) {
        let namesHidden = record.named.contains { named in
          named.transcript.map(hidden.contains) ?? false
            || named.participant.map { people.contains($0.lowercased()) } ?? false
            || named.memo.map(unseen.contains) ?? false
        }
        if namesHidden { grows = unseen.insert(record.memo.id).inserted || grows }
      }
    }
    return all.filter { !unseen.contains($0.memo.id) }
  }
}

/// Something that a memo is on or refers to.
private struct NamedByMemo {
  var code: String?
  var transcript: String?
  var participant: String?
  var memo: UUID?
}

extension MemoRecord {
  fileprivate var named: [NamedByMemo] {
    let links = links.map { link -> NamedByMemo in
      switch link {
      case .memo(let id): NamedByMemo(memo: id)
      case .code(let id): NamedByMemo(code: id)
      case .transcript(let name): NamedByMemo(transcript: name)
      case .participant(let id): NamedByMemo(participant: id)
      }
    }
    return [NamedByMemo(code: subject.code, transcript: subject.transcript, participant: subject.participant)] + links
  }
}

extension Study {
  /// The name of a person, in lower case, for comparing.
  /// - Throws: `Problem` for somebody who is neither in participants.csv nor speaks.
  fileprivate func person(_ name: String) throws -> String {
    let rows = try participantRows()
    let listed = rows.column(named: "id").map { column in rows.rows.compactMap { $0[column] } } ?? []
    let known = listed + (try speakers()).filter { $0.role == .participant }.map(\.person)
    if known.contains(where: { $0.lowercased() == name.lowercased() }) { return name.lowercased() }
    throw Problem.unknownPerson(name, known: known)
  }
}

extension MemoRecord.Subject {
  public var code: String? {
    switch self {
    case .code(let id): id
    case .passage(_, _, let code): code
    case .transcript, .participant, .study, .gone: nil
    }
  }

  public var transcript: String? {
    switch self {
    case .transcript(let name), .passage(let name, _, _): name
    case .code, .participant, .study, .gone: nil
    }
  }

  public var participant: String? {
    if case .participant(let id) = self { id } else { nil }
  }
}
