public import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// A scale: its items, what speaks for taking them together, its components.
public enum ScaleReport {
  /// - Parameter inputs: path and SHA-256 of the files that the scales rest on.
  public static func report(
    _ scales: [ScaleAnalysis], _ view: SurveyView, inputs: [(path: String, sha256: String)]
  ) -> Report {
    Report(
      command: "scale", study: view.study, inputs: inputs, unit: "respondents",
      sections: scales.flatMap { [.table(items($0, view)), .table(components($0))] },
      payload: [("rows", .array(scales.map(value)))])
  }

  private static func items(_ scale: ScaleAnalysis, _ view: SurveyView) -> Table {
    let kept = scale.components.kept
    var columns = [
      Column(key: "item", heading: "Item", wraps: true, minimumWidth: 14),
      Column(key: "scale", heading: "scale", dataOnly: true),
      Column(key: "mean", heading: "mean", alignment: .right), Column(key: "sd", heading: "SD", alignment: .right),
      Column(key: "min", heading: "min", alignment: .right), Column(key: "max", heading: "max", alignment: .right),
      Column(key: "kmo", heading: "KMO", alignment: .right),
    ]
    for component in 1...kept {
      columns.append(
        Column(key: "loading_\(component)", heading: kept == 1 ? "loading" : "loading \(component)", alignment: .right))
    }
    columns.append(Column(key: "communality", heading: "communality", alignment: .right))
    columns.append(Column(key: "alpha_if_dropped", heading: "α without", alignment: .right))
    let communalities = scale.components.communalities
    let rows = scale.definition.items.indices.map { item -> Table.Row in
      var cells: [Cell] = [
        .text(view.label(of: scale.definition.items[item])), .text(scale.definition.name),
        .decimal(scale.means[item], places: 3),
        .decimal(scale.standardDeviations[item], places: 3), number(scale.minima[item]), number(scale.maxima[item]),
        .decimal(scale.sampling.items[item], places: 3),
      ]
      for component in 0..<kept { cells.append(.decimal(scale.components.loadings[item, component], places: 3)) }
      cells.append(.decimal(communalities[item], places: 3))
      cells.append(
        scale.alpha.ifDropped.indices.contains(item) && scale.alpha.ifDropped[item].isFinite
          ? .decimal(scale.alpha.ifDropped[item], places: 3) : .empty)
      return Table.Row(cells)
    }
    return Table(
      title: scale.definition.label.map { "\($0) (\(scale.definition.name))" } ?? scale.definition.name,
      columns: columns, rows: rows, notes: notes(scale, view))
  }

  private static func number(_ value: Double) -> Cell {
    value == value.rounded() ? .integer(Int(value)) : .decimal(value, places: 2)
  }

  private static func notes(_ scale: ScaleAnalysis, _ view: SurveyView) -> [String] {
    var reliability = "Cronbach's alpha \(Numbers.fixed(scale.alpha.estimate, places: 3))"
    if let interval = try? scale.alpha.interval() {
      reliability += " (95% \(Numbers.fixed(interval.low, places: 3)) to \(Numbers.fixed(interval.high, places: 3)))"
    }
    if let omega = scale.omega { reliability += ", McDonald's omega \(Numbers.fixed(omega.estimate, places: 3))" }
    var notes = [
      "KMO \(Numbers.fixed(scale.sampling.overall, places: 3)); Bartlett's χ²(\(Int(scale.sphericity.degreesOfFreedom))) = "
        + "\(Numbers.fixed(scale.sphericity.statistic, places: 2)), p \(scale.sphericity.pValue < 0.001 ? "" : "= ")\(ModelTable.probability(scale.sphericity.pValue)). \(reliability).",
      "Principal components of the correlations; the first \(scale.components.kept == 1 ? "one is" : "\(scale.components.kept) are") kept\(scale.definition.components == nil ? " (eigenvalue above 1)" : "").",
    ]
    if scale.count < scale.total {
      notes.append("\(scale.count) of \(scale.total) respondents answered all items; the others have no score.")
    }
    if let weights = view.data.configuration.weights { notes.append("Not weighted by \(weights).") }
    return notes
  }

  private static func components(_ scale: ScaleAnalysis) -> Table {
    var sum = 0.0
    let rows = zip(scale.components.eigenvalues, scale.components.explained).enumerated().map { index, pair in
      sum += pair.1
      return Table.Row([
        .integer(index + 1), .text(scale.definition.name), .decimal(pair.0, places: 3), .percent(pair.1, places: 2),
        .percent(sum, places: 2),
        .text(index < scale.components.kept ? "kept" : nil),
      ])
    }
    return Table(
      columns: [
        Column(key: "component", heading: "Component", alignment: .right),
        Column(key: "scale", heading: "scale", dataOnly: true),
        Column(key: "eigenvalue", heading: "eigenvalue", alignment: .right),
        Column(key: "variance", heading: "variance", alignment: .right),
        Column(key: "cumulative", heading: "cumulative", alignment: .right), Column(key: "kept", heading: ""),
      ], rows: rows)
  }

  private static func value(_ scale: ScaleAnalysis) -> JSONValue {
    let items = scale.definition.items.indices.map { item in
      JSONValue.object([
        ("item", .string(scale.definition.items[item])), ("mean", .number(scale.means[item])),
        ("sd", .number(scale.standardDeviations[item])), ("min", .number(scale.minima[item])),
        ("max", .number(scale.maxima[item])), ("missing", .integer(scale.missing[item])),
        ("kmo", .number(scale.sampling.items[item])),
        ("loadings", .array((0..<scale.components.kept).map { .number(scale.components.loadings[item, $0]) })),
        ("communality", .number(scale.components.communalities[item])),
        (
          "alpha_if_dropped",
          .optional(scale.alpha.ifDropped.indices.contains(item) ? scale.alpha.ifDropped[item] : nil)
        ),
      ])
    }
    let interval = try? scale.alpha.interval()
    return .object([
      ("scale", .string(scale.definition.name)), ("label", .optional(scale.definition.label)),
      ("n", .integer(scale.count)), ("kmo", .number(scale.sampling.overall)),
      ("bartlett_chi2", .number(scale.sphericity.statistic)),
      ("bartlett_df", .number(scale.sphericity.degreesOfFreedom)),
      ("bartlett_p", .number(scale.sphericity.pValue)),
      ("eigenvalues", .array(scale.components.eigenvalues.map { .number($0) })),
      ("variance_explained", .array(scale.components.explained.map { .number($0) })),
      ("components", .integer(scale.components.kept)), ("alpha", .number(scale.alpha.estimate)),
      ("alpha_low", .optional(interval?.low)), ("alpha_high", .optional(interval?.high)),
      ("omega", .optional(scale.omega?.estimate)), ("items", .array(items)),
    ])
  }
}
