import Basics
import Codebooks
import StudyIndex

/// The wording of what can keep a code from being learnt.
extension Problem {
  /// None of the codes asked for can be learnt.
  static func nothingLearnt(_ listing: SuggestionListing) -> Problem {
    let codebook = listing.view.codebook
    // Of many codes the one that lacks least.
    let nearest = listing.unlearnt.max { ($0.coded, $0.people) < ($1.coded, $1.people) }
    guard let nearest else {
      return Problem(.missingInput, "the codebook has no codes", remedy: "Write some into codebook/.")
    }
    let id = codebook.codes[nearest.code].id
    let which =
      listing.unlearnt.count == 1 ? "" : "none of the \(listing.unlearnt.count) codes can be learnt; the nearest is "
    let unit = listing.request.unit
    return Problem(
      .missingInput,
      which + (which.isEmpty ? "too little is coded to learn `\(id)`: " : "`\(id)`: ")
        + nearest.words(unit), remedy: nearest.remedy(unit, code: id))
  }

  /// Words of which no passage has any.
  static func nothingLike(_ quote: String) -> Problem {
    Problem(
      .missingInput,
      "no passage shares a word with one of the example texts (\(quote.unicodeScalars.count) characters)",
      remedy: "Give the id of a coding (`strand quotes` shows them), or a sentence in the words of the interviews.")
  }

  static func likeAmbiguous(_ id: String, count: Int) -> Problem {
    Problem(.usage, "\(count) codings and hits begin with `\(id)`", remedy: "Write more of the id.")
  }

  /// An id that no suggestion of the last lists has.
  static func noSuchSuggestion(_ id: String) -> Problem {
    Problem(
      .missingInput, "no suggestion with the id `\(id)` is known here",
      remedy: "`strand suggest CODE` lists suggestions with their ids, and they are known from then on.")
  }

  static func suggestionAmbiguous(_ id: String, count: Int) -> Problem {
    Problem(.usage, "\(count) suggestions begin with `\(id)`", remedy: "Write more of the id.")
  }
}

extension UnlearntCode {
  /// What there is, and what is needed.
  func words(_ unit: SuggestionUnit) -> String {
    "of the \(unit.plural) that were read, \(coded) by \(people) people have it and \(negatives) do not, where "
      + "\(Self.leastCoded) by \(Self.leastPeople) people and \(Self.leastNegatives) are needed"
  }

  /// What to do about what is missing.
  func remedy(_ unit: SuggestionUnit, code: String) -> String {
    var steps: [String] = []
    if lacksNegatives || codedUnread > 0 {
      let coded = codedUnread > 0 ? " (\(codedUnread) coded \(unit.plural) are in turns that nobody marked)" : ""
      steps.append("Say with `strand done TRANSCRIPT` what you have read\(coded).")
    }
    if coded + codedUnread < Self.leastCoded || (lacksPeople && codedUnread == 0) {
      let people = lacksPeople ? ", so that at least \(Self.leastPeople) people say them" : ""
      steps.append("Code \(max(1, Self.leastCoded - coded - codedUnread)) more \(unit.plural) with `\(code)`\(people).")
    }
    return steps.joined(separator: " ")
  }
}
