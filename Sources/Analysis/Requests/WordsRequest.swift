public import Basics
import Statistics
import StudyDefinition
public import StudyIndex

/// Which words people say: `strand words`.
public struct WordsRequest: AnalysisRequest {
  /// Whose words; its codes say inside which segments, where it has some.
  public var filter = SegmentFilter()
  /// Groups, columns or variables; several are crossed.
  public var by: [String] = []
  public var cuts: [String] = []
  /// Words of a phrase; 1 for words.
  public var length = 1
  public var stems = false
  public var keepsStopWords = false
  /// A list of stop words in place of the language's: a word a line.
  public var stopList: String?
  /// A dictionary whose categories are counted: LIWC's `.dic`, or YAML.
  public var dictionary: String?
  /// What sets each level apart from all others.
  public var keyness = false
  public var minCount = 1
  /// `nil`: 1, and 2 for keyness.
  public var minPeople: Int?
  /// Rows at most, of each level for keyness. A dictionary's frequencies have all its categories.
  public var most = 30
  public var adjustment = ComparisonRequest.Adjustment.bh
  public var permutations = TestSettings.defaultPermutations
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "words"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [
      .names("within", \.filter.codes, of: .code).role(.naming), .names("by", \.by, of: .group).role(.naming),
      .texts("cut", \.cuts, .cut), .whole("ngrams", \.length, in: 1...5).role(.naming),
      .flag("stems", \.stems).role(.naming), .flag("keep_stop_words", \.keepsStopWords),
      .file("stop_list", \.stopList), .file("dictionary", \.dictionary),
      .flag("keyness", \.keyness).role(.naming), .whole("min_count", \.minCount, in: 1...1_000_000),
      .whole("min_people", \.minPeople, in: 1...1_000_000), .whole("most", \.most, in: 1...1_000_000),
      .choice("adjust", \.adjustment), .whole("permutations", \.permutations, in: 99...10_000_000), .seed(\.seed),
    ] + RequestOption.people(\.filter)

  public var seedOfChance: UInt64? { keyness ? seed : nil }

  public var conflicts: [OptionConflict] {
    if keyness, by.isEmpty { return [OptionConflict("keyness", "needs a group: words are those of a level")] }
    if dictionary != nil {
      if stems {
        return [OptionConflict("stems", "cannot be used with a dictionary, which has its own beginnings (help*)")]
      }
      if length > 1 { return [OptionConflict("ngrams", "cannot be used with a dictionary, which has its own phrases")] }
      if stopList != nil {
        return [OptionConflict("stop_list", "cannot be used with a dictionary, which says what counts")]
      }
    }
    if keepsStopWords, stopList != nil {
      return [OptionConflict("stop_list", "cannot be used where all stop words are kept")]
    }
    return []
  }

  public var files: [String] { [dictionary, stopList].compactMap { $0 } }

  /// Without segments no codings are counted.
  public func remarks(_ study: Study) throws -> [Problem] { filter.codes.isEmpty ? [] : try study.remarks() }

  public func answer(_ study: Study) throws -> WordsAnswer {
    let grouping = try study.grouping(by: by, cuts: cuts)
    if keyness, grouping == nil { throw Problem.keynessNeedsGroup() }
    var filter = filter
    if filter.codes.isEmpty { filter.review = [.all] }
    let view = try StudyView(study, filter: filter)
    let source = try WordsSource(view, self)
    let counts = try WordCounts(view, within: !filter.codes.isEmpty, counter: source.counter)
    let counted = try CountedWords(view, counts, by: grouping)
    return keyness
      ? .keyness(try WordKeyness(counted, self, source)) : .frequencies(try WordFrequencies(counted, self, source))
  }
}

/// What `strand words` answers: how often words are said, or how far groups differ in them.
public enum WordsAnswer: Sendable {
  case frequencies(WordFrequencies)
  case keyness(WordKeyness)
}

/// What a request for words counts, with its lists read.
struct WordsSource {
  let kind: WordFrequencies.Kind
  let counter: TermCounter
  let dictionary: WordDictionary?
  let stopWords: [(language: String, source: String?)]?
  let withoutStemmer: [String]

  /// - Throws: `Problem`, `Problems` about the dictionary and the list of stop words.
  init(_ view: StudyView, _ request: WordsRequest) throws {
    let study = view.study
    let languages = Set(view.transcripts.values.map(\.language)).sorted()
    var counter = TermCounter()
    counter.length = request.length
    counter.stems = request.stems
    if let path = request.dictionary {
      dictionary = try WordDictionary.read(
        study.furtherFile(path), file: path, language: languages.first ?? study.configuration.language)
      kind = .categories(path.split(separator: "/").last.map(String.init) ?? path)
    } else {
      dictionary = nil
      kind = request.length > 1 ? .phrases(request.length) : request.stems ? .stems : .words
    }
    counter.dictionary = dictionary
    if request.keepsStopWords || request.dictionary != nil {
      stopWords = nil
    } else if let path = request.stopList {
      let own = try Self.list(study.furtherFile(path), file: path)
      counter.stopWords = { _ in own }
      stopWords = languages.map { ($0, path) }
    } else {
      let lists = Dictionary(uniqueKeysWithValues: languages.map { ($0, StopWords.words(of: $0)) })
      counter.stopWords = { lists[$0] ?? [] }
      stopWords = languages.map { ($0, StopWords.source(of: $0)?.rawValue) }
    }
    withoutStemmer = request.stems ? languages.filter { !WordForms.hasStemmer(for: $0) } : []
    self.counter = counter
  }

  private static func list(_ bytes: [UInt8], file: String) throws -> Set<[UInt8]> {
    if let invalid = UTF8Validity.firstInvalid(in: bytes) {
      throw Problem.stopListNotUTF8(file, line: bytes[..<invalid].count { $0 == 0x0A } + 1)
    }
    let text = String(decoding: bytes, as: UTF8.self).drop { $0 == "\u{FEFF}" }
    return StopWords.folded(text.split(whereSeparator: \.isWhitespace))
  }
}
