import Analysis
import Statistics
import StudyIndex

extension CodersAgreement {
  /// What a reader must know: what was compared, by which coefficient, with which interval; as it can stand in a paper.
  var notes: [String] {
    [compared, reading, coefficients, sets, undefined, outside].compactMap { $0 }
  }

  private var compared: String {
    let transcripts = counted(material.sharedTranscripts.count, "transcript")
    let names =
      coders.count == 2
      ? "Two coders (\(coders.joined(separator: ", ")))"
      : "\(coders.count) coders (\(coders.joined(separator: ", ")))"
    let what: String
    switch material.unit {
    case .characters: what = "passages marked in the words of"
    case .people: what = "who mentions a code, of the people in"
    case .turns: what = "turns that hold a code, of"
    case .sentences: what = "sentences that hold a code, of"
    }
    return "\(names) were compared on \(what) \(transcripts) that two or more of them have read."
  }

  private var reading: String {
    material.assumesReading
      ? "What each has read was not marked: every transcript in which a coder has coded anything was taken as read for "
        + "all codes (--assume-read)."
      : "Left out: what fewer than two have marked as read for a code."
  }

  private var coefficients: String {
    let percent = Numbers.fixed(settings.level * 100, places: 0)
    let interval =
      "\(percent) % BCa intervals from \(settings.replicates) draws of "
      + "\(material.unit == .people ? "people" : "whole transcripts"), seed \(settings.seed)"
    if material.unit == .characters {
      var text =
        "Krippendorff's alphas for unitizing (Krippendorff et al. 2016): |u-alpha tells whether the same text was "
        + "marked, u-alpha with the same codes, cu-alpha whether codes agree where passages meet; \(interval)."
      if coders.count > 2 { text += " Pairs of coders are summed." }
      let threshold =
        settings.threshold > 0
        ? "at least \(Numbers.percent(settings.threshold, places: 0)) of their joint length" : "anything"
      text +=
        " F1: passages that the other coder has too, which share \(threshold); mean over pairs (Hripcsak & Rothschild "
        + "2005). Overlap: text marked by both, of that marked by either."
      return text
    }
    guard let all = parts.first?.all, let alpha = all[.krippendorff] else { return "" }
    var text = "All codes: a decision is one code on one unit."
    if case .success(let estimate) = alpha.outcome {
      let bounds = alpha.bounds.map {
        " (\(Numbers.fixed($0.low, places: 2)) to \(Numbers.fixed($0.high, places: 2)))"
      }
      text +=
        " Over \(Numbers.grouped(all.units)) decisions Krippendorff's (2004) alpha is "
        + "\(Numbers.fixed(estimate.value, places: 2))\(bounds ?? "")."
    }
    let others = CodeAgreement.coefficients(coders: coders.count).filter { $0 != .percent && $0 != .krippendorff }
    return text + " Intervals: \(interval); without one where the draws allow none. "
      + "Also: \(others.map(\.cited).joined(separator: ", ")). A code counts with those below it, in its own row."
  }

  private var sets: String? {
    guard let sets = parts.first?.sets else { return nil }
    func words(_ figure: AgreementFigure) -> String {
      switch figure.outcome {
      case .success(let estimate): Numbers.fixed(estimate.value, places: 2)
      case .failure(let degeneracy): degeneracy.words
      }
    }
    return "The codes of a unit as a set: alpha \(words(sets.masi)) by MASI (Passonneau 2006), "
      + "\(words(sets.jaccard)) by Jaccard's distance."
  }

  private var undefined: String? {
    let isAny = parts.contains { part in
      part.codes.contains { $0[.krippendorff]?.value == nil } || part.passages.contains { $0.relevance.value == nil }
    }
    guard isAny else { return nil }
    return
      "Not used: no coder used the code in what was compared, so that there is nothing to agree about; everywhere: "
      + "all used it in every unit. Neither is perfect agreement."
  }

  private var outside: String? {
    guard let number = parts.first?.all?.outside, number > 0 else { return nil }
    return "\(counted(number, "coded unit")) \(number == 1 ? "is" : "are") left out, as not two coders have marked "
      + "them as read."
  }
}
