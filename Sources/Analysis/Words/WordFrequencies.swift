import Basics
public import Statistics
public import StudyIndex

/// Which words people say, how often, and how many of them: `strand words`.
public struct WordFrequencies: Sendable {
  /// What is counted.
  public enum Kind: Sendable, Hashable {
    case words
    case stems
    /// Of so many words.
    case phrases(Int)
    /// Categories of a dictionary, with its file's name.
    case categories(String)
  }

  public struct Amount: Sendable, Hashable {
    public let count: Int
    /// Who says it.
    public let people: Int
    /// Per 1,000 words; `nil` where nobody says a word.
    public let rate: Double?
  }

  public struct Row: Sendable {
    public let term: String
    /// In the tree of a dictionary, 0 for the uppermost.
    public let depth: Int
    public let all: Amount
    /// Of those who speak.
    public let share: Double
    public let transcripts: Int
    /// Over people; `nil` for a category that nobody uses, and where one person speaks.
    public let dispersion: Dispersion?
    /// One a level.
    public let levels: [Amount]
  }

  public struct Level: Sendable, Hashable {
    public let level: GroupLevel
    /// Who say a word.
    public let people: Int
    public let words: Int
  }

  public let view: StudyView
  public let kind: Kind
  public let grouping: Grouping?
  public let levels: [Level]
  /// The most frequent first; categories in the dictionary's order.
  public let rows: [Row]
  /// Different terms before those that few say, and all but the most frequent, were left out.
  public let terms: Int
  /// Terms that are frequent enough and said by enough people.
  public let kept: Int
  /// Who say a word.
  public let people: Int
  /// All words, stop words too.
  public let words: Int
  /// Of those who speak, who is in no level.
  public let withoutLevel: Int
  /// Languages of the transcripts, with whose stop words were left out; `nil` where none were.
  public let stopWords: [(language: String, source: String?)]?
  /// Languages for which there is no stemmer.
  public let withoutStemmer: [String]
  /// Entries of the dictionary without a letter or digit.
  public let wordless: [String]
  public let minCount: Int
  public let minPeople: Int
  /// As `WordCounts` has them.
  public let reviewCounts: [Segment.Review: Int]
}

/// The words of a study, counted, from which frequencies and keyness are made.
struct CountedWords {
  let view: StudyView
  let counts: WordCounts
  let grouping: Grouping?
  /// Level of each person who says a word; `levels.count` for none, -1 for who says nothing.
  let levelOf: [Int]

  init(_ view: StudyView, _ counts: WordCounts, by grouping: Grouping?) throws {
    self.view = view
    self.counts = counts
    self.grouping = grouping
    levelOf = view.people.people.enumerated().map { index, person in
      counts.sizes[index] == 0 ? -1 : grouping?.position(of: person) ?? 0
    }
    if !counts.sizes.contains(where: { $0 > 0 }) { throw Problem.nobodySpeaks() }
  }

  /// Words of all people of a level.
  func words(ofLevel level: Int) -> Int {
    zip(levelOf, counts.sizes).reduce(0) { $0 + ($1.0 == level ? $1.1 : 0) }
  }

  var levels: [WordFrequencies.Level] {
    (grouping?.levels ?? []).enumerated().map { index, level in
      WordFrequencies.Level(
        level: level, people: levelOf.count { $0 == index }, words: words(ofLevel: index))
    }
  }

  static func amount(_ count: Int, people: Int, words: Int) -> WordFrequencies.Amount {
    WordFrequencies.Amount(
      count: count, people: people, rate: words > 0 ? Double(count) * 1000 / Double(words) : nil)
  }

  /// Terms in the order of their frequency; of equals in the order of their letters' scalars.
  func order(_ terms: [Int]) -> [Int] {
    let found = terms.map { (term: $0, count: counts.terms[$0].count, text: counts.terms[$0].text) }
    return found.sorted { a, b in
      a.count == b.count ? a.text.unicodeScalars.lexicographicallyPrecedes(b.text.unicodeScalars) : a.count > b.count
    }.map(\.term)
  }
}

extension WordFrequencies {
  init(_ counted: CountedWords, _ request: WordsRequest, _ source: WordsSource) throws {
    view = counted.view
    kind = source.kind
    grouping = counted.grouping
    levels = counted.levels
    minCount = request.minCount
    minPeople = request.minPeople ?? 1
    stopWords = source.stopWords
    withoutStemmer = source.withoutStemmer
    wordless = source.dictionary?.wordless ?? []
    reviewCounts = counted.counts.reviewCounts
    let speaking = counted.counts.sizes.indices.filter { counted.counts.sizes[$0] > 0 }
    people = speaking.count
    words = counted.counts.sizes.reduce(0, +)
    let levelCount = counted.grouping?.levels.count ?? 0
    withoutLevel = counted.grouping == nil ? 0 : counted.levelOf.count { $0 == levelCount }
    let all = counted.counts.terms.indices
    let said = all.filter { counted.counts.terms[$0].people > 0 }
    terms = said.count
    let (least, fewest) = (minCount, minPeople)
    let frequent = said.filter { counted.counts.terms[$0].count >= least && counted.counts.terms[$0].people >= fewest }
    kept = source.dictionary == nil ? frequent.count : all.count
    // A dictionary's categories are told in its order, used or not.
    let shown = source.dictionary == nil ? Array(counted.order(frequent).prefix(request.most)) : Array(all)
    var places = [Int](repeating: -1, count: counted.counts.sizes.count)
    for (place, person) in speaking.enumerated() { places[person] = place }
    let sizes = speaking.map { counted.counts.sizes[$0] }
    let (people, words, levels) = (people, words, levels)
    rows = try shown.map { index in
      let term = counted.counts.terms[index]
      var own = [(count: Int, people: Int)](repeating: (0, 0), count: levelCount + 1)
      for occurrence in term.occurrences {
        let level = counted.levelOf[Int(occurrence.person)]
        own[level].count += Int(occurrence.count)
        own[level].people += 1
      }
      let dispersion =
        term.people == 0 || speaking.count < 2
        ? nil
        : try Dispersion(
          term.occurrences.map { (part: places[Int($0.person)], count: Int($0.count)) }, sizes: sizes)
      return Row(
        term: term.text, depth: source.dictionary?.categories[index].depth ?? 0,
        all: CountedWords.amount(term.count, people: term.people, words: words),
        share: Double(term.people) / Double(people), transcripts: term.transcripts, dispersion: dispersion,
        levels: levels.indices.map {
          CountedWords.amount(own[$0].count, people: own[$0].people, words: levels[$0].words)
        }
      )
    }
  }
}
