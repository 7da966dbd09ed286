import Analysis
import Codebooks
import Learning
import StudyIndex

/// How suggestions were made and how good they were, in sentences that can be pasted into a paper.
enum SuggestionMethods {
  static func sentences(_ listings: [SuggestionListing]) -> String {
    listings.map(sentence).joined(separator: " ")
  }

  private static func sentence(_ listing: SuggestionListing) -> String {
    let unit = listing.request.unit
    let coders = listing.view.filter.coder.map { "\($0)'s codings" } ?? "the coders' codings"
    let codes = listing.learnt.map { code in
      let evaluation = code.evaluation
      return "\(listing.view.codebook.codes[code.code].name): "
        + "\(Numbers.fixed(evaluation.averagePrecision.value, places: 2)) where chance gives "
        + "\(Numbers.fixed(evaluation.prevalence, places: 2)), "
        + "\(Numbers.grouped(evaluation.reading.read(toFind: 0.9))) of \(Numbers.grouped(evaluation.passages)) "
        + "\(unit.plural) to be read to find nine tenths of \(evaluation.coded)"
    }
    let accepted = listing.learnt.reduce(0) { $0 + $1.leftOut }
    let use =
      accepted == 0
      ? "" : " \(Numbers.grouped(accepted)) \(unit.plural) judged as suggestions were left out of these numbers."
    return
      "Candidate \(unit.plural) were suggested by one logistic regression a code (L2 penalty, liblinear; words, pairs of "
      + "words and stretches of 2 to 4 characters) that learnt from \(coders), passages that were marked as read and not "
      + "coded being the negative cases; people decided about each. Average precision in a cross-validation that leaves "
      + "out whole people was, for \(MethodsText.list(codes)).\(use)"
  }
}
