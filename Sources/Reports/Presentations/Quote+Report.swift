public import Analysis
import Codebooks
import StudyIndex
import Transcripts

/// A quote with its code: what a row of `quotes` is made from.
struct QuoteLine {
  let quote: Quote
  let code: Code
  /// Among the cases of its level; `nil` for quotes that are not chosen by case.
  var rank: Int?
  var distance: Double?
  /// Under which it is listed; `nil` for its code's name.
  var heading: String?

  init(_ quote: Quote, _ view: StudyView) {
    self.quote = quote
    code = view.codebook.codes[quote.segment.code]
  }

  /// As people read it.
  func item(_ schema: Schema<QuoteLine>) -> QuoteItem {
    QuoteItem(
      heading: heading ?? "\(code.name) (\(code.id))", colour: code.colour, text: quote.text, before: quote.before,
      after: quote.after, fields: schema.facts(self))
  }

  /// - Parameters:
  ///   - groupings: names of those whose levels each quote shows.
  ///   - ofCases: whether participants were chosen, and quotes stand under them and not under codes.
  static func schema(_ groupings: [String], ofCases: Bool) -> Schema<QuoteLine> {
    var fields: [Field<QuoteLine>] = []
    if ofCases {
      fields += [
        .integer("rank", "Rank", .data, unit: "from 1 in each level") { $0.rank },
        .number("distance", "Distance", .decimal(3), .data, unit: "0 to 1") { $0.distance },
      ]
    }
    fields += [
      .text("code", "Code", unit: "code's id") { $0.code.id }.shown(if: ofCases),
      .text("speaker", "Speaker", unit: "the transcript's label") { $0.quote.speaker.label },
      .text("participant", "Participant") { $0.quote.speaker.participant }
        .read { $0.quote.speaker.participant == $0.quote.speaker.label ? nil : $0.quote.speaker.participant },
      .text("role", "Role") { $0.quote.speaker.role.rawValue }
        .read { $0.quote.speaker.role == .participant ? nil : $0.quote.speaker.role.rawValue },
      .keyed("groups", groupings.map { ($0, $0) }, placeholder: "GROUP", unit: "level's name") { line in
        line.quote.levels.map { level in
          var cell: Cell = .text(level?.name)
          cell.words = level?.label ?? ""
          return cell
        }
      },
      .text("transcript", "Transcript") { $0.quote.transcript.name }
        .read { "\($0.quote.transcript.name):\($0.quote.segment.turn)" },
      .integer("turn", "Turn", .data, unit: "1-based") { $0.quote.segment.turn },
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.quote.segment.span.start }
        .read { "\($0.quote.segment.span.start)-\($0.quote.segment.span.end)" },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { $0.quote.segment.span.end },
      .list("coders", "Coders") { $0.quote.segment.coders },
      .list("origins", "Origins", .data, unit: "`person`, `rule`, `suggestion`") { $0.quote.segment.originNames },
      .text("review", "Review", unit: "`person`, `accepted`, `unreviewed`") { $0.quote.segment.review.rawValue }
        .read { $0.quote.segment.review == .person ? nil : $0.quote.segment.review.rawValue },
      .list("ids", "Ids", unit: "of codings and hits") { $0.quote.segment.ids }
        .read { $0.quote.segment.ids.map { String($0.prefix(8)) }.joined(separator: " ") },
      .integer("words", "Words", .data, unit: "words") { $0.quote.words },
      .text("before", "Before", .data, unit: "words before, within the turn") { $0.quote.before },
      .text("text", "Text", .data, unit: "the coded words") { $0.quote.text },
      .text("after", "After", .data, unit: "words after, within the turn") { $0.quote.after },
    ]
    return Schema(fields)
  }
}

extension QuoteListing {
  /// Quotes under their codes; one JSON row a quote.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    var notes: [String] = []
    let noun = view.filter.unit == .codings ? "coding" : "segment"
    if quotes.count < total {
      notes.append("A random sample of \(quotes.count) of \(counted(total, noun)).")
    } else {
      notes.append("\(counted(quotes.count, noun)).")
    }
    notes += conditions.sentences(view.codebook)
    notes += view.countingNotes
    notes += groupings.flatMap(\.notes)
    // Its fields only read what a line holds, whatever thread they are called on.
    nonisolated(unsafe) let schema = QuoteLine.schema(groupings.map(\.name), ofCases: false)
    let (quotes, view) = (quotes, view)
    let items = QuoteItems(count: quotes.count) { QuoteLine(quotes[$0], view).item(schema) }
    let rows = JSONValue.computed(count: quotes.count) { schema.value(QuoteLine(quotes[$0], view)) }
    return try Report(
      "quotes", of: view.study, unit: view.filter.unit.rawValue,
      sections: [.quotes(QuoteList(items: items, notes: notes))],
      payload: [("rows", rows), ("total", .integer(total)), ("notes", .strings(notes))])
  }
}

/// A quote as it stands beside counts, for programs.
extension Quote {
  static var brief: Schema<Quote> {
    Schema([
      .text("text", "Text") { $0.text }, .text("transcript", "Transcript") { $0.transcript.name },
      .integer("turn", "Turn", unit: "1-based") { $0.segment.turn },
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.segment.span.start },
      .integer("end", "End", unit: "scalars of the body, end-exclusive") { $0.segment.span.end },
      .text("participant", "Participant") { $0.speaker.participant },
      .list("ids", "Ids", unit: "of codings and hits") { $0.segment.ids },
    ])
  }
}

extension QuotedLine {
  /// `“…” (HC-P1, takes part, hc-p1:14)`; leads to its turn.
  /// - Parameter level: the label of the speaker's level, where it is to be named.
  init(_ quote: Quote, level: String?) {
    let text = quote.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let source = [
      quote.speaker.participant ?? quote.speaker.label, level, "\(quote.transcript.name):\(quote.segment.turn)",
    ].compactMap { $0 }
    self.init(
      "“\(text)”", source: source.joined(separator: ", "),
      link: Fragment.turn(transcript: quote.transcript.name, number: quote.segment.turn),
      language: quote.transcript.language)
  }
}

extension Segment {
  /// In a fixed order.
  var originNames: [String] { Origin.allCases.filter(origins.contains).map(\.rawValue) }
}
