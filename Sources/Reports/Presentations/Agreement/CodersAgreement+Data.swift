import Analysis
import Codebooks
import Statistics

extension CodersAgreement {
  /// A part for programs.
  func value(_ part: Part) -> JSONValue {
    .object([
      ("level", .optional(part.level?.name)), ("rows", .array(part.codes.map(value) + part.passages.map(value))),
      ("all", part.all.map(value) ?? part.allPassages.map(value) ?? .null),
      (
        "sets",
        part.sets.map { sets -> JSONValue in
          .object([
            ("units", .integer(sets.units)), ("sets", .integer(sets.sets)), ("masi_alpha", sets.masi.json),
            ("jaccard_alpha", sets.jaccard.json),
          ])
        } ?? .null
      ),
      ("pairs", .array(part.pairs.map(value))),
    ])
  }

  private func id(_ code: Int?) -> JSONValue { .optional(code.map { view.codebook.codes[$0].id }) }

  private func value(_ agreement: CodeAgreement) -> JSONValue {
    .object(
      [
        ("code", id(agreement.code)), ("units", .integer(agreement.units)),
        ("left_out", .integer(agreement.outside)),
        ("patterns", .array(agreement.patterns.prefix(50).map(value))),
        ("positive", .optional(agreement.positive)), ("negative", .optional(agreement.negative)),
        ("prevalence_index", .optional(agreement.indices?.prevalenceIndex)),
        ("bias_index", .optional(agreement.indices?.biasIndex)),
      ]
        + CodeAgreement.coefficients(coders: coders.count).compactMap { coefficient in
          agreement[coefficient].map { (coefficient.key, $0.json) }
        })
  }

  /// Who coded, who did not; others have not read.
  private func value(_ pattern: RatingTable.Pattern) -> JSONValue {
    func names(_ rating: Int) -> JSONValue {
      .strings(pattern.ratings.indices.filter { pattern.ratings[$0] == rating }.map { coders[$0] })
    }
    return .object([("coded", names(1)), ("not_coded", names(0)), ("units", .integer(pattern.units))])
  }

  private func value(_ figures: PassageFigures) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("code", id(figures.code)), ("characters", .integer(figures.length)), ("passages", .integer(figures.passages)),
      ("f1", .optional(figures.f1)), ("overlap", .optional(figures.overlap)),
      ("relevance_alpha", figures.relevance.json),
    ]
    switch figures.against {
    case .success(let estimate):
      members.append(
        ("value_alpha", .object([("value", .number(estimate.value)), ("coverage", .number(estimate.coverage))])))
    case .failure(let degeneracy):
      members.append(("value_alpha", .object([("value", .null), ("undefined", .string(degeneracy.key))])))
    case nil: break
    }
    if let all = figures.all { members.append(("u_alpha", all.json)) }
    if let coding = figures.coding { members.append(("cu_alpha", coding.json)) }
    return .object(members)
  }

  private func value(_ pair: PairAgreement) -> JSONValue {
    .object([
      ("first", .string(coders[pair.first])), ("second", .string(coders[pair.second])),
      ("units", .integer(pair.units)), ("both", .integer(pair.both)), ("first_only", .integer(pair.firstOnly)),
      ("second_only", .integer(pair.secondOnly)), ("neither", .integer(pair.neither)),
      ("cohen_kappa", .optional(try? pair.kappa.get().value)),
      ("krippendorff_alpha", .optional(try? pair.alpha.get().value)),
    ])
  }
}
