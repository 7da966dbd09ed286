public import Analysis
import Statistics
import StudyIndex

extension WordsAnswer: PresentedAnswer {
  public var title: String {
    switch self {
    case .frequencies(let found): found.title
    case .keyness(let found): "\(found.kind.heading)s that set groups apart".replacing("Categorys", with: "Categories")
    }
  }

  public func report() throws -> Report {
    switch self {
    case .frequencies(let found): try found.report()
    case .keyness(let found): try found.report()
    }
  }

  public var data: [Section]? {
    if case .keyness(let found) = self { [.table(found.schema.table(found.rows))] } else { nil }
  }

  public func figures(named name: String) -> [Figure] {
    switch self {
    case .frequencies(let found): found.bars().map { [$0.named(name)] } ?? []
    case .keyness(let found):
      found.levels.indices.compactMap { level in
        found.bars(level).map { $0.named("\(name)-\(Figure.fileName([found.levels[level].level.level.name]))") }
      }
    }
  }
}

extension WordFrequencies {
  /// So many bars fit a page.
  static let mostInFigure = 30

  /// The most frequent terms per 1,000 words, a bar a level where there are levels.
  func bars() -> Figure? {
    let shown = rows.filter { $0.all.count > 0 }.prefix(Self.mostInFigure)
    if shown.isEmpty { return nil }
    func bar(_ amount: Amount) -> GroupedBars.Bar {
      GroupedBars.Bar(
        value: amount.rate,
        text: "\(amount.rate.map { Numbers.fixed($0, places: 2) } ?? Numbers.missing) (\(amount.people))")
    }
    let whose = levels.isEmpty ? "all who are looked at" : "the level"
    return GroupedBars(
      series: levels.isEmpty ? [] : levels.map { "\($0.level.label), n = \($0.people)" },
      categories: shown.map { row in
        GroupedBars.Category(
          label: row.term, depth: row.depth, bars: levels.isEmpty ? [bar(row.all)] : row.levels.map(bar))
      },
      axisTitle: "per 1,000 words", areShares: false
    ).figure(
      name: "words", title: title,
      caption: "Per 1,000 words of \(whose); in brackets the people who say it, of \(people) who speak.")
  }
}

extension WordKeyness {
  /// The log ratios of a level's words with their intervals.
  func bars(_ level: Int) -> Figure? {
    let shown = rows.filter { $0.level == level }.prefix(WordFrequencies.mostInFigure)
    if shown.isEmpty { return nil }
    let tested = levels[level]
    return GroupedBars(
      series: [],
      categories: shown.map { row in
        GroupedBars.Category(
          label: row.term,
          bars: [
            GroupedBars.Bar(
              value: row.likelihood.logRatio, low: row.interval?.low, high: row.interval?.high,
              text: "p \(Numbers.probability(row.adjustedPValue))")
          ])
      },
      axisTitle: "log ratio: 1 is twice the others' rate", areShares: false
    ).figure(
      name: "words",
      title: "\(kind.heading)s of “\(tested.level.level.label)”".replacing("Categorys", with: "Categories"),
      caption:
        "Log2 of the rate in the level over that of all others, with 95% bootstrap intervals over people; p of the "
        + "permutation of people, \(settings.adjustment == .none ? "not adjusted" : settings.adjustment.name). "
        + "\(tested.level.people) people against \(tested.otherPeople).")
  }
}
