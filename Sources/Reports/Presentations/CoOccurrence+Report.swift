public import Analysis
import Codebooks

extension CoOccurrence {
  /// The pairs that occur together, the most frequent first.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let ordered = pairs.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map { Line($0.element, view.codebook) }
    var notes = ["Counted: \(explanation) People: who have both together at least once."]
    if within != .overlap {
      notes.append("Jaccard: \(within.rawValue)s with both codes, of those with either.")
    }
    notes += view.countingNotes
    let schema = Self.schema(within)
    return try Report(
      "cooccur", of: view.study, unit: within == .overlap ? "pairs of segments" : within.rawValue + "s",
      sections: [.table(schema.table(title: "Codes that occur together", ordered, notes: notes))],
      payload: [
        ("within", .string(within.rawValue)), ("rows", schema.values(ordered)),
        ("totals", .object(totals.map { (view.codebook.codes[$0.key].id, .integer($0.value)) })),
        ("notes", .strings(notes)),
      ])
  }

  /// A pair with its codes.
  struct Line {
    let first: Code
    let second: Code
    let pair: Pair

    init(_ pair: Pair, _ codebook: Codebook) {
      first = codebook.codes[pair.first]
      second = codebook.codes[pair.second]
      self.pair = pair
    }
  }

  static func schema(_ within: Within) -> Schema<Line> {
    let counted = within == .overlap ? "overlaps" : within.rawValue + "s"
    return Schema([
      .text("first", "Code", .wrapped(16), unit: "code's id") { $0.first.id }.coloured { $0.first.colour },
      .text("second", "with", .wrapped(16), unit: "code's id") { $0.second.id }.coloured { $0.second.colour },
      .integer("count", counted, unit: "pairs of segments, turns or transcripts") { $0.pair.count },
      .integer("people", "people", unit: "people") { $0.pair.people },
      .number("coefficient", "Jaccard", .decimal(2), unit: "0 to 1") { $0.pair.coefficient }
        .shown(if: within != .overlap),
    ])
  }

  private var explanation: String {
    switch within {
    case .overlap: "pairs of segments that share words."
    case .turn: "turns that hold both codes."
    case .transcript: "transcripts that hold both codes."
    }
  }
}
