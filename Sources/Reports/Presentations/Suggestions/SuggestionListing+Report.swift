import Analysis
import Codebooks
import Learning
import StudyIndex

extension SuggestionListing {
  /// How good the models are, then what they suggest; one JSON row a code.
  /// - Throws: what reading the index throws.
  func report(_ groupings: [Grouping]) throws -> Report {
    let lines = try lines(groupings)
    let schema = LearntLine.schema(groupings: groupings.map(\.name))
    let notes = evaluationNotes + unlearntNotes
    return try Report(
      SuggestionRequest.verb, of: view.study, unit: request.unit.plural,
      sections: [
        .table(schema.table(title: "How good suggestions are", lines, notes: notes)),
        .table(
          LearntLine.reading.table(
            title: "\(request.unit == .turn ? "Turns" : "Sentences") read until a share of the coded ones is found",
            lines,
            notes: readingNotes)),
        .table(
          LearntLine.besides.table(
            title: "Beside the rules and the coders", lines, notes: besideNotes)),
        .table(
          Calibration.Class.schema.table(
            title: "Whether probabilities mean what they say",
            Calibration(of: learnt.map(\.evaluation.calibration)).classes,
            notes: ["All codes together; JSON has each by itself."])),
        .quotes(quotes(lines, groupings)),
      ],
      payload: [
        ("by", .strings(groupings.map(\.name))), ("rows", rows(lines, schema)),
        (
          "not_learnt",
          .array(
            unlearnt.map { code in
              .object([
                ("code", .string(view.codebook.codes[code.code].id)), ("coded", .integer(code.coded)),
                ("people", .integer(code.people)), ("read_without_code", .integer(code.negatives)),
              ])
            })
        ),
        ("passages", .integer(passages)), ("features", .integer(features)),
        ("settings", .strings([FeatureSettings().form, LogisticSettings().form])), ("notes", .strings(notes)),
      ])
  }

  /// The rows of JSON hold what the tables beside hold, too.
  private func rows(_ lines: [LearntLine], _ schema: Schema<LearntLine>) -> JSONValue {
    .array(
      lines.map { line in
        var members = schema.members(line)
        let known = Set(members.map(\.0))
        members += (LearntLine.reading.members(line) + LearntLine.besides.members(line)).filter {
          !known.contains($0.0)
        }
        return .object(members)
      })
  }

  private func lines(_ groupings: [Grouping]) throws -> [LearntLine] {
    try learnt.map { code in
      let quotes = try code.suggestions.map(\.passage).quotes(under: code.code, view, groupings)
      return LearntLine(
        code: view.codebook.codes[code.code], learnt: code,
        suggestions: zip(code.suggestions, quotes).map { SuggestionLine(suggestion: $0, quote: $1) })
    }
  }

  private func quotes(_ lines: [LearntLine], _ groupings: [Grouping]) -> QuoteList {
    let schema = SuggestionLine.schema(groupings.map(\.name))
    let items = lines.flatMap { line in
      line.suggestions.map {
        $0.item(schema, heading: "\(line.code.name) (\(line.code.id))", colour: line.code.colour)
      }
    }
    return QuoteList(title: request.again ? "For a second look" : "Suggestions", items: items, notes: suggestionNotes)
  }
}

extension [Passage] {
  /// The passages in words, with who says them and where.
  /// - Throws: what reading the index throws.
  func quotes(under code: Int, _ view: StudyView, _ groupings: [Grouping]) throws -> [Quote] {
    try QuoteListing.quotes(of: self, under: code, view, groupings)
  }
}
