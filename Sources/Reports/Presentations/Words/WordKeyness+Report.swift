public import Analysis
import Statistics
import StudyIndex

extension WordKeyness {
  /// A table a level: the words that set it apart from all others.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let schema = schema
    var sections: [Section] = []
    for (index, tested) in levels.enumerated() {
      let own = rows.filter { $0.level == index }
      let isLast = index == levels.count - 1
      sections.append(
        .table(
          schema.table(
            title: title(of: tested), own, notes: levelNotes(tested, shown: own.count) + (isLast ? notes : []))))
    }
    var report = try Report(
      "words", of: view.study, unit: "people", sections: sections,
      payload: [
        ("by", .string(grouping.name)), ("rows", schema.values(rows)),
        ("levels", Tested.schema.values(levels)), ("seed", .integer(Int(clamping: settings.seed))),
        ("permutations", .integer(settings.permutations)), ("notes", .strings(notes)),
      ])
    report.data = [.table(schema.table(rows))]
    return report
  }

  private func title(of tested: Tested) -> String {
    "\(kind.heading)s of “\(tested.level.level.label)” against all others"
      .replacing("Categorys", with: "Categories")
  }

  var schema: Schema<Row> {
    Self.schema(kind, levels: levels.map(\.level.level.name), settings.adjustment)
  }

  /// - Parameter levels: names, by the rows' index.
  static func schema(_ kind: WordFrequencies.Kind, levels: [String], _ adjustment: MultipleTesting) -> Schema<Row> {
    let rates: [Field<Row>] = [
      .text("level", "Level", .data, unit: "level's name") { levels[$0.level] },
      .text("term", kind.heading, .wrapped(12)) { $0.term },
      .integer("count", "times", .data, unit: "occurrences in the level") { $0.own.count },
      .number("per_1000", "per 1,000", .decimal(2), unit: "of the level's words") { $0.own.rate },
      .integer("people", "people", unit: "of the level who say it") { $0.own.people },
      .integer("others_count", "others: times", .data, unit: "occurrences in all other levels") { $0.others.count },
      .number("others_per_1000", "others: per 1,000", .decimal(2), .wrapped(8), unit: "of the others' words") {
        $0.others.rate
      },
      .integer("others_people", "others: people", .wrapped(7), unit: "of the others who say it") { $0.others.people },
    ]
    let effect: [Field<Row>] = Field.estimate(
      "log_ratio", "log ratio", .decimal(places: 2), unit: "log2 of the two rates' ratio"
    ) { row in
      (value: row.likelihood.logRatio, low: row.interval?.low, high: row.interval?.high)
    }
    let tests: [Field<Row>] = [
      .number("log_likelihood", "G²", .decimal(1), unit: "log-likelihood") { $0.likelihood.statistic },
      .number("p_log_likelihood", "p of G²", .probability, .data, unit: "words taken as independent") {
        $0.likelihood.pValue
      },
      .number("p", "p", .probability, unit: "permutation of people") { $0.pValue },
      .number("p_adjusted", "p (\(adjustment.name))", .probability, .wrapped(6), unit: "0 to 1") {
        $0.adjustedPValue
      }.shown(if: adjustment != .none),
    ]
    return Schema(rates + effect + tests)
  }

  private func levelNotes(_ tested: Tested, shown: Int) -> [String] {
    guard tested.isTested else {
      return ["Not tested: \(tested.level.people == 0 ? "nobody in the level speaks" : "there is nobody else")."]
    }
    var notes = [
      "\(counted(tested.level.people, "person", plural: "people")), \(Numbers.grouped(tested.level.words)) words; others: "
        + "\(counted(tested.otherPeople, "person", plural: "people")), \(Numbers.grouped(tested.otherWords)) words. "
        + "\(Numbers.grouped(tested.terms)) \(kind.plural) tested, \(Numbers.grouped(tested.higher)) with a higher rate "
        + "here, \(shown) shown (--most)."
    ]
    if let divisions = tested.divisions {
      notes.append(
        "Exact test: the people can be divided in \(Numbers.grouped(divisions)) ways"
          + (divisions < 1000 ? ", and no p can be below \(Numbers.probability(1 / Double(divisions)))." : "."))
    }
    return notes
  }

  private var notes: [String] {
    var notes = [
      "p: permutation test with people as the unit, two-sided: people change levels, each with all of their words "
        + "(\(Numbers.grouped(settings.permutations)) draws, seed \(settings.seed), where the test is not exact). "
        + "It is adjusted over all \(kind.plural) tested in the level, also those with a lower rate.",
      "G²: log-likelihood, with words as the unit. Words of one person are not independent: its own p is too small, and is "
        + "only in CSV and JSON.",
      "Log ratio: 1 is twice the others' rate, 2 is four times; a count of 0 is taken as 0.5. In brackets: 95% percentile "
        + "interval of a bootstrap over people (\(Numbers.grouped(settings.resamples)) draws), not adjusted.",
    ]
    let least = 1 / Double(settings.permutations + 1)
    if settings.adjustment == .holm, let most = levels.filter({ $0.divisions == nil }).map(\.terms).max(),
      Double(most) * least > 0.05
    {
      notes.append(
        "With so many \(kind.plural) and draws, no adjusted p can be below "
          + "\(Numbers.fixed(min(1, Double(most) * least), places: 2)). Use more --permutations, a higher --min-people, or "
          + "--adjust bh.")
    }
    notes.append(
      "Tested: \(kind.plural) said by \(minPeople) people or more"
        + (minCount > 1 ? " and \(minCount) times or more." : "."))
    notes += WordNotes.stopWords(stopWords, kind) + WordNotes.stemmers(withoutStemmer)
    let small = levels.filter { $0.level.people < 5 }.map { "\($0.level.level.label) (\($0.level.people))" }
    if !small.isEmpty { notes.append("Warning: fewer than five people in \(small.joined(separator: ", ")).") }
    if !sharedTranscripts.isEmpty {
      notes.append(
        "The test takes people as independent. Several of them speak together in \(sharedTranscripts.joined(separator: ", "))."
      )
    }
    if withoutLevel > 0 {
      notes.append("\(counted(withoutLevel, "person is", plural: "people are")) in no level of \(grouping.label).")
    }
    return notes + grouping.notes + view.wordNotes(reviewCounts)
  }
}

extension WordKeyness.Tested {
  static var schema: Schema<WordKeyness.Tested> {
    Schema([
      .text("name", "Level", unit: "level's name") { $0.level.level.name },
      .text("label", "Label") { $0.level.level.label },
      .integer("people", "people", unit: "who say a word") { $0.level.people },
      .integer("words", "words", unit: "that they say") { $0.level.words },
      .integer("others_people", "others: people", unit: "who say a word") { $0.otherPeople },
      .integer("others_words", "others: words", unit: "that they say") { $0.otherWords },
      .integer("terms", "tested", unit: "terms") { $0.terms },
      .integer("divisions", "divisions", unit: "of an exact permutation test") { $0.divisions },
    ])
  }
}
