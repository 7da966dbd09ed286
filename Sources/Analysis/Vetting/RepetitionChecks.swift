import Statistics

/// What is printed at two places: the same figures, and the same names.
struct RepetitionChecks {
  let place: PrintedPlace
  let lookup: VettingLookup

  func run(_ log: inout VettingLog) {
    for variable in place.variables { check(variable, &log) }
    for names in place.names { check(names, &log) }
  }

  /// Against the first place that prints the variable.
  private func check(_ variable: PrintedVariable, _ log: inout VettingLog) {
    guard let first = lookup.variables(variable.name).first, first.place != place.name,
      first.variable.count == variable.count
    else { return }
    for (what, here, there) in [
      ("mean", variable.mean, first.variable.mean), ("SD", variable.deviation, first.variable.deviation),
    ] {
      guard let here, let there else { continue }
      log.checked(.repeated)
      if here.bounds.overlaps(there.bounds) { continue }
      log.report(
        .repeated, variable.name, line: variable.line,
        .repeated(here, other: there, otherPlace: first.place, what: what))
    }
  }

  /// Against the first place that lists names of the same kind.
  private func check(_ names: PrintedNames, _ log: inout VettingLog) {
    guard let first = lookup.namings.first(where: { $0.names.kind == names.kind }), first.place != place.name else {
      return
    }
    log.checked(.names)
    let here = names.names.filter { !first.names.names.contains($0) }
    let there = first.names.names.filter { !names.names.contains($0) }
    if here.isEmpty && there.isEmpty { return }
    log.report(
      .names, names.kind, line: names.line, .names(here: here, there: there, otherPlace: first.place))
  }
}
