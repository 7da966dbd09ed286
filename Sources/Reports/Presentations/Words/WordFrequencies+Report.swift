public import Analysis
import Statistics
import StudyIndex

extension WordFrequencies {
  /// The most frequent terms, or a dictionary's categories.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let schema = Self.schema(kind, levels: levels.map { LevelHeading(name: $0.level.name, heading: $0.level.label) })
    let isTree = rows.contains { $0.depth > 0 }
    let table = schema.table(title: title, rows, notes: notes) { row, made in if isTree { made.indent = row.depth } }
    return try Report(
      "words", of: view.study, unit: kind.plural, sections: [.table(table)],
      payload: [
        ("by", grouping.map { JSONValue.string($0.name) } ?? .null), ("rows", schema.values(rows)),
        ("levels", Level.schema.values(levels)), ("people", .integer(people)), ("words", .integer(words)),
        ("terms", .integer(terms)), ("notes", .strings(notes)),
      ])
  }

  var title: String {
    switch kind {
    case .words: "Words"
    case .stems: "Stems of words"
    case .phrases(let length): "Phrases of \(length) words"
    case .categories(let file): "Categories of \(file)"
    }
  }

  static func schema(_ kind: Kind, levels: [LevelHeading]) -> Schema<Row> {
    Schema([
      .text("term", kind.heading, .wrapped(12)) { $0.term },
      .integer("depth", "Depth", .data, unit: "of a dictionary's category, 0 at the top") { $0.depth },
      .integer("count", "times", unit: "occurrences") { $0.all.count },
      .number("per_1000", "per 1,000", .decimal(2), unit: "of all words") { $0.all.rate },
      .integer("people", "people", unit: "who say it") { $0.all.people },
      .number("share", "share", .percent(0), .data, unit: "of the people who speak, 0 to 1") { $0.share },
      .integer("transcripts", "transcripts", .data, unit: "in which it is said") { $0.transcripts },
      .number("dp", "DP", .decimal(2), unit: "Gries's deviation of proportions over people, 0 to 1") {
        $0.dispersion?.deviation
      },
      .number("dp_norm", "DP norm", .decimal(2), .data, unit: "DP over its greatest value") {
        $0.dispersion?.normalisedDeviation.finite
      },
      .number("juilland_d", "D", .decimal(2), unit: "Juilland's D over people, 1: evenly spread") {
        $0.dispersion?.juilland.finite
      }.shown(if: levels.isEmpty),
      .levels("levels", levels, Amount.schema) { $0.levels },
    ])
  }

  private var notes: [String] {
    var notes = [
      "\(counted(people, "person says", plural: "people say")) \(Numbers.grouped(words)) words. Rates are per 1,000 of these "
        + "words, stop words included. \(kind.explanation)"
    ]
    notes += WordNotes.stopWords(stopWords, kind) + WordNotes.stemmers(withoutStemmer)
    if people > 1 {
      notes.append(
        "DP (Gries): how unevenly it is spread over people. 0: all say it at the same rate; near 1: few people say it."
          + (levels.isEmpty ? " D (Juilland): 1 where all say it at the same rate." : ""))
    }
    if case .categories = kind {
      notes.append("A category also counts what the categories below it count. A word counts once for a category.")
      if let first = wordless.first {
        notes.append(
          "\(counted(wordless.count, "entry", plural: "entries")) of the dictionary without a letter or digit "
            + "\(wordless.count == 1 ? "is" : "are") not counted: `\(first)`\(wordless.count > 1 ? ", …" : "").")
      }
    } else {
      var rest = minCount > 1 ? ["\(minCount) times or more"] : []
      if minPeople > 1 { rest.append("by \(minPeople) people or more") }
      let which = rest.isEmpty ? "" : " said \(rest.joined(separator: " and "))"
      notes.append(
        "Shown: \(Numbers.grouped(rows.count)) of \(Numbers.grouped(kept)) different \(kind.plural)\(which) (--most)"
          + (kept == terms ? "." : "; \(Numbers.grouped(terms)) without this limit."))
    }
    return notes + WordNotes.levels(levels, withoutLevel, grouping) + view.wordNotes(reviewCounts)
  }
}

