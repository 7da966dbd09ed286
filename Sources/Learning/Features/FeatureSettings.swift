/// Which features a text has, and how they are weighted.
///
/// Each block (words, characters, surroundings: the words before and who speaks) is weighted by itself: (1 + ln tf) * idf, where tf is how often a
/// feature occurs in the unit and idf = ln((1 + n) / (1 + df)) + 1 over the n units of the table, df of which have the
/// feature; then the block is divided by its Euclidean length and multiplied with its weight. The first two blocks are
/// those of scikit-learn's `TfidfVectorizer(sublinear_tf=True, min_df=2)` with `analyzer="word", ngram_range=(1, 2)` and
/// with `analyzer="char_wb", ngram_range=(2, 4)`. The length is ln(1 + words) times its weight: long passages are coded
/// more often than short ones.
public struct FeatureSettings: Sendable, Hashable {
  /// Features that fewer units have are left out.
  public var leastUnits = 2
  /// Longest and shortest stretches of characters, in scalars.
  public var characters = 2...4
  public var wordWeight = 1.0
  public var characterWeight = 1.0
  /// Of the words before, and of who speaks.
  public var surroundingsWeight = 0.3
  public var lengthWeight = 1.0 / 6

  public init() {}

  /// Every setting in a fixed form: what a model's hash is made of.
  public var form: String {
    "words 1-2 x \(wordWeight); characters \(characters.lowerBound)-\(characters.upperBound) x \(characterWeight); "
      + "before and speaker x \(surroundingsWeight); ln(1 + words) x \(lengthWeight); in \(leastUnits) units; "
      + "(1 + ln tf) * idf, length 1 by block"
  }
}

/// A group of features that are weighted together.
enum FeatureBlock: Int, CaseIterable {
  case words
  case characters
  case surroundings
  case length
}
