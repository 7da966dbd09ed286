import Basics
public import Statistics
public import StudyIndex

/// Words that the people of a level say at a higher rate than all others in the group: `strand words --keyness`.
public struct WordKeyness: Sendable {
  public struct Row: Sendable {
    /// Index in `levels`.
    public let level: Int
    public let term: String
    public let own: WordFrequencies.Amount
    public let others: WordFrequencies.Amount
    public let likelihood: LogLikelihoodKeyness
    /// Of the log ratio: percentile interval of the bootstrap over people, within the level and the others; `nil` where
    /// one of them is a single person.
    public let interval: Interval?
    /// Of the permutation of people.
    public let pValue: Double
    public let adjustedPValue: Double
  }

  public struct Tested: Sendable {
    public let level: WordFrequencies.Level
    public let otherPeople: Int
    public let otherWords: Int
    /// Terms tested; the adjustment is over them.
    public let terms: Int
    /// Of these, those with a higher rate in the level.
    public let higher: Int
    /// In how many ways people can be divided where all were visited; `nil` for draws.
    public let divisions: Int?
    /// Why nothing was tested: one of the sides has no people.
    public let isTested: Bool
  }

  public let view: StudyView
  public let kind: WordFrequencies.Kind
  public let grouping: Grouping
  public let levels: [Tested]
  /// Level after level, in each the smallest p first, then the greatest log-likelihood.
  public let rows: [Row]
  public let settings: TestSettings
  public let minCount: Int
  public let minPeople: Int
  public let most: Int
  public let withoutLevel: Int
  public let stopWords: [(language: String, source: String?)]?
  public let withoutStemmer: [String]
  /// Transcripts in which several of the people speak, who are not independent.
  public let sharedTranscripts: [String]
  /// As `WordCounts` has them.
  public let reviewCounts: [Segment.Review: Int]
}

extension WordKeyness {
  /// - Throws: `Problem` where fewer than two levels have people who speak.
  init(_ counted: CountedWords, _ request: WordsRequest, _ source: WordsSource) throws {
    guard let grouping = counted.grouping else { throw Problem.keynessNeedsGroup() }
    view = counted.view
    kind = source.kind
    self.grouping = grouping
    settings = TestSettings(
      adjustment: request.adjustment.method, permutations: request.permutations, seed: request.seed)
    minCount = request.minCount
    minPeople = request.minPeople ?? 2
    most = request.most
    stopWords = source.stopWords
    withoutStemmer = source.withoutStemmer
    reviewCounts = counted.counts.reviewCounts
    withoutLevel = counted.levelOf.count { $0 == grouping.levels.count }
    let members = counted.levelOf.indices.filter { (0..<grouping.levels.count).contains(counted.levelOf[$0]) }
    guard Set(members.map { counted.levelOf[$0] }).count > 1 else { throw Problem.keynessNeedsLevels(grouping.name) }
    sharedTranscripts = Self.shared(members, counted.view)
    let work = KeynessWork(counted, members, grouping, settings, minCount: minCount, minPeople: minPeople)
    var (levels, rows): ([Tested], [Row]) = ([], [])
    for level in grouping.levels.indices {
      let (tested, found) = try work.level(level, most: request.most)
      levels.append(tested)
      rows += found
    }
    self.levels = levels
    self.rows = rows
  }

  private static func shared(_ members: [Int], _ view: StudyView) -> [String] {
    var people: [Int64: Int] = [:]
    for member in members {
      for transcript in view.people.people[member].transcripts { people[transcript, default: 0] += 1 }
    }
    return people.filter { $0.value > 1 }.map { view.name($0.key) }.sorted()
  }
}

/// Terms of the people in levels, and their tests.
private struct KeynessWork {
  let grouping: Grouping
  let settings: TestSettings
  /// Words and level of each person in a level.
  let sizes: [Int]
  let groups: [Int]
  let terms: [(text: String, occurrences: [KeynessPermutation.Occurrence])]
  let levels: [WordFrequencies.Level]

