import Analysis
import Statistics

extension AgreementCoefficient {
  /// For programs.
  var key: String {
    switch self {
    case .percent: "percent"
    case .cohen: "cohen_kappa"
    case .scott: "scott_pi"
    case .conger: "conger_kappa"
    case .fleiss: "fleiss_kappa"
    case .krippendorff: "krippendorff_alpha"
    case .gwet: "gwet_ac1"
    case .brennanPrediger: "brennan_prediger"
    }
  }

  /// In a heading.
  var short: String {
    switch self {
    case .percent: "agree"
    case .cohen: "kappa"
    case .scott: "Scott's pi"
    case .conger: "Conger"
    case .fleiss: "Fleiss"
    case .krippendorff: "alpha"
    case .gwet: "AC1"
    case .brennanPrediger: "B-P"
    }
  }

  /// In a sentence, with its source.
  var cited: String {
    switch self {
    case .percent: "percent agreement"
    case .cohen: "Cohen's (1960) kappa"
    case .scott: "Scott's (1955) pi"
    case .conger: "Conger's (1980) kappa"
    case .fleiss: "Fleiss's (1971) kappa"
    case .krippendorff: "Krippendorff's (2004) alpha"
    case .gwet: "Gwet's (2008) AC1"
    case .brennanPrediger: "Brennan and Prediger's (1981) coefficient"
    }
  }
}

extension AgreementDegeneracy {
  /// For programs.
  var key: String {
    switch self {
    case .noPairedUnits: "not_read_twice"
    case .oneCategory(0): "not_used"
    case .oneCategory: "used_everywhere"
    case .chanceIsCertain: "chance_is_certain"
    case .needsTwoCoders: "needs_two_coders"
    }
  }

  /// In place of a number.
  var words: String {
    switch self {
    case .noPairedUnits: "not read twice"
    case .oneCategory(0): "not used"
    case .oneCategory: "everywhere"
    case .chanceIsCertain: "by chance"
    case .needsTwoCoders: "two coders only"
    }
  }
}

extension UnitizedAlpha.Degeneracy {
  var key: String {
    switch self {
    case .noPairedText: "not_read_twice"
    case .nothingMarked: "not_used"
    case .oneValue: "one_value"
    case .nothingMeets: "nothing_meets"
    }
  }

  var words: String {
    switch self {
    case .noPairedText: "not read twice"
    case .nothingMarked: "not used"
    case .oneValue: "one value only"
    case .nothingMeets: "nothing meets"
    }
  }
}

extension BiasCorrectedAccelerated.Absence {
  var key: String {
    switch self {
    case .tooFewClusters: "too_few_clusters"
    case .restsOnOneCluster: "rests_on_one_cluster"
    case .noVariation: "no_variation"
    case .tooManyUndefined: "too_many_undefined"
    case .oneSided: "one_sided"
    }
  }
}

extension AgreementUnit {
  func counted(_ number: Int) -> String {
    switch self {
    case .turns: Reports.counted(number, "turn")
    case .sentences: Reports.counted(number, "sentence")
    case .characters: Reports.counted(number, "character")
    case .people: Reports.counted(number, "person", plural: "people")
    }
  }
}
