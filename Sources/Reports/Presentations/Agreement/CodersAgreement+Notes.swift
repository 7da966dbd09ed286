import Analysis
import Statistics
import StudyIndex

extension CodersAgreement {
  /// What a reader must know: a sentence that can stand in a paper, then how the numbers are to be read.
  var notes: [String] {
    ([AgreementMethods(self).sentence] + (material.unit == .characters ? ofPassages : ofUnits)
      + [undefined, outside].compactMap { $0 })
      + (material.assumesReading ? [] : ["Left out: what fewer than two have marked as read for a code."])
      + material.exceptions
  }

  private var ofUnits: [String] {
    var notes = [
      "A code counts with those below it, in its own row; in the row of all codes each counts by itself."
    ]
    if let sets = parts.first?.sets {
      func words(_ figure: AgreementFigure) -> String {
        figure.value.map { Numbers.fixed($0, places: 2) } ?? figure.outcome.failure?.words ?? ""
      }
      notes.append(
        "The codes of a unit as a set: alpha \(words(sets.masi)) by MASI (Passonneau 2006), \(words(sets.jaccard)) by "
          + "Jaccard's distance.")
    }
    let others = CodeAgreement.coefficients(coders: coders.count).filter { $0 != .percent }
    notes.append("Coefficients: \(others.map(\.cited).joined(separator: "; ")). Seed of the draws: \(settings.seed).")
    return notes
  }

  private var ofPassages: [String] {
    let threshold =
      settings.threshold > 0
      ? "share at least \(Numbers.percent(settings.threshold, places: 0)) of their joint length"
      : "overlap at all"
    return [
      "|u-alpha: was the same text marked; u-alpha: with the same codes; cu-alpha: do codes agree where passages meet; "
        + "(k)u-alpha: the same of one code. Programs differ in these for more than two coders: here pairs are summed.",
      "F1: passages that the other coder has too, where both \(threshold); the mean over pairs of coders (Hripcsak & "
        + "Rothschild 2005). Overlap: text marked by both, of that marked by either. Seed of the draws: \(settings.seed).",
    ]
  }

  private var undefined: String? {
    let isAny = parts.contains { part in
      part.codes.contains { $0[.krippendorff]?.value == nil } || part.passages.contains { $0.relevance.value == nil }
    }
    guard isAny else { return nil }
    return
      "Not used: no coder used the code in what was compared, and so there is nothing to agree about; everywhere: all "
      + "used it in every unit. Neither is perfect agreement."
  }

  private var outside: String? {
    guard let number = parts.first?.all?.outside, number > 0 else { return nil }
    return
      "\(counted(number, "coded unit")) \(number == 1 ? "is" : "are") left out, as fewer than two coders have marked "
      + "them as read."
  }
}

extension ComparedMaterial {
  /// What has to be said beside every answer about it.
  var furtherNotes: [String] {
    [
      assumesReading
        ? "What each has read was not marked: every transcript in which a coder has coded anything was taken as read for "
          + "all codes (--assume-read)." : nil,
      view.restriction.map { "Restricted: \($0)." },
    ].compactMap { $0 } + exceptions
  }
  /// What coders are taken to have read, or not to have read, whatever they have marked.
  var exceptions: [String] {
    decided.map(words)
      + [
        leftOut(outdated, "coded under another definition of the code"),
        leftOut(suggested, "decided on a suggestion (--with-accepted counts them)"),
      ].compactMap { $0 }
  }

  private func words(_ consensus: ConsensusReading) -> String {
    let open = consensus.openCases(of: view.codes)
    let transcripts = counted(consensus.transcripts.count, "transcript")
    return
      "\(consensus.coder) marks nothing as read: it is taken to have read what its coders have, in the \(transcripts) "
      + "in which it has decided something."
      + (open > 0
        ? " A code of which a case is open there is left out of that transcript (\(counted(open, "time")))."
        : "")
  }

  /// How often a turn was left out for a coder.
  private func leftOut(_ number: Int, _ what: String) -> String? {
    number == 0
      ? nil
      : "Left out: \(counted(number, "decision")) about a code in a turn, \(what); the coder is taken not to have read the "
        + "turn for that code."
  }
}
