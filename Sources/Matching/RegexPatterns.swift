/// Regular expressions, taken apart for matching.
///
/// In the pass over the body Hyperscan only says in which turns an expression may match. There it is tried again at
/// one place after another, anchored, which gives the leftmost-longest matches exactly and within the turn. (Asked for
/// the start of match in that first pass, Hyperscan refuses expressions as plain as `help\\w*`.)
struct RegexPatterns: Sendable {
  private struct Pattern: Sendable {
    let term: Int32
    let branch: RegexTranslation.Branch
    /// Finds the ends of the matches that begin where the scan begins.
    let anchored: PatternDatabase
  }

  /// Why an expression is refused.
  struct Refusal: Error {
    let reason: String
  }

  private var patterns: [Pattern] = []

  /// Of a match, in bytes. A longer one would be tried from every place of a long turn to its end.
  static let longestMatch = 65_536

  /// For which working memory is needed.
  var databases: [PatternDatabase] { patterns.map(\.anchored) }
  var isEmpty: Bool { patterns.isEmpty }
  var count: Int { patterns.count }

  /// Adds a translated expression for a term and returns what Hyperscan has to look for in the pass over the body.
  mutating func add(
    _ translation: RegexTranslation, isCased: Bool, term: Int
  ) throws(Refusal) -> [PatternSource] {
    var sources: [PatternSource] = []
    let cost = translation.branches.reduce(0) { max($0, RegexCost($1.expression).total) }
    if cost > RegexCost.most {
      throw Refusal(reason: "repetitions of so many characters; `\\w+` and `.*` are easier than `\\w{1,20}`")
    }
    for branch in translation.branches {
      var flags = Self.isPlain(branch.expression) ? PatternSource.caselessASCII : PatternSource.caseless
      if isCased { flags &= ~PatternSource.caselessASCII }
      let number = TermSet.firstRegex + UInt32(patterns.count)
      let source = PatternSource(expression: Array(branch.expression.utf8), flags: flags, number: number)
      var anchored = PatternSource(expression: Array("^(?:\(branch.expression))".utf8), flags: flags, number: 0)
      if branch.endsAtTurn { anchored.expression.append(UInt8(ascii: "$")) }
      do throws(PatternRefusal) {
        // The expression alone first: what is wrong with it would read oddly of the anchored one.
        _ = try PatternDatabase([source])
        let database = try PatternDatabase([anchored])
        patterns.append(Pattern(term: Int32(term), branch: branch, anchored: database))
      } catch {
        throw Refusal(reason: Self.worded(error.reason))
      }
      sources.append(source)
    }
    return sources
  }

  /// Whether the expression means the same with Unicode as without: ASCII letters and operators, nothing that stands
  /// for a class of characters. Such expressions compile many times faster without.
  private static func isPlain(_ expression: String) -> Bool {
    expression.unicodeScalars.allSatisfy { $0.isASCII && $0 != "." && $0 != "\\" && $0 != "[" }
      && !expression.contains("(?")
  }

  private static func worded(_ reason: String) -> String {
    if reason.contains("matches empty buffer") { return "matching nothing at all" }
    let text = reason.split(separator: " at index ").first.map(String.init) ?? reason
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  func term(of pattern: Int) -> Int32 { patterns[pattern].term }

  /// Where the longest match ends that begins at byte `start`; `nil` when none does.
  func end(
    of number: Int, beginningAt start: Int, in text: Stretch, _ boundaries: WordBoundaries, scratch: Scratch,
    raw: RawMatches
  ) -> Int? {
    let pattern = patterns[number]
    let branch = pattern.branch
    if branch.startsAtTurn, start > text.lower { return nil }
    if branch.startsAtWord, !CharacterProperties.isUnspaced(text.scalar(at: start).value),
      !boundaries.isBoundary(at: start, in: text)
    {
      return nil
    }
    raw.removeAll()
    var last = min(text.upper, start + Self.longestMatch)
    // Not inside a character.
    while last < text.upper, text.base[last] & 0xC0 == 0x80 { last -= 1 }
    pattern.anchored.scan(text.base + start, count: last - start, scratch: scratch, into: raw)
    var longest: Int?
    for match in raw.all {
      let end = start + Int(match.to)
      guard end > longest ?? start else { continue }
      if branch.endsAtTurn, end < text.upper { continue }
      if branch.endsAtWord, !CharacterProperties.isUnspaced(text.scalar(before: end).value),
        !boundaries.endsWord(at: end, in: text)
      {
        continue
      }
      longest = end
    }
    return longest
  }
}
