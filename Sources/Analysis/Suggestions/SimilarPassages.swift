import Basics
import Codings
public import Learning
import StudyDefinition
import StudyIndex
import Transcripts

/// The passages that are nearest to some quotes: by the words and characters that they share, without any learning.
public struct SimilarPassages: Sendable {
  public struct Found: Sendable {
    public let passage: Passage
    /// The mean, over the quotes, of the cosine of the angle between the features: 0 to 1.
    public let similarity: Double
    /// What both have, the strongest first.
    public let shared: [Reason]
  }

  public let view: StudyView
  public let unit: SuggestionUnit
  /// How many quotes were given.
  public let quotes: Int
  /// The nearest first.
  public let found: [Found]

  /// - Parameters:
  ///   - quotes: ids of codings (their first characters will do) or words.
  ///   - count: how many passages are wanted.
  /// - Throws: `Problem` for an id that several codings have, or words with nothing in them; what reading the index
  ///   throws.
  public init(_ view: StudyView, like quotes: [String], unit: SuggestionUnit, count: Int) throws {
    self.view = view
    self.unit = unit
    self.quotes = quotes.count
    let passages = try SuggestionPassages(view, unit: unit)
    var settings = FeatureSettings()
    (settings.surroundingsWeight, settings.lengthWeight) = (0, 0)
    let table = FeatureTable(passages.texts, settings: settings, threads: SuggestionRequest.threads)
    let codings = try view.study.evidence().sorted { ($0.id, $0.turn) < ($1.id, $1.turn) }
    var rows: [SparseRow] = []
    var own: Set<Int> = []
    for quote in quotes {
      let pieces = try Self.coding(quote, among: codings)
      own.formUnion(pieces.flatMap(passages.indices(sharingWordsWith:)))
      let words = try pieces.isEmpty ? [quote] : view.study.words(of: pieces)
      let language = pieces.first.flatMap { view.transcripts[$0.transcript]?.language }
      let row = table.row(
        of: TextUnit(words: try WordSequence(words, language ?? view.study.configuration.language)))
      if row.columns.isEmpty { throw Problem.nothingLike(quote) }
      rows.append(row)
    }
    let similarities = passages.passages.indices.map { index in
      let row = table[index]
      return rows.reduce(0) { $0 + $1.cosine(with: row) } / Double(rows.count)
    }
    let order = similarities.indices.filter { similarities[$0] > 0 && !own.contains($0) }.sorted { a, b in
      similarities[a] == similarities[b] ? a < b : similarities[a] > similarities[b]
    }
    found = order.prefix(count).map { index in
      Found(
        passage: passages.passages[index], similarity: similarities[index],
        shared: table.shared(passages.texts[index], table[index], with: rows))
    }
  }

  /// The pieces of the one coding or hit whose id begins so; none where the text is no id of any.
  private static func coding(_ text: String, among codings: [Evidence]) throws -> [Evidence] {
    let prefix = text.lowercased()
    guard prefix.utf8.count >= ShortID.minimumLength, !prefix.contains(" ") else { return [] }
    let found = codings.filter { $0.id.hasPrefix(prefix) }
    let ids = Set(found.map(\.id))
    if ids.count > 1 { throw Problem.likeAmbiguous(text, count: ids.count) }
    return found
  }
}

extension Study {
  /// The words of a coding's parts.
  fileprivate func words(of pieces: [Evidence]) throws -> [String] {
    var words: [String] = []
    try forEachTurn(of: pieces, at: { ($0.transcript, $0.turn) }) { piece, turn in words.append(turn[piece.span]) }
    return words
  }
}

extension WordSequence {
  /// The words of some texts, one after the other.
  fileprivate init(_ texts: [String], _ language: String) throws {
    self.init()
    let segmenter = Segmenter(language: language)
    for text in texts {
      let text = TranscriptText(try CanonicalText.string(text))
      var end = -1
      for word in segmenter.words(in: text, of: text.span) {
        append(text[word].unicodeScalars, touchesPrevious: word.start == end)
        end = word.end
      }
    }
  }
}
