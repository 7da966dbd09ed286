import Codebooks

/// A term, and whether its letters have to have the case in which it is written.
struct SoughtTerm: Sendable, Hashable {
  let term: Term
  var isCaseSensitive = false
}

/// Terms compiled for one language. Immutable, so threads may share it.
final class TermSet: Sendable {
  /// Each once; the order gives the numbers that `Occurrence.term` uses.
  let terms: [SoughtTerm]
  let language: String
  let boundaries: WordBoundaries
  let literals: LiteralPatterns
  let regexes: RegexPatterns
  /// Regular expressions that are among the literals, as the few texts that they match: of their occurrences those
  /// that are not leftmost-longest have to be dropped.
  let expanded: Set<Int32>
  /// Snowball stem to term.
  let stems: [[UInt8]: Int32]
  /// Whether every word has to be stemmed, as no prefilter is known for the language.
  let stemsEveryWord: Bool
  /// All patterns, for one pass over a body; `nil` when there are none.
  let database: PatternDatabase?

  /// The pattern number of all stems' prefilters.
  static let stemCandidate = UInt32.max
  /// The pattern number of the first regular expression; smaller numbers are those of `literals`.
  static let firstRegex: UInt32 = 1 << 30

  /// Why a term cannot be compiled.
  struct Refusal: Error {
    /// Index in `terms`.
    let term: Int
    let reason: String
  }

  /// - Throws: `Refusals`.
  init(_ terms: [SoughtTerm], language: String) throws {
    self.terms = terms
    self.language = language
    boundaries = WordBoundaries(language: language)
    if Self.regexCost(of: terms) > RegexCost.mostTogether {
      throw Refusals(all: [Refusal(term: -1, reason: "the regular expressions are too many, or too long, together")])
    }
    let stemmer = Stemmer(language: language)
    let filtered = StemPrefilter.knows(language)
    var literals = LiteralPatterns()
    var regexes = RegexPatterns()
    var stems: [[UInt8]: Int32] = [:]
    var expanded: Set<Int32> = []
    var sources: [PatternSource] = []
    var refusals: [Refusal] = []
    for (number, sought) in terms.enumerated() {
      let isCased = sought.isCaseSensitive
      switch sought.term {
      case .words(let text):
        if let source = literals.add(text, isPrefix: false, isCased: isCased, term: number) { sources.append(source) }
      case .prefix(let text):
        if let source = literals.add(text, isPrefix: true, isCased: isCased, term: number) { sources.append(source) }
      case .stem(let word):
        guard let stemmer else {
          if let source = literals.add(word, isPrefix: false, isCased: isCased, term: number) { sources.append(source) }
          continue
        }
        let stem = stemmer.stem(Normalised.plain(word))
        stems[stem] = Int32(number)
        if filtered {
          sources.append(StemPrefilter.source(for: stem, language: language, number: Self.stemCandidate))
        }
      case .regex(let expression):
        do {
          let translation = try RegexTranslation(Normalised.expression(expression))
          if let texts = Self.texts(of: translation) {
            expanded.insert(Int32(number))
            sources += texts.compactMap { literals.add($0.text, of: $0.branch, isCased: isCased, term: number) }
          } else {
            sources += try regexes.add(translation, isCased: isCased, term: number)
          }
        } catch let error as RegexTranslation.Unsupported {
          refusals.append(Refusal(term: number, reason: error.construct))
        } catch let error as RegexPatterns.Refusal {
          refusals.append(Refusal(term: number, reason: error.reason))
        }
      }
    }
    guard refusals.isEmpty else { throw Refusals(all: refusals) }
    self.literals = literals
    self.regexes = regexes
    self.expanded = expanded
    self.stems = stems
    stemsEveryWord = !filtered && !stems.isEmpty
    do throws(PatternRefusal) {
      database = sources.isEmpty ? nil : try PatternDatabase(sources)
    } catch {
      throw Refusals(all: [Refusal(term: -1, reason: error.reason)])
    }
  }

  struct Refusals: Error {
    let all: [Refusal]
  }

  /// Of all regular expressions together.
  private static func regexCost(of terms: [SoughtTerm]) -> Int {
    terms.reduce(0) { sum, sought in
      guard case .regex(let expression) = sought.term else { return sum }
      return sum + min(RegexCost(expression).total, RegexCost.most)
    }
  }

  /// All texts of an expression, if they are few and only need word boundaries.
  private static func texts(
    of translation: RegexTranslation
  ) -> [(text: [UInt32], branch: RegexTranslation.Branch)]? {
    var all: [(text: [UInt32], branch: RegexTranslation.Branch)] = []
    for branch in translation.branches {
      guard !branch.startsAtTurn, !branch.endsAtTurn, let expansion = FiniteExpansion(branch.expression) else {
        return nil
      }
      all += expansion.texts.map { ($0, branch) }
    }
    return all
  }
}
