/// What finds candidate passages for a code: words, and the conditions under which they count.
public struct Rule: Sendable, Hashable {
  /// What must be there.
  public enum Pattern: Sendable, Hashable {
    /// Any one of the terms.
    case any([Term])
    /// All of the terms in one sentence (or one turn, with `span: turn`).
    case all([Term])
    /// All of the terms in one turn, with at most `words` words between the first's beginning and the last's.
    case near([Term], words: Int)
  }

  /// Whose words are searched.
  public enum Speakers: String, Sendable, Hashable, CaseIterable {
    case participants
    case interviewers
    case everyone
  }

  /// What a hit codes.
  public enum Extent: String, Sendable, Hashable, CaseIterable {
    case match
    case sentence
    case turn
  }

  public let pattern: Pattern
  /// Terms that cancel the hit when they stand in the same sentence (or turn, with `span: turn`).
  public let unless: [Term]
  public let speakers: Speakers
  public let extent: Extent
  /// Whether letters have to have the case in which the terms are written: `US` and not `us`.
  public let isCaseSensitive: Bool
  /// BCP 47 tags of the transcripts the rule is for; empty for all.
  public let languages: [String]
  /// 1-based line in the code's file.
  public let line: Int

  public init(
    pattern: Pattern, unless: [Term] = [], speakers: Speakers = .participants, extent: Extent = .sentence,
    isCaseSensitive: Bool = false, languages: [String] = [], line: Int
  ) {
    self.pattern = pattern
    self.unless = unless
    self.speakers = speakers
    self.extent = extent
    self.isCaseSensitive = isCaseSensitive
    self.languages = languages
    self.line = line
  }
}

/// One thing to look for; case is folded in all of them, unless the rule says `case: true`.
public enum Term: Sendable, Hashable {
  /// A word or a phrase as it is written, between word boundaries; white space matches any white space.
  case words(String)
  /// Every word with the same Snowball stem in the transcript's language.
  case stem(String)
  /// Every word that begins so (`prefix*` in the codebook, the star left off here).
  case prefix(String)
  /// A regular expression in Hyperscan's syntax.
  case regex(String)
}