  init(
    _ counted: CountedWords, _ members: [Int], _ grouping: Grouping, _ settings: TestSettings, minCount: Int,
    minPeople: Int
  ) {
    self.grouping = grouping
    self.settings = settings
    levels = counted.levels
    sizes = members.map { counted.counts.sizes[$0] }
    groups = members.map { counted.levelOf[$0] }
    var places = [Int](repeating: -1, count: counted.counts.sizes.count)
    for (place, member) in members.enumerated() { places[member] = place }
    terms = counted.counts.terms.compactMap { term -> (text: String, occurrences: [KeynessPermutation.Occurrence])? in
      let own = term.occurrences.compactMap { occurrence -> KeynessPermutation.Occurrence? in
        let place = places[Int(occurrence.person)]
        return place < 0 ? nil : .init(person: place, count: Int(occurrence.count))
      }
      let count = own.reduce(0) { $0 + Int($1.count) }
      guard own.count >= max(minPeople, 1), count >= minCount else { return nil }
      return (text: term.text, occurrences: own)
    }
  }

  /// A term with what is said in the level and by the others.
  private struct Found {
    let index: Int
    let own: WordFrequencies.Amount
    let others: WordFrequencies.Amount
    let likelihood: LogLikelihoodKeyness
  }

  func level(_ level: Int, most: Int) throws -> (WordKeyness.Tested, [WordKeyness.Row]) {
    let own = levels[level]
    let otherWords = sizes.reduce(0, +) - own.words
    let otherPeople = sizes.count - own.people
    let test = try KeynessPermutation(
      sizes: sizes, groups: groups, draws: settings.permutations, seed: settings.seed)
    guard own.people > 0, otherPeople > 0 else {
      return (
        WordKeyness.Tested(
          level: own, otherPeople: otherPeople, otherWords: otherWords, terms: 0, higher: 0, divisions: nil,
          isTested: false), []
      )
    }
    let pValues = try test.pValues(of: terms.map(\.occurrences), group: level)
    let adjusted = settings.adjustment.adjust(pValues)
    let found = try terms.indices.map { index -> Found in
      var (count, people, all) = (0, 0, 0)
      for occurrence in terms[index].occurrences {
        all += Int(occurrence.count)
        if groups[Int(occurrence.person)] == level {
          count += Int(occurrence.count)
          people += 1
        }
      }
      return Found(
        index: index, own: CountedWords.amount(count, people: people, words: own.words),
        others: CountedWords.amount(
          all - count, people: terms[index].occurrences.count - people, words: otherWords),
        likelihood: try LogLikelihoodKeyness(
          count: count, size: own.words, otherCount: all - count, otherSize: otherWords))
    }
    let higher = found.filter { ($0.own.rate ?? 0) > ($0.others.rate ?? 0) }.sorted { a, b in
      if pValues[a.index] != pValues[b.index] { return pValues[a.index] < pValues[b.index] }
      if a.likelihood.statistic != b.likelihood.statistic { return a.likelihood.statistic > b.likelihood.statistic }
      return terms[a.index].text.unicodeScalars.lexicographicallyPrecedes(terms[b.index].text.unicodeScalars)
    }
    let rows = higher.prefix(most).map { item in
      WordKeyness.Row(
        level: level, term: terms[item.index].text, own: item.own, others: item.others, likelihood: item.likelihood,
        interval: interval(of: terms[item.index].occurrences, level: level), pValue: pValues[item.index],
        adjustedPValue: adjusted[item.index])
    }
    return (
      WordKeyness.Tested(
        level: own, otherPeople: otherPeople, otherWords: otherWords, terms: terms.count, higher: higher.count,
        divisions: test.divisions(of: level), isTested: true), rows
    )
  }

  private func interval(of occurrences: [KeynessPermutation.Occurrence], level: Int) -> Interval? {
    let sides = groups.map { $0 == level ? 0 : 1 }
    guard sides.count(where: { $0 == 0 }) > 1, sides.count(where: { $0 == 1 }) > 1 else { return nil }
    var counts = [Int](repeating: 0, count: sizes.count)
    for occurrence in occurrences { counts[Int(occurrence.person)] = Int(occurrence.count) }
    let bootstrap = try? Bootstrap(
      units: sizes.count, strata: sides, replicates: settings.resamples, seed: settings.seed
    ) { (drawn: [Int]) throws(StatisticsError) -> Double in
      var (hits, words) = ([0, 0], [0, 0])
      for person in drawn {
        hits[sides[person]] += counts[person]
        words[sides[person]] += sizes[person]
      }
      return LogLikelihoodKeyness.logRatio(
        count: Double(hits[0]), size: Double(words[0]), Double(hits[1]), Double(words[1]))
    }
    return try? bootstrap?.percentileInterval(level: settings.level)
  }
}