extension WordFrequencies.Kind {
  /// In the singular, as a column's heading.
  var heading: String {
    switch self {
    case .words: "Word"
    case .stems: "Stem"
    case .phrases: "Phrase"
    case .categories: "Category"
    }
  }

  var plural: String {
    switch self {
    case .words: "words"
    case .stems: "stems"
    case .phrases: "phrases"
    case .categories: "categories"
    }
  }

  /// A sentence for the notes.
  var explanation: String {
    switch self {
    case .words: "Words are in lower case, separated by ICU."
    case .stems: "Words with the same stem (Snowball) count together."
    case .phrases(let length): "A phrase is \(length) words with no punctuation between them."
    case .categories: "Counted: the dictionary's words and phrases."
    }
  }
}

extension WordFrequencies.Amount {
  static var schema: Schema<WordFrequencies.Amount> {
    Schema([
      .integer("count", "times", .data, unit: "occurrences") { $0.count },
      .number("per_1000", "per 1,000", .decimal(2), unit: "of the level's words") { $0.rate },
      .integer("people", "people", unit: "who say it") { $0.people },
    ])
  }
}

extension WordFrequencies.Level {
  static var schema: Schema<WordFrequencies.Level> {
    Schema([
      .text("name", "Level", unit: "level's name") { $0.level.name },
      .text("label", "Label") { $0.level.label },
      .integer("people", "people", unit: "who say a word") { $0.people },
      .integer("words", "words", unit: "that they say") { $0.words },
    ])
  }
}

extension Double {
  /// `nil` for what cannot be computed.
  var finite: Double? { isFinite ? self : nil }
}

extension StudyView {
  /// How the filter narrows whose words are counted, as notes.
  func wordNotes(_ counts: [Segment.Review: Int]) -> [String] {
    // Which codings count matters only where words are those inside segments.
    guard !filter.codes.isEmpty else { return plainRestriction.map { ["Restricted: \($0)."] } ?? [] }
    let names = filter.codes.joined(separator: ", ")
    return ["Counted: only words inside segments of \(names)."] + [counts.note].compactMap { $0 } + countingNotes
  }

  private var plainRestriction: String? {
    var parts = filter.condition.map { ["only where \($0)"] } ?? []
    if !filter.transcripts.isEmpty { parts.append("only in \(filter.transcripts.joined(separator: ", "))") }
    switch filter.speakers {
    case .participants: break
    case .interviewers: parts.append("interviewers' words only")
    case .everyone: parts.append("everyone's words, the interviewers' too")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

/// Sentences that stand under tables of words.
enum WordNotes {
  static func stopWords(_ lists: [(language: String, source: String?)]?, _ kind: WordFrequencies.Kind) -> [String] {
    guard let lists else { return [] }
    let found = lists.compactMap { list in list.source.map { "\($0) for \(list.language)" } }
    let missing = lists.filter { $0.source == nil }.map(\.language)
    let which = if case .phrases = kind { "phrases that begin or end with a stop word" } else { "stop words" }
    return
      (found.isEmpty
      ? []
      : [
        "Left out: \(which) (\(found.count == 1 ? "list" : "lists"): \(found.joined(separator: ", "))). To count them: --keep-stop-words."
      ])
      + (missing.isEmpty
        ? []
        : [
          "There is no list of stop words for the language \(missing.joined(separator: ", ")): all words count. Give one by --stop-list."
        ])
  }

  static func stemmers(_ missing: [String]) -> [String] {
    missing.isEmpty
      ? [] : ["There is no stemmer for the language \(missing.joined(separator: ", ")): its words count as they are."]
  }

  static func levels(_ levels: [WordFrequencies.Level], _ without: Int, _ grouping: Grouping?) -> [String] {
    guard let grouping else { return [] }
    let sizes = levels.map {
      "\($0.level.label): \(counted($0.people, "person", plural: "people")), \(Numbers.grouped($0.words)) words"
    }
    var notes = ["\(sizes.joined(separator: "; "))."]
    if without > 0 {
      notes.append(
        "\(counted(without, "person is", plural: "people are")) in no level of \(grouping.label) and \(without == 1 ? "counts" : "count") only in the total."
      )
    }
    return notes + grouping.notes
  }
}
