public import Analysis
import Codebooks
import Foundation
import Studies
import Transcripts

extension QuoteListing {
  /// Quotes under their codes; one JSON row a quote.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    var notes: [String] = []
    if quotes.count < total {
      notes.append("A random sample of \(quotes.count) of \(counted(total, "segment")).")
    } else {
      notes.append("\(counted(quotes.count, "segment")).")
    }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    let list = QuoteList(items: quotes.map(item), notes: notes)
    return try Report(
      "quotes", of: view.study, unit: "segments", sections: [.quotes(list)],
      payload: [("rows", .array(quotes.map(row))), ("total", .integer(total)), ("notes", .strings(notes))])
  }

  private func item(_ quote: Quote) -> QuoteItem {
    let segment = quote.segment
    let code = view.codebook.codes[segment.code]
    var fields: [QuoteItem.Field] = [
      .init("code", .text(code.id), shown: nil),
      .init("speaker", .text(quote.speaker.label)),
      .init(
        "participant", .text(quote.speaker.participant),
        shown: quote.speaker.participant == quote.speaker.label ? nil : quote.speaker.participant),
      .init(
        "role", .text(quote.speaker.role.rawValue),
        shown: quote.speaker.role == .participant ? nil : quote.speaker.role.rawValue),
    ]
    for (grouping, level) in zip(groupings, quote.levels) {
      fields.append(.init(grouping.name, .text(level?.name), shown: level?.label))
    }
    fields += [
      .init("transcript", .text(quote.transcript.name), shown: "\(quote.transcript.name):\(segment.turn)"),
      .init("turn", .integer(segment.turn), shown: nil),
      .init("start", .integer(segment.span.start), shown: "\(segment.span.start)-\(segment.span.end)"),
      .init("end", .integer(segment.span.end), shown: nil),
      .init(
        "coders", .list(segment.coders), shown: segment.coders.isEmpty ? nil : segment.coders.joined(separator: ", ")),
      .init("origins", .list(segment.originNames), shown: nil),
      .init("review", .text(segment.review.rawValue), shown: segment.review == .person ? nil : segment.review.rawValue),
      .init("ids", .list(segment.ids), shown: segment.ids.map { String($0.prefix(8)) }.joined(separator: " ")),
    ]
    return QuoteItem(
      heading: view.heading(of: segment.code), colour: code.colour, text: quote.text, before: quote.before,
      after: quote.after, fields: fields)
  }

  private func row(_ quote: Quote) -> JSONValue {
    let segment = quote.segment
    let groups = zip(groupings, quote.levels).map { ($0.name, JSONValue.optional($1?.name)) }
    return .object([
      ("code", .string(view.codebook.codes[segment.code].id)), ("transcript", .string(quote.transcript.name)),
      ("turn", .integer(segment.turn)), ("start", .integer(segment.span.start)), ("end", .integer(segment.span.end)),
      ("speaker", .string(quote.speaker.label)), ("participant", .optional(quote.speaker.participant)),
      ("role", .string(quote.speaker.role.rawValue)), ("groups", .object(groups)), ("text", .string(quote.text)),
      ("before", .string(quote.before)), ("after", .string(quote.after)), ("words", .integer(quote.words)),
      ("coders", .strings(segment.coders)), ("origins", .strings(segment.originNames)),
      ("review", .string(segment.review.rawValue)), ("ids", .strings(segment.ids)),
    ])
  }
}

extension Segment {
  /// In a fixed order.
  var originNames: [String] { Origin.allCases.filter(origins.contains).map(\.rawValue) }
}
