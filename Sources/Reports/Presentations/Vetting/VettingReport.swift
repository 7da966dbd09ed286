public import Analysis
import Basics
import Statistics

extension Vetting {
  /// The findings under the tables they stand in, then how many checks were made by which rule.
  public func report() -> Report {
    let worded = findings.map(VettingWording.init)
    return Report(
      command: "vet", study: tables.paper, inputs: [(tables.file, tables.hash.hexadecimal)], unit: "checks",
      sections: [.listing(lines(worded), table(worded)), .table(summary)],
      payload: [
        ("paper", .string(tables.paper)), ("doi", .optional(tables.doi)),
        ("rows", .array(worded.map(\.value))), ("inconsistencies", .integer(inconsistencies.count)),
        ("checks", .array(rules.map(value))), ("notes", .strings(notes)),
      ])
  }

  private var rules: [VettingRule] { VettingRule.allCases.filter { checks[$0] != nil } }

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
      lines.append(String(repeating: "─", count: min(DisplayText(title).widths.reduce(0, +), Self.width)))
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

  // MARK: Tables

  private func table(_ worded: [VettingWording]) -> Table {
    Table(
      title: heading,
      columns: [
        Column(key: "place", heading: "Place"), Column(key: "row", heading: "Row", wraps: true),
        Column(key: "kind", heading: "Kind"), Column(key: "printed", heading: "Printed", wraps: true),
        Column(key: "possible", heading: "Possible", wraps: true), Column(key: "rule", heading: "Rule", wraps: true),
        Column(key: "line", heading: "Line", alignment: .right),
      ],
      rows: worded.map { wording in
        Table.Row([
          .text(wording.finding.place), .text(wording.finding.subject), .text(wording.finding.kind.rawValue),
          .text(wording.printed), .text(wording.possible), .text(wording.rule), .integer(wording.finding.line),
        ])
      })
  }

  private var summary: Table {
    Table(
      title: "Checks",
      columns: [
        Column(key: "rule", heading: "Rule", wraps: true),
        Column(key: "checks", heading: "checks", alignment: .right),
        Column(key: "inconsistencies", heading: "inconsistencies", alignment: .right),
      ],
      rows: rules.map { rule in
        Table.Row([.text(rule.title), .integer(checks[rule] ?? 0), .integer(found(rule))])
      }, notes: notes)
  }

  private func value(_ rule: VettingRule) -> JSONValue {
    .object([
      ("rule", .string(rule.rawValue)), ("title", .string(rule.title)), ("times", .integer(checks[rule] ?? 0)),
      ("inconsistencies", .integer(found(rule))),
    ])
  }
}

extension VettingWording {
  var value: JSONValue {
    .object([
      ("place", .string(finding.place)), ("row", .string(finding.subject)), ("line", .integer(finding.line)),
      ("kind", .string(finding.kind.rawValue)), ("rule", .string(finding.rule.rawValue)),
      ("printed", .string(printed)), ("possible", .string(possible)),
      (
        "figures",
        .array(
          figures.map { figure in
            .object([
              ("name", .string(figure.name)), ("printed", .optional(figure.printed)),
              ("low", .optional(figure.bounds?.low)), ("high", .optional(figure.bounds?.high)),
            ])
          })
      ),
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
