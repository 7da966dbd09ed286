import Analysis
import Learning
import StudyIndex

extension SimilarPassages {
  /// The nearest passages as quotes; one JSON row a passage.
  /// - Throws: what reading the index throws.
  func report(_ groupings: [Grouping]) throws -> Report {
    let words = try found.map(\.passage).quotes(under: 0, view, groupings)
    let lines = zip(found, words).map { Line(found: $0, quote: $1) }
    let schema = Self.schema(groupings.map(\.name))
    let heading = quotes == 1 ? "Like the quote" : "Like the \(quotes) quotes"
    let notes = [
      "Nearest by the words and characters in common (cosine of tf-idf features, the mean over the quotes); nothing is learnt, "
        + "and likeness in words is no likeness in meaning."
    ]
    let items = lines.map { line in
      QuoteItem(
        heading: heading, text: line.quote.text, fields: schema.facts(line),
        link: Fragment.turn(transcript: line.quote.transcript.name, number: line.quote.segment.turn),
        language: line.quote.transcript.language)
    }
    return try Report(
      SuggestionRequest.verb, of: view.study, unit: unit.plural,
      sections: [.quotes(QuoteList(items: items, headingKey: "like", notes: notes))],
      payload: [
        ("by", .strings(groupings.map(\.name))), ("rows", schema.values(lines)), ("notes", .strings(notes)),
      ])
  }

  struct Line {
    let found: Found
    let quote: Quote
  }

  static func schema(_ groupings: [String]) -> Schema<Line> {
    Schema(
      [
        .number("similarity", "Similarity", .decimal(3), unit: "0 to 1") { $0.found.similarity }
          .read { "similarity \(Numbers.fixed($0.found.similarity, places: 2))" },
        .list("shared", "Shared", unit: "stretches that both have, the strongest first") {
          $0.found.shared.map(\.text)
        }.read { line in "shares " + line.found.shared.map { "“\($0.text)”" }.joined(separator: ", ") },
      ] + Quote.place(groupings).map { field in field.of { $0.quote } } + [
        .text("text", "Text", .data, unit: "the passage") { $0.quote.text }
      ])
  }
}
