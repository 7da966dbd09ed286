import Basics
import Codebooks
import Codings
import Respondents
import Transcripts

/// Memos on people whom the study does not know, and references to what is not there.
struct MemoChecks {
  let memos: [Memo]
  let codebook: Codebook
  let transcripts: [String: Transcript]
  let table: ParticipantsTable?

  func problems() -> [Problem] {
    if memos.allSatisfy({ $0.participant == nil && $0.links.isEmpty }) { return [] }
    let people = self.people
    let ids = Set(memos.map(\.id))
    var found: [Problem] = []
    for memo in memos {
      if let person = memo.participant, !people.contains(person.lowercased()) {
        found.append(.memoOnUnknownPerson(person, coder: memo.coder))
      }
      for link in memo.links {
        let isThere =
          switch link {
          case .memo(let id): ids.contains(id)
          case .code(let id): codebook[id] != nil
          case .transcript(let name): transcripts[name] != nil
          case .participant(let id): people.contains(id.lowercased())
          }
        if !isThere { found.append(.memoRefersToNothing(ShortID.shortest(memo.id), link.text, coder: memo.coder)) }
      }
    }
    return found
  }

  /// In lower case.
  private var people: Set<String> {
    var people = Set(table?.participants.map { $0.id.lowercased() } ?? [])
    for (name, transcript) in transcripts {
      let speakers = SpeakerResolution.resolved(
        transcript.speakers, frontMatter: transcript.frontMatter, table: table, transcriptName: name
      ).0
      for speaker in speakers where speaker.role == .participant {
        people.insert((speaker.participant ?? "\(name)/\(speaker.label)").lowercased())
      }
    }
    return people
  }
}

extension Problem {
  fileprivate static func memoOnUnknownPerson(_ person: String, coder: String) -> Problem {
    Problem(
      .badData, severity: .warning,
      "a memo of \(coder) is on `\(person)`, who is neither in participants.csv nor speaks",
      remedy: "If the id was changed, write the memo again with the new one and take the old one back (`strand undo`).")
  }

  fileprivate static func memoRefersToNothing(_ id: String, _ link: String, coder: String) -> Problem {
    Problem(
      .badData, severity: .note, "the memo \(id) of \(coder) refers to `\(link)`, which is not there",
      remedy: "Nothing needs to be done; it may have been taken back or renamed.")
  }
}
