import Analysis
import Basics
import Codebooks
import Codings
import Foundation
import Reports
import StudyIndex
import Transcripts

/// Everybody who answers: what the table of participants says, how much they say, how much of it is coded.
struct PeoplePage {
  let frame: PageFrame

  func answer() throws -> WebAnswer {
    let study = frame.study
    let rows = try study.participantRows()
    let people = try SpeakingPeople(study)
    let columns = rows.columns.filter { $0.lowercased() != "id" }
    var headings = [Column(key: "id", heading: "Person")]
    headings += columns.map { Column(key: $0, heading: $0) }
    headings += [
      Column(key: "transcripts", heading: "Transcripts"), Column(key: "words", heading: "Words"),
      Column(key: "segments", heading: "Coded passages"),
    ]
    var table = Table(columns: headings, rows: [])
    let idColumn = rows.column(named: "id")
    let listed = rows.rows.compactMap { row in idColumn.flatMap { row[$0] } }
    for id in listed + people.ids.filter({ !listed.contains($0) }) {
      let cells = rows.rows.first { row in idColumn.flatMap { row[$0] } == id }
      var name = Cell.text(id)
      name.link = id
      var line = [name]
      for column in columns {
        let value: String? = cells.flatMap { row in rows.column(named: column).flatMap { row[$0] } }
        line.append(.text(value))
      }
      line.append(.integer(people.transcripts[id]?.count ?? 0))
      line.append(.integer(people.words[id] ?? 0))
      line.append(.integer(people.segments[id] ?? 0))
      table.rows.append(Table.Row(line))
    }
    let part = SectionPart { PageLinks.person($0) }
    var content =
      "<p class=\"hint\">Nobody answers yet. <code>respondents/participants.csv</code> says who the people are.</p>"
    if !table.rows.isEmpty { content = try part.html([.table(table)]) }
    return .html(try frame.page("People", "<h1>People</h1>" + content, place: .people))
  }
}

/// Who says how much, by the person that words are counted for.
private struct SpeakingPeople {
  var ids: [String] = []
  var transcripts: [String: Set<Int64>] = [:]
  var words: [String: Int] = [:]
  var segments: [String: Int] = [:]

  init(_ study: Study) throws {
    let speakers = try study.speakers().filter { $0.role == .participant }
    for speaker in speakers {
      if words[speaker.person] == nil { ids.append(speaker.person) }
      transcripts[speaker.person, default: []].insert(speaker.transcript)
      words[speaker.person, default: 0] += speaker.words
    }
    let people = Dictionary(uniqueKeysWithValues: speakers.map { ($0.id, $0.person) })
    for segment in try StudyView(study, filter: SegmentFilter()).segments() {
      if let person = people[segment.speaker] { segments[person, default: 0] += 1 }
    }
  }
}

/// One person: what is known of her, what she says under each code, the memos on her transcripts.
struct PersonPage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let id = try query.required("id")
    let speakers = try study.speakers().filter { $0.person == id }
    let rows = try study.participantRows()
    let row = rows.column(named: "id").flatMap { column in rows.rows.first { $0[column] == id } }
    if speakers.isEmpty, row == nil { throw Problem.noSuchPerson(id) }
    let keys = Set(speakers.map(\.id))
    let view = try StudyView(study, filter: SegmentFilter())
    let quotes = try QuoteListing(view, groupings: study.configuredGroupings(), context: 12).quotes.filter {
      keys.contains($0.segment.speaker)
    }
    let memosOfCodings = try CodingMemos(study)
    let pins = PinnedQuotes(study)
    var last: Int?
    let items = quotes.map { quote -> HTMLContext in
      defer { last = quote.segment.code }
      return QuoteItemPart.context(
        quote, study.codebook.codes[quote.segment.code], codebook: study.codebook, heading: last != quote.segment.code,
        memos: memosOfCodings, pins: pins, canWrite: !frame.desk.isReadOnly)
    }
    let names = Dictionary(uniqueKeysWithValues: try study.transcripts().map { ($0.id, $0.name) })
    let spoken = speakers.compactMap { speaker in names[speaker.transcript].map { (name: $0, words: speaker.words) } }
    let listing = try MemoListing(study)
    // On her, and referring to her; then on what she speaks in.
    let own = listing.memos.filter { $0.subject.participant?.lowercased() == id.lowercased() }
    let memos =
      own + listing.referring(to: .participant(id))
      + listing.memos.filter { memo in
        memo.subject.transcript.map { name in spoken.contains { $0.name == name } } ?? false
      }
    let answers = try PersonAnswers(study, participant: id)
    let content = try PageTemplates.render(
      [
        "person": .text(HTMLText.isolated(id)),
        "facts": .parts(
          rows.columns.indices.compactMap { index -> HTMLContext? in
            guard let value = row?[index] else { return nil }
            return [
              "factName": .text(HTMLText.escaped(rows.columns[index])), "factValue": .text(HTMLText.isolated(value)),
            ]
          }),
        "spoken": .parts(
          spoken.map { part -> HTMLContext in
            [
              "address": .text(HTMLText.escaped(PageLinks.transcript(part.name))),
              "name": .text(HTMLText.isolated(part.name)), "amount": .text(String(part.words)),
            ]
          }),
        "answers": .parts(
          (answers?.answers ?? []).map { answer -> HTMLContext in
            [
              "variable": .text(HTMLText.escaped(answer.variable)),
              "question": answer.question.map { .text(HTMLText.isolated($0)) },
              "answer": .text(HTMLText.isolated(answer.text)),
            ]
          }), "hasAnswers": .flag(answers != nil),
        "quotes": .part(["items": .parts(items), "notes": .texts([])]), "hasQuotes": .flag(!items.isEmpty),
        "memos": .parts(Self.once(memos).map { MemoPart(listing).context($0) }),
        "plainPerson": .text(HTMLText.escaped(id)),
        "canWrite": .flag(!frame.desk.isReadOnly), "hasMemos": .flag(!memos.isEmpty),
      ], with: "person")
    return .html(try frame.page(id, content, script: "quotes", place: .people))
  }

  private static func once(_ memos: [MemoRecord]) -> [MemoRecord] {
    var known: Set<UUID> = []
    return memos.filter { known.insert($0.memo.id).inserted }
  }
}

extension Problem {
  static func noSuchPerson(_ id: String) -> Problem {
    Problem(.missingInput, "there is no person `\(id)`", remedy: "The page People lists everybody.")
  }
}
