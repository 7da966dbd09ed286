import Analysis
import Codebooks
import Statistics
import StudyIndex

/// How far coders agree about a code, or about all of them, as a row.
struct AgreementLine {
  let agreement: CodeAgreement
  /// `nil` for all people.
  let level: GroupLevel?
  /// `nil` for all codes together.
  let code: Code?
  let coders: [String]

  /// Which of the columns people read; programs get all of them.
  enum Look {
    /// Counts and the coefficients that most studies report.
    case leading
    /// What explains them, and further coefficients.
    case further
  }

  /// So many patterns at most are listed in JSON.
  static let mostPatterns = 100

  static func schema(_ coders: [String], unit: AgreementUnit, _ look: Look = .leading) -> Schema<AgreementLine> {
    let isPair = coders.count == 2
    let isLeading = look == .leading
    var fields: [Field<AgreementLine>] = [
      .text("level", "Level", .data, unit: "level's name; none for all people") { $0.level?.name },
      .code("code", "code's id; none for all codes together") { $0.code },
      .integer("units", unit.rawValue, unit: "units that two or more have read; of all codes: units times codes") {
        $0.agreement.units
      }.shown(if: isLeading),
      .integer("coded_by_all", isPair ? "both" : "all", unit: "units that all readers coded") {
        $0.agreement.spread.all
      }.shown(if: isLeading),
      .integer("coded_by_some", "some", unit: "units that some readers coded, not all") { $0.agreement.spread.some }
        .shown(if: isLeading && !isPair),
    ]
    if isPair {
      fields += [
        .integer("first_only", coders[0], unit: "units; two coders") { $0.agreement.fourfold?.first }.grouped("only")
          .shown(if: isLeading),
        .integer("second_only", coders[1], unit: "units; two coders") { $0.agreement.fourfold?.second }.grouped("only")
          .shown(if: isLeading),
      ]
    }
    fields += [
      .integer("coded_by_none", "none", unit: "units that no reader coded") { $0.agreement.spread.none }
        .shown(if: isLeading),
      .integer("left_out", "left out", .data, unit: "codings in units that fewer than two have marked as read") {
        $0.agreement.outside
      },
    ]
    fields += leading(isPair).map { coefficient($0).shown(if: isLeading) }
    fields += [
      .share("positive", "positive", unit: "agreement, 0 to 1") { $0.agreement.positive }.shown(if: !isLeading),
      .share("negative", "negative", unit: "agreement, 0 to 1") { $0.agreement.negative }.shown(if: !isLeading),
      .share("prevalence_index", "prevalence", unit: "0 to 1") { $0.agreement.indices?.prevalenceIndex }
        .grouped("index of").shown(if: !isLeading),
      .share("bias_index", "bias", unit: "0 to 1; two coders") { $0.agreement.indices?.biasIndex }
        .grouped("index of").shown(if: !isLeading && isPair),
    ]
    fields += further(isPair).map { coefficient($0).shown(if: !isLeading) }
    fields += [
      .nested("patterns", Pattern.schema) { line in
        line.agreement.patterns.prefix(mostPatterns).map { Pattern($0, line.coders) }
      },
      .json("pattern_count", type: .integer, unit: "different patterns, the first 100 of which are listed") {
        .integer($0.agreement.patterns.count)
      },
    ]
    return Schema(fields)
  }

  private static func leading(_ isPair: Bool) -> [AgreementCoefficient] {
    [.percent, isPair ? .cohen : .conger, .krippendorff]
  }

  private static func further(_ isPair: Bool) -> [AgreementCoefficient] {
    CodeAgreement.coefficients(coders: isPair ? 2 : 3).filter { !leading(isPair).contains($0) }
  }

  private static func coefficient(_ coefficient: AgreementCoefficient) -> Field<AgreementLine> {
    .measured(
      coefficient.key, coefficient.short,
      AgreementFigure.schema(
        coefficient == .percent ? .percent(places: 0) : .decimal(places: 2),
        withInterval: coefficient == .krippendorff)
    ) { $0.agreement[coefficient] }
  }

  /// Who coded a unit and who did not; others have not read it.
  struct Pattern {
    let coded: [String]
    let left: [String]
    let units: Int

    init(_ pattern: RatingTable.Pattern, _ coders: [String]) {
      func names(_ rating: Int) -> [String] {
        pattern.ratings.indices.filter { pattern.ratings[$0] == rating }.map { coders[$0] }
      }
      (coded, left, units) = (names(1), names(0), pattern.units)
    }

    static var schema: Schema<Pattern> {
      Schema([
        .list("coded", "coded by", unit: "coders") { $0.coded },
        .list("not_coded", "read and not coded by", unit: "coders") { $0.left },
        .integer("units", "units") { $0.units },
      ])
    }
  }
}

extension Field {
  /// A code by its id; people read its name, and "All codes" where there is none.
  static func code(_ key: String, _ unit: String, _ code: @escaping (Row) -> Code?) -> Field {
    Field.text(key, "Code", .wrapped(18), unit: unit) { code($0)?.id }
      .read { code($0)?.name ?? "All codes" }
      .coloured { code($0)?.colour }
  }

  /// A number from 0 to 1, a dash where there is none.
  static func share(
    _ key: String, _ heading: String, unit: String, _ value: @escaping (Row) -> Double?
  ) -> Field {
    .cell(key, heading, unit: unit, type: .number) { row in
      value(row).map { .decimal($0, places: 2) } ?? .absent("–")
    }
  }
}
