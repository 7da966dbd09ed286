/// Reported figures checked against one another, without data.
///
/// A check reports an inconsistency only when no values behind the printed digits make all of them possible: bounds are
/// carried through every formula, and what is not printed is left open.
public struct Vetting: Sendable {
  public let tables: PublishedTables
  /// By place, in the order of the file, then by line.
  public private(set) var findings: [VettingFinding] = []
  /// How many times each rule could be applied, so that finding nothing says something.
  public private(set) var checks: [VettingRule: Int] = [:]

  public var inconsistencies: [VettingFinding] { findings.filter { $0.kind == .inconsistency } }

  public init(_ tables: PublishedTables) {
    self.tables = tables
    let lookup = VettingLookup(tables)
    for place in tables.places {
      var log = VettingLog(place: place.name)
      for variable in place.variables { VariableChecks(variable: variable).run(&log) }
      for percentages in place.percentages { PercentageChecks(percentages: percentages).run(&log) }
      CodingChecks(place: place, lookup: lookup).run(&log)
      RepetitionChecks(place: place, lookup: lookup).run(&log)
      FitChecks(place: place, lookup: lookup).run(&log)
      ScaleChecks(place: place, lookup: lookup).run(&log)
      TestChecks(place: place, lookup: lookup).run(&log)
      findings += log.findings.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        .map(\.element)
      checks.merge(log.checks) { $0 + $1 }
    }
  }
}

/// What the checks of one place say.
struct VettingLog {
  let place: String
  private(set) var findings: [VettingFinding] = []
  private(set) var checks: [VettingRule: Int] = [:]

  init(place: String) {
    self.place = place
  }

  mutating func checked(_ rule: VettingRule, times: Int = 1) {
    if times > 0 { checks[rule, default: 0] += times }
  }

  mutating func report(
    _ rule: VettingRule, _ subject: String, line: Int, kind: VettingFinding.Kind = .inconsistency,
    _ detail: VettingFinding.Detail
  ) {
    findings.append(
      VettingFinding(kind: kind, rule: rule, place: place, subject: subject, line: line, detail: detail))
  }
}

/// Where figures of other places are found.
struct VettingLookup {
  private var rows: [String: [(place: String, variable: PrintedVariable)]] = [:]
  private var columns: [String: (place: PrintedPlace, model: PrintedModel)] = [:]
  private(set) var namings: [(place: String, names: PrintedNames)] = []
  /// The sets of regressors that a table's VIFs are of.
  private(set) var inflationSets: [Set<String>] = []

  init(_ tables: PublishedTables) {
    for place in tables.places {
      for variable in place.variables { rows[variable.name, default: []].append((place.name, variable)) }
      for model in place.models { columns[model.name] = (place, model) }
      namings += place.names.map { (place.name, $0) }
      let inflated = Set(place.variables.filter { $0.inflation != nil }.map(\.name))
      if !inflated.isEmpty { inflationSets.append(inflated) }
    }
  }

  func variables(_ name: String) -> [(place: String, variable: PrintedVariable)] { rows[name] ?? [] }

  /// The first row of that name with what is asked for.
  func variable(_ name: String, where has: (PrintedVariable) -> Bool) -> PrintedVariable? {
    variables(name).first { has($0.variable) }?.variable
  }

  func model(_ name: String) -> (place: PrintedPlace, model: PrintedModel)? { columns[name] }
}
