import Analysis
import Statistics
import StudyIndex

/// Two coders over all codes.
struct PairLine {
  let pair: PairAgreement
  let level: GroupLevel?
  let coders: [String]

  static var schema: Schema<PairLine> {
    Schema([
      .text("level", "Level", .data, unit: "level's name; none for all people") { $0.level?.name },
      .text("first", "Coder") { $0.coders[$0.pair.first] }, .text("second", "with") { $0.coders[$0.pair.second] },
      .integer("units", "decisions", unit: "units times codes that both have read") { $0.pair.units },
      .integer("both", "both", unit: "decisions") { $0.pair.both },
      .integer("first_only", "first", unit: "decisions") { $0.pair.firstOnly }.grouped("only"),
      .integer("second_only", "second", unit: "decisions") { $0.pair.secondOnly }.grouped("only"),
      .integer("neither", "none", unit: "decisions") { $0.pair.neither },
      .outcome("percent", "agree", .percent(0)) { $0.pair.percent },
      .outcome("cohen_kappa", "kappa") { $0.pair.kappa },
      .outcome("krippendorff_alpha", "alpha") { $0.pair.alpha },
    ])
  }
}

/// Two coders' passages of all codes.
struct PassagePairLine {
  let pair: PassagePair
  let level: GroupLevel?
  let coders: [String]

  static var schema: Schema<PassagePairLine> {
    Schema([
      .text("level", "Level", .data, unit: "level's name; none for all people") { $0.level?.name },
      .text("first", "Coder") { $0.coders[$0.pair.first] }, .text("second", "with") { $0.coders[$0.pair.second] },
      .integer("first_passages", "first", unit: "passages of the first coder") { $0.pair.agreement.first }
        .grouped("passages of"),
      .integer("second_passages", "second", unit: "passages of the second coder") { $0.pair.agreement.second }
        .grouped("passages of"),
      .integer("first_found", "second", unit: "passages of the first coder that the second has") {
        $0.pair.agreement.firstFound
      }.grouped("found by"),
      .integer("second_found", "first", unit: "passages of the second coder that the first has") {
        $0.pair.agreement.secondFound
      }.grouped("found by"),
      .share("f1", "F1", unit: "0 to 1") { $0.pair.agreement.f1 },
      .share("overlap", "overlap", unit: "text marked by both, of that marked by either") { $0.pair.agreement.overlap },
    ])
  }
}

extension Field {
  /// A coefficient, or the words that say why there is none.
  fileprivate static func outcome(
    _ key: String, _ heading: String, _ form: NumberForm = .decimal(2), _ outcome: @escaping (Row) -> AgreementOutcome
  ) -> Field {
    .cell(key, heading, type: .number) { row in
      switch outcome(row) {
      case .failure(let degeneracy): .absent(degeneracy.words)
      case .success(let estimate): Cell(estimate.value, form)
      }
    }
  }
}
