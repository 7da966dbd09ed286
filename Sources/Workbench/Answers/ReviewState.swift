import Analysis
import Basics
import Codebooks
import StudyDefinition
import StudyIndex

/// The hits that nobody has judged, for scripts: `/api/review`.
struct ReviewState: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    let id: String
    let code: String
    let place: Int?
    let name: String
    let definition: String
    let transcript: String
    let hash: String
    let language: String
    let turn: Int
    let speaker: String
    let levels: [String]
    /// What was said just before the turn, and by whom.
    let askedBy: String?
    let asked: String?
    /// The turn's words, and what of them would be coded and what the rule found, in UTF-16 code units.
    let words: String
    let passage: [Int]
    let match: [Int]?
  }

  /// At most so many are sent at a time.
  static let most = 200

  let items: [Item]
  /// How many there are in all, and how many have been judged.
  let left: Int
  let judged: Int

  /// - Parameter query: `codes`, `where`, `speakers` narrow the queue as in the terminal.
  init(_ study: Study, _ query: QueryItems, coder: String) throws {
    var filter = SegmentFilter()
    filter.codes = query.all("codes")
    filter.conditions = query.all("where")
    filter.review = [.all]
    let view = try StudyView(study, filter: filter)
    // The whole turn on either side: people look at the place, and set the ends anew.
    let queue = try ReviewQueue(view, coder: coder, context: 100_000)
    let transcripts = Dictionary(view.transcripts.values.map { ($0.name, $0) }) { first, _ in first }
    left = queue.items.count
    judged = queue.judged
    items = queue.items.prefix(Self.most).map { item in
      let start = item.before.utf16.count
      let scalars = Array(item.text.unicodeScalars)
      func units(_ range: Range<Int>) -> Int { scalars[range].reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) } }
      let match =
        item.match.isEmpty
        ? nil : [start + units(0..<item.match.lowerBound), start + units(0..<item.match.upperBound)]
      return Item(
        id: item.hit.id, code: item.code.id, place: study.codebook.position(of: item.code.id), name: item.code.name,
        definition: item.code.definition, transcript: item.hit.transcript, hash: item.hit.transcriptHash,
        language: transcripts[item.hit.transcript]?.language ?? "", turn: item.hit.turn, speaker: item.speaker.label,
        levels: item.levels, askedBy: item.preceding?.label, asked: item.preceding?.words,
        words: item.before + item.text + item.after, passage: [start, start + item.text.utf16.count], match: match)
    }
  }
}
