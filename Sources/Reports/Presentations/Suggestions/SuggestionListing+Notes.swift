import Analysis
import Codebooks
import Learning
import StudyIndex

extension SuggestionListing {
  /// What the table of quality rests on.
  var evaluationNotes: [String] {
    let unit = request.unit.plural
    let learners = view.filter.coder.map { "what \($0) has coded" } ?? "what people have coded"
    var notes = [
      "Learnt from \(learners), \(unit) as units, by L2 logistic regression on words, pairs of words and stretches of 2 to 4 "
        + "characters. Cross-validated by person: each person's \(unit) are judged by a model that has not learnt from them.",
      "coded: \(unit) with the code, among those that were read; what nobody marked as read (`strand done`) is not counted "
        + "as lacking it. Average precision 1: all coded ones come first; by chance: what an order that knows nothing "
        + "reaches. Precision and recall: of \(unit) at or above the threshold with the best F1 for the other people. "
        + "Intervals of 95% draw people (seed \(request.seed)).",
    ]
    let leftOut = learnt.reduce(0) { $0 + $1.leftOut }
    if leftOut > 0 {
      notes.append(
        "Left out of these numbers: \(counted(leftOut, request.unit.rawValue)) judged as suggestions (--with-accepted "
          + "counts them); the models do learn from them.")
    }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    return notes
  }

  /// Codes that nothing was learnt about, and why.
  var unlearntNotes: [String] {
    guard !unlearnt.isEmpty else { return [] }
    let codes = unlearnt.map { code in
      "\(view.codebook.codes[code.code].id) (\(code.coded) coded, \(counted(code.people, "person", plural: "people")), "
        + "\(code.negatives) without it)"
    }
    return [
      "Not learnt, since among what was read \(UnlearntCode.leastCoded) coded \(request.unit.plural) of "
        + "\(UnlearntCode.leastPeople) people and \(UnlearntCode.leastNegatives) without the code are needed: "
        + "\(codes.joined(separator: ", "))."
    ]
  }

  var readingNotes: [String] {
    [
      "in order: as the transcripts come, by name; rules first: what the code's rules find, then the others in order; at "
        + "random: the mean over all orders."
    ]
  }

  var besideNotes: [String] {
    var notes = [
      "rules: the codebook's rules on the same \(request.unit.plural), judged or not; codings that people made by accepting "
        + "hits count for the rules here. model, as many: what the model finds among as many of its first "
        + "\(request.unit.plural) as the rules find."
    ]
    if learnt.contains(where: { $0.evaluation.coders != nil }) {
      notes.append(
        "F1 with one coder: of another coder, and of the model, on what two or more coders have read. In the first column "
          + "coded is what anybody coded; here it is what the one coder coded, for coders and model alike.")
    }
    return notes
  }

  var suggestionNotes: [String] {
    if request.again {
      return [
        "Read and not coded, and probable for models that have not learnt from the speaker: worth a second look, and no "
          + "more than that."
      ]
    }
    let candidates = learnt.map { code in
      "\(view.codebook.codes[code.code].id): \(counted(code.probable, request.unit.rawValue)) of "
        + "\(Numbers.grouped(code.candidates)) at or above the threshold, \(Numbers.fixed(code.expected, places: 0)) codings "
        + "expected in all"
    }
    var notes = ["Not yet read or coded: \(candidates.joined(separator: "; "))."]
    if learnt.allSatisfy({ $0.candidates == 0 }) {
      notes = ["Everything has been read: nothing is left to suggest. --again lists what is worth a second look."]
    }
    notes.append(
      "`strand review --suggestions` judges them one by one, `strand accept ID` and `strand reject ID` each.")
    return notes
  }
}
