import Analysis
import Codebooks
import Codings
import Foundation
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

/// The transcripts with how far everybody is, and who has coded what.
struct StartPage {
  let frame: PageFrame

  func answer() throws -> WebAnswer {
    let study = frame.study
    let me = frame.desk.coder.text
    let everybody = try study.speakers()
    let speakers = Dictionary(grouping: everybody, by: \.transcript)
    let codings = Dictionary(grouping: try study.standingCodings(), by: \.transcript)
    let open = try openHits(everybody)
    let progress = Dictionary(try study.readingProgress().map { ($0.transcript, $0) }) { first, _ in first }
    let rows = try study.transcripts().map { record -> HTMLContext in
      let people = (speakers[record.id] ?? []).filter { $0.role == .participant }
      let own = codings[record.name] ?? []
      return [
        "address": .text(HTMLText.escaped(PageLinks.transcript(record.name))),
        "name": .text(HTMLText.isolated(record.name)),
        "heading": record.title.flatMap { $0 == record.name ? nil : .text(HTMLText.isolated($0)) },
        "about": .text(HTMLText.escaped([record.date, record.place].compactMap { $0 }.joined(separator: ", "))),
        "people": .text(people.map { HTMLText.isolated($0.participant ?? $0.label) }.joined(separator: ", ")),
        "words": .text(String(people.reduce(0) { $0 + $1.words })),
        "codings": .text(String(own.count)), "mine": .text(String(own.count { $0.coder == me })),
        "open": .text(String(open[record.id, default: 0])),
        "read": .text(Self.word(progress[record.name]?.extents[me])),
        "readers": .text(readers(progress[record.name])),
      ]
    }
    let listing = try MemoListing(study, wholeStudy: true)
    let content = try PageTemplates.render(
      [
        "memos": .parts(listing.memos.map { MemoPart(listing).context($0) }),
        "hasMemos": .flag(!listing.memos.isEmpty), "canWrite": .flag(!frame.desk.isReadOnly),
        "note": study.configuration.note.map { .text(HTMLText.lines($0)) }, "transcripts": .parts(rows),
        "isEmpty": .flag(rows.isEmpty), "coders": .parts(try coders(progress)),
        "hitsLeft": .text(Self.sentence(open.values.reduce(0, +))),
        "hasCodes": .flag(!study.codebook.codes.isEmpty),
      ], with: "start")
    return .html(try frame.page("Transcripts", content, script: "start", place: .start))
  }

  /// Hits that nobody has judged, by the transcript's key: those that `status` counts and `review` asks about.
  private func openHits(_ speakers: [SpeakerRecord]) throws -> [Int64: Int] {
    let counted = CountedPeople(of: speakers, in: .participants).speakers
    let transcripts = Dictionary(uniqueKeysWithValues: speakers.map { ($0.id, $0.transcript) })
    let open = try frame.study.hitCounts().filter { $0.state == .unreviewed && counted.contains($0.speaker) }
    return Dictionary(open.map { (transcripts[$0.speaker] ?? 0, $0.count) }, uniquingKeysWith: +)
  }

  private static func sentence(_ hits: Int) -> String {
    switch hits {
    case 0: "No hit of a rule waits to be judged."
    case 1: "1 hit of a rule waits to be judged."
    default: "\(hits) hits of rules wait to be judged."
    }
  }

  private static func word(_ extent: ReadingProgress.Extent?) -> String {
    switch extent {
    case .all: "read"
    case .part: "in part"
    case .some(.none), nil: "–"
    }
  }

  /// Others who have read all of it.
  private func readers(_ progress: ReadingProgress?) -> String {
    let done = (progress?.extents ?? [:]).filter { $0.value == .all && $0.key != frame.desk.coder.text }.keys.sorted()
    return done.map { HTMLText.isolated($0) }.joined(separator: ", ")
  }

  private func coders(_ progress: [String: ReadingProgress]) throws -> [HTMLContext] {
    try frame.study.coders().map { coder -> HTMLContext in
      // What is assigned to the coder, or everything where nothing is.
      let own = progress.values.filter { $0.readers.contains(coder.coder) }
      let read = own.count { $0.extents[coder.coder] == .all }
      return [
        "readOf": own.isEmpty ? nil : .text("\(read) of \(own.count)"), "readCount": .text(String(read)),
        "ownCount": .text(String(own.count)), "whoName": .text(HTMLText.escaped(coder.coder)),
        "who": .text(HTMLText.isolated(coder.coder)), "tags": .text(String(coder.tags)),
        "accepted": .text(String(coder.accepted)),
        "last": .text(coder.last.map { $0.formatted(Date.ISO8601FormatStyle().year().month().day()) } ?? ""),
      ]
    }
  }
}
