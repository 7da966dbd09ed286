public import Analysis
import Basics
import Statistics

extension Vetting {
  /// The findings under the tables they stand in, then how many checks were made by which rule.
  public func report() -> Report {
    let worded = findings.map(VettingWording.init)
    let made = VettingRule.allCases.compactMap { rule in
      checks[rule].map { Check(rule: rule, times: $0, inconsistencies: found(rule)) }
    }
    return Report(
      command: "vet", study: tables.paper, inputs: [(tables.file, tables.hash.hexadecimal)], unit: "checks",
      sections: [
        .listing(lines(worded), VettingWording.schema.table(title: heading, worded)),
        .table(Self.checkSchema.table(title: "Checks", made, notes: notes)),
      ],
      payload: [
        ("paper", .string(tables.paper)), ("doi", .optional(tables.doi)),
        ("rows", VettingWording.schema.values(worded)), ("inconsistencies", .integer(inconsistencies.count)),
        ("checks", Self.checkSchema.values(made)), ("notes", .strings(notes)),
      ])
  }

  private func found(_ rule: VettingRule) -> Int { inconsistencies.count { $0.rule == rule } }

  private var heading: String { tables.doi.map { "\(tables.paper), doi:\($0)" } ?? tables.paper }

  private var verdict: String {
    let made = "\(counted(checks.values.reduce(0, +), "check")) made"
    if findings.isEmpty { return made + ", nothing found." }
    let remarks = findings.count - inconsistencies.count
    return made + ": " + counted(inconsistencies.count, "inconsistency", plural: "inconsistencies")
      + (remarks > 0 ? ", \(counted(remarks, "remark"))." : ".")
  }

  private var notes: [String] {
    [
      verdict,
      "Impossible means: by no values behind the printed digits, everybody having answered (n), p two-sided, least "
        + "squares with classical standard errors unless the file says otherwise.",
    ]
  }

  // MARK: Text

  private static let width = 80

  private func lines(_ worded: [VettingWording]) -> [String] {
    var lines = WordWrap().lines(heading, width: Self.width)
    for place in tables.places {
      let here = worded.filter { $0.finding.place == place.name }
      if here.isEmpty { continue }
      let title = place.title.map { "\(place.name): \($0)" } ?? place.name
      lines += [""] + WordWrap().lines(title, width: Self.width)
      lines.append(String(repeating: "─", count: min(DisplayText(title).width, Self.width)))
      for wording in here { lines += [""] + block(wording) }
    }
    return lines + [""]
  }

  private func block(_ wording: VettingWording) -> [String] {
    let finding = wording.finding
    let head = "\(finding.subject) (line \(finding.line))"
    return hanging("  ", head) + hanging("    printed   ", wording.printed)
      + hanging(finding.kind == .information ? "    remark    " : "    possible  ", wording.possible)
      + hanging("    rule      ", wording.rule)
  }

  private func hanging(_ margin: String, _ text: String) -> [String] {
    let blank = String(repeating: " ", count: margin.count)
    return WordWrap().lines(text, width: Self.width - margin.count).enumerated().map {
      ($0.offset == 0 ? margin : blank) + $0.element
    }
  }

  // MARK: Rows

  struct Check {
    let rule: VettingRule
    let times: Int
    let inconsistencies: Int
  }

  static var checkSchema: Schema<Check> {
    Schema([
      .text("title", "Rule", .wrapped()) { $0.rule.title }, .text("rule", "Id", .data) { $0.rule.rawValue },
      .integer("times", "checks", unit: "checks made") { $0.times },
      .integer("inconsistencies", "inconsistencies") { $0.inconsistencies },
    ])
  }
}

extension VettingWording {
  static var schema: Schema<VettingWording> {
    let figures = Schema<FigureRow>([
      .text("name", "Name") { $0.name }, .text("printed", "Printed") { $0.printed },
      .number("low", "low", .decimal(3), unit: "least that the other figures allow") { $0.bounds?.low },
      .number("high", "high", .decimal(3), unit: "most that the other figures allow") { $0.bounds?.high },
    ])
    return Schema([
      .text("place", "Place") { $0.finding.place }, .text("row", "Row", .wrapped()) { $0.finding.subject },
      .text("kind", "Kind") { $0.finding.kind.rawValue }, .text("printed", "Printed", .wrapped()) { $0.printed },
      .text("possible", "Possible", .wrapped()) { $0.possible },
      .text("rule", "Rule", .wrapped()) { $0.finding.rule.rawValue }.read { $0.finding.rule.title },
      .integer("line", "Line", unit: "of the file, 1-based") { $0.finding.line },
      .nested("figures", figures) { $0.figures },
    ])
  }
}

extension VettingRule {
  /// As people read it.
  var title: String {
    switch self {
    case .meanInRange: "mean within the range"
    case .wholeMean: "mean of whole numbers (GRIM)"
    case .possibleDeviation: "SD that mean and range allow"
    case .wholeDeviation: "SD of whole numbers (GRIMMER)"
    case .percentOfCount: "percentage of n"
    case .percentSum: "parts make up the whole"
    case .coding: "same level in text and table"
    case .repeated: "same figure at both places"
    case .names: "same names everywhere"
    case .adjustedRSquared: "adjusted R² from R²"
    case .nestedRSquared: "R² does not fall with more terms"
    case .aic: "AIC from R², n and the outcome's SD"
    case .means: "regression through the means"
    case .standardError: "standard error from SD, VIF, R² and n"
    case .statistic: "t from estimate and standard error"
    case .probability: "p from the statistic"
    }
  }
}
