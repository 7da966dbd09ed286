import Basics
public import Codebooks
import Transcripts

/// Terms to be found in any text, with the same folding and word boundaries as in rules. Threads may share it.
public final class TextSearch: Sendable {
  private let terms: TermSet

  /// - Parameters:
  ///   - language: BCP 47; stems are those of this language.
  ///   - isCaseSensitive: letters have to have the case in which the terms are written (stems in any).
  /// - Throws: `Problems` of kind `usage` for regular expressions that cannot be searched for.
  public init(terms: [Term], language: String, isCaseSensitive: Bool = false) throws {
    var unique: [SoughtTerm] = []
    for term in terms.map({ SoughtTerm(term: $0, isCaseSensitive: isCaseSensitive) }) where !unique.contains(term) {
      unique.append(term)
    }
    do {
      self.terms = try TermSet(unique, language: language)
    } catch let refusals as TermSet.Refusals {
      throw Problems(refusals.all.map { .searchRefused($0.reason) })
    }
  }

  /// Working memory for one thread.
  /// - Throws: `Problem` of kind `inputOutput` when memory runs out.
  public func makeContext() throws -> MatchContext {
    do {
      return MatchContext(finder: try TermFinder(terms))
    } catch {
      throw Problem.matcherOutOfMemory
    }
  }

  /// Where any of the terms occurs, in bytes: leftmost-longest, in order, none overlapping another.
  ///
  /// The text is looked at as a whole: its ends are word boundaries.
  /// - Precondition: `context` was made by this search, and `utf8` is valid UTF-8.
  public func matches(in utf8: UnsafeBufferPointer<UInt8>, using context: MatchContext) -> [Range<Int>] {
    precondition(context.finder.terms === terms, "a context of another search")
    var whole = WholeText(bytes: 0..<utf8.count)
    var ranges: [Range<Int>] = []
    let typeset = PlainForm.places(in: utf8)
    let found = context.finder.occurrences(in: utf8, turns: &whole, typeset: typeset) { _ in true }
    for occurrence in found {
      let range = occurrence.from..<occurrence.to
      guard let last = ranges.last, range.lowerBound < last.upperBound else {
        ranges.append(range)
        continue
      }
      // Sorted by beginning, then by end: a longer one with the same beginning comes later.
      if range.lowerBound == last.lowerBound { ranges[ranges.count - 1] = range }
    }
    return ranges
  }

  /// The same for an array, with working memory of its own.
  public func matches(in utf8: [UInt8]) throws -> [Range<Int>] {
    let context = try makeContext()
    return utf8.withUnsafeBufferPointer { matches(in: $0, using: context) }
  }
}
