import Codebooks

/// Terms compiled for one language. Immutable, so threads may share it.
final class TermSet: Sendable {
  /// Each once; the order gives the numbers that `Occurrence.term` uses.
  let terms: [Term]
  let language: String
  let boundaries: WordBoundaries
  let literals: LiteralPatterns
  let regexes: RegexPatterns
  /// Snowball stem to term.
  let stems: [[UInt8]: Int32]
  /// Whether every word has to be stemmed, as no prefilter is known for the language.
  let stemsEveryWord: Bool
  /// For words, prefixes and the beginnings of stems: scanned over the whole body at once.
  let literalDatabase: PatternDatabase?
  /// For regular expressions: scanned turn by turn.
  let regexDatabase: PatternDatabase?

  /// The pattern number of all stems' prefilters.
  static let stemCandidate = UInt32.max

  /// Why a term cannot be compiled.
  struct Refusal: Error {
    /// Index in `terms`.
    let term: Int
    let reason: String
  }

  /// - Throws: `Refusals`.
  init(_ terms: [Term], language: String) throws {
    self.terms = terms
    self.language = language
    boundaries = WordBoundaries(language: language)
    let stemmer = Stemmer(language: language)
    let filtered = StemPrefilter.knows(language)
    var literals = LiteralPatterns()
    var regexes = RegexPatterns()
    var stems: [[UInt8]: Int32] = [:]
    var literalSources: [PatternSource] = []
    var regexSources: [PatternSource] = []
    var refusals: [Refusal] = []
    for (number, term) in terms.enumerated() {
      switch term {
      case .words(let text):
        if let source = literals.add(text, isPrefix: false, term: number) { literalSources.append(source) }
      case .prefix(let text):
        if let source = literals.add(text, isPrefix: true, term: number) { literalSources.append(source) }
      case .stem(let word):
        guard let stemmer else {
          if let source = literals.add(word, isPrefix: false, term: number) { literalSources.append(source) }
          continue
        }
        let stem = stemmer.stem(Normalised.text(word))
        stems[stem] = Int32(number)
        if filtered {
          literalSources.append(StemPrefilter.source(for: stem, language: language, number: Self.stemCandidate))
        }
      case .regex(let expression):
        do throws(RegexTranslation.Unsupported) {
          let sources = try regexes.add(expression, term: number)
          if let reason = Self.refusal(of: sources) {
            refusals.append(Refusal(term: number, reason: reason))
          } else {
            regexSources += sources
          }
        } catch {
          refusals.append(Refusal(term: number, reason: error.construct))
        }
      }
    }
    guard refusals.isEmpty else { throw Refusals(all: refusals) }
    self.literals = literals
    self.regexes = regexes
    self.stems = stems
    stemsEveryWord = !filtered && !stems.isEmpty
    do throws(PatternRefusal) {
      literalDatabase = literalSources.isEmpty ? nil : try PatternDatabase(literalSources)
      regexDatabase = regexSources.isEmpty ? nil : try PatternDatabase(regexSources)
    } catch {
      throw Refusals(all: [Refusal(term: -1, reason: error.reason)])
    }
  }

  struct Refusals: Error {
    let all: [Refusal]
  }

  /// Hyperscan's reason for refusing one of the sources, on its own, without the place in our translation.
  private static func refusal(of sources: [PatternSource]) -> String? {
    for source in sources {
      do throws(PatternRefusal) {
        _ = try PatternDatabase([source])
      } catch {
        let reason = error.reason.split(separator: " at index ").first.map(String.init) ?? error.reason
        if reason.contains("matches empty buffer") { return "matching nothing at all" }
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
      }
    }
    return nil
  }
}
