import Basics

/// How this floor words what is wrong with a codebook.
extension Problem {
  // MARK: The file

  static func codebookWithoutCodes(_ place: YAMLPlace) -> Problem {
    bad(place, "there is no `codes:`", remedy: "List the codes under a key `codes:` at the left margin.")
  }

  static func codebookBadLanguage(_ tag: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(tag)` is not a language tag", remedy: "Write it as `en`, `zh` or `pt-BR` (BCP 47).")
  }

  // MARK: A code

  static func codeWithoutId(_ place: YAMLPlace) -> Problem {
    bad(place, "a code has no `id`", remedy: "Give it a short one that will not change, as `norms.informal`.")
  }

  static func codeIdShape(_ id: String, suggestion: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(id)` is not shaped like an id",
      remedy: "Use small letters, digits, `-` and `_`, with full stops between the parts"
        + (suggestion.isEmpty ? "." : ": `\(suggestion)`, for one."))
  }

  static func codeIdTwice(_ code: Code, earlier: Code) -> Problem {
    Problem(
      .badData, file: code.file, line: code.line,
      "the id `\(code.id)` is taken already, at \(earlier.file):\(earlier.line)",
      remedy: "Give one of the two another id.")
  }

  static func codeWasStillThere(_ old: String, of code: Code, current: Code) -> Problem {
    Problem(
      .badData, file: code.file, line: code.line,
      "`\(code.id)` says that it was `\(old)`, but a code has that id now, at \(current.file):\(current.line)",
      remedy: "Take `\(old)` out of `was:`, or rename the other code.")
  }

  static func codeWasTwice(_ old: String, of code: Code, other: Code) -> Problem {
    Problem(
      .badData, file: code.file, line: code.line,
      "both `\(code.id)` and `\(other.id)` (\(other.file):\(other.line)) say that they were `\(old)`",
      remedy: "Keep `\(old)` under the one that its codings belong to.")
  }

  static func codeColour(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a colour", remedy: "Write it as \"#0072b2\", with the quotes.")
  }

  static func codeColourUnquoted(_ place: YAMLPlace) -> Problem {
    bad(
      place, "`colour` is empty",
      remedy: "Write it as \"#0072b2\", with the quotes: without them YAML takes the # for a comment.")
  }

  // MARK: A rule

  static func rulePatterns(_ named: [String], known: [String], _ place: YAMLPlace) -> Problem {
    let all = known.map { "`\($0)`" }.joined(separator: ", ")
    let what =
      named.isEmpty
      ? "the rule does not say what to look for"
      : "the rule says more than one thing to look for: " + named.map { "`\($0)`" }.joined(separator: ", ")
    return bad(place, what, remedy: "Give it exactly one of \(all).")
  }

  static func ruleTooFewTerms(_ name: String, needs: Int, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(name)` needs at least \(needs == 1 ? "one term" : "two terms")",
      remedy: needs == 1 ? "List what to look for." : "Add the other one, or use `any` for a single term.")
  }

  static func ruleNearWithoutWithin(_ place: YAMLPlace) -> Problem {
    bad(place, "`near` does not say how near", remedy: "Add `within: 5 words` to the rule.")
  }

  static func ruleWithinAlone(_ place: YAMLPlace) -> Problem {
    bad(place, "`within` belongs to `near` only", remedy: "Use `near`, or take `within` out.")
  }

  static func ruleWithin(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a distance", remedy: "Write a number of words from 1 to 1000, as `within: 5 words`.")
  }

  static func ruleCancelsItself(_ place: YAMLPlace) -> Problem {
    bad(
      place, "the rule can never match: what it looks for is also under `unless`",
      remedy: "Take the term out of one of the two.")
  }

  static func ruleCaseOfStem(_ place: YAMLPlace) -> Problem {
    bad(
      place, "`case: true` can be used with words, phrases, `prefix*` and `regex:`, and the rule has a `stem:`",
      remedy: "Make two rules of it; stems are found in any case.")
  }

  static func ruleTwice(first: Int, _ place: YAMLPlace) -> Problem {
    Problem(
      .badData, severity: .warning, file: place.file, line: place.line, column: place.column,
      "the code has the same rule on line \(first)", remedy: "Delete one of them.")
  }

  // MARK: A term

  static func termKeys(_ place: YAMLPlace) -> Problem {
    bad(
      place, "a term with keys needs exactly one of `stem` and `regex`",
      remedy: "Use two terms for two things to look for.")
  }

  static func termWithoutSubstance(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` can never match: it has no letter, number or symbol", remedy: "Write a word, or use `regex`.")
  }

  static func termStarInside(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(text)` has a star that is not at its end",
      remedy: "Write `begin*` for words that begin so, or use `regex`.")
  }

  static func termEmptyPrefix(_ place: YAMLPlace) -> Problem {
    bad(place, "there is nothing before the star", remedy: "Write how the word begins, as `help*`.")
  }

  static func stemOfPhrase(_ word: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`stem` takes one word, not `\(word)`", remedy: "Use `near` with a `{stem: …}` for each word.")
  }

  static func stemOfPrefix(_ word: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`stem` takes a whole word, not `\(word)`", remedy: "Use either `stem: word` or `word*`.")
  }
}
