public import Analysis
import StudyIndex
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
    notes += groupings.flatMap(\.notes)
    let list = QuoteList(items: quotes.map { $0.item(view, groupings) }, notes: notes)
    return try Report(
      "quotes", of: view.study, unit: "segments", sections: [.quotes(list)],
      payload: [
        ("rows", .array(quotes.map { .object($0.members(view, groupings)) })), ("total", .integer(total)),
        ("notes", .strings(notes)),
      ])
  }
}
