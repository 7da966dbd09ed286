import Analysis
import Statistics
import StudyIndex

/// How far coders agree, in a sentence for a paper: the unit, the coders, the coefficient, its interval, the references.
struct AgreementMethods {
  private let agreement: CodersAgreement

  init(_ agreement: CodersAgreement) {
    self.agreement = agreement
  }

  var sentence: String { "\(compared) \(result)\(reading)" }

  private var compared: String {
    let coders = agreement.coders
    let who = coders.count > 6 ? "\(coders.count) coders" : MethodsText.list(coders)
    let material = agreement.material
    let codes = counted(material.view.codes.count, "code")
    let transcripts = counted(material.sharedTranscripts.count, "transcript")
    let read = coders.count == 2 ? "both have read" : "two or more of them have read"
    let what =
      switch material.unit {
      case .turns: "whether a turn has a code"
      case .sentences: "whether a sentence has a code"
      case .people: "whether a person mentions a code"
      case .characters: "which passages have a code"
      }
    let restriction = material.view.restriction.map { " (\($0))" } ?? ""
    return "\(who) were compared on \(what): \(codes), \(transcripts) that \(read)\(restriction)."
  }

  private var result: String {
    let interval = interval
    switch agreement.material.unit {
    case .characters:
      guard let all = agreement.parts.first?.allPassages else {
        return "Krippendorff's unitizing alpha is given code by code (Krippendorff et al. 2016)."
      }
      let pairs = agreement.coders.count > 2 ? ", pairs of coders summed" : ""
      let values = [("u-alpha", all.all), ("|u-alpha", all.relevance), ("cu-alpha", all.coding)].compactMap {
        name, figure in figure.map { "\(name) \(Self.words($0.value, $0.bounds, absent: $0.outcome.failure?.words))" }
      }
      return "Krippendorff's alphas for unitizing over all codes are \(MethodsText.list(values)) (\(interval); "
        + "Krippendorff et al. 2016\(pairs))."
    case .turns, .sentences, .people:
      guard let all = agreement.parts.first?.all, let alpha = all[.krippendorff] else { return "" }
      let kappa = agreement.coders.count == 2 ? all[.cohen] : all[.conger]
      let also = kappa?.value.map { value in
        let name = agreement.coders.count == 2 ? "Cohen's kappa (1960)" : "Conger's kappa (1980)"
        return "; \(name) is \(Numbers.fixed(value, places: 2))"
      }
      return "Over \(Numbers.grouped(all.units)) decisions (one code on one \(agreement.material.unit.single)) "
        + "Krippendorff's alpha is \(Self.words(alpha.value, alpha.bounds, absent: alpha.outcome.failure?.words)) "
        + "(\(interval); Krippendorff 2004)\(also ?? "")."
    }
  }

  private var interval: String {
    let settings = agreement.settings
    return
      "\(Numbers.fixed(settings.level * 100, places: 0))% BCa interval from \(Numbers.grouped(settings.replicates)) "
      + "bootstrap draws of whole \(agreement.clusterNoun), Efron 1987"
  }

  private var reading: String {
    agreement.material.assumesReading
      ? " What each had read was not recorded; it was taken to be every transcript in which a coder coded anything."
      : ""
  }

  /// `0.71 [0.60, 0.79]`.
  private static func words(_ value: Double?, _ bounds: Interval?, absent: String?) -> String {
    guard let value else { return "undefined (\(absent ?? ""))" }
    let interval = bounds.map {
      " [\(Numbers.fixed($0.low, places: 2)), \(Numbers.fixed($0.high, places: 2))]"
    }
    return Numbers.fixed(value, places: 2) + (interval ?? " (no interval)")
  }
}

extension AgreementUnit {
  var single: String {
    switch self {
    case .turns: "turn"
    case .sentences: "sentence"
    case .characters: "character"
    case .people: "person"
    }
  }
}
