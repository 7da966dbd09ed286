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
      sections: scales.flatMap { scale in
        [itemTable(scale, view), rotated(scale, view), components(scale)].compactMap { $0 }.map { .table($0) }
      },
      payload: [("rows", schema.values(scales.map { Line(scale: $0, items: items($0, view)) }))])
  }

  /// An item of a scale.
  struct Item {
    let scale: ScaleAnalysis
    /// 0-based.
    let number: Int
    let label: String

    var name: String { scale.definition.items[number] }
  }

  /// - Parameter kept: components, each with a column of loadings in the table; JSON has them as a list.
  static func itemSchema(kept: Int) -> Schema<Item> {
    let head: [Field<Item>] = [
      .text("label", "Item", .wrapped(14)) { $0.label },
      .text("item", "Name", .data, unit: "variable's name") { $0.name },
      .number("mean", "mean", .decimal(3)) { $0.scale.means[$0.number] },
      .number("sd", "SD", .decimal(3)) { $0.scale.standardDeviations[$0.number] },
      .number("min", "min", .short(2)) { $0.scale.minima[$0.number] },
      .number("max", "max", .short(2)) { $0.scale.maxima[$0.number] },
      .integer("missing", "missing", .data, unit: "respondents without an answer") { $0.scale.missing[$0.number] },
      .number("kmo", "KMO", .decimal(3), unit: "0 to 1") { $0.scale.sampling.items[$0.number] },
    ]
    let loadings = (0..<kept).map { component in
      Field<Item>.number(
        "loading_\(component + 1)", kept == 1 ? "loading" : "loading \(component + 1)", .decimal(3), unit: "-1 to 1"
      ) { $0.scale.components.loadings[$0.number, component] }.inTableOnly { (item: Item) in item }
    }
    let tail: [Field<Item>] = [
      .json("loadings", type: .list, unit: "one a component, -1 to 1") { item in
        .array((0..<kept).map { .number(item.scale.components.loadings[item.number, $0]) })
      },
      .json("rotated_loadings", type: .list, unit: "by varimax, one a component; null where one is kept") { item in
        item.scale.rotation.map { rotation in .array((0..<kept).map { .number(rotation.loadings[item.number, $0]) }) }
          ?? .null
      },
      .number("communality", "communality", .decimal(3), unit: "0 to 1") {
        $0.scale.components.communalities[$0.number]
      },
      .number("item_rest", "r with rest", .decimal(3), .data, unit: "correlation with the sum of the other items") {
        $0.scale.alpha.itemRestCorrelations[$0.number]
      },
      .number("alpha_if_dropped", "α without", .decimal(3), unit: "alpha of the other items") {
        $0.scale.alpha(withoutItem: $0.number)
      },
    ]
    return Schema(head + loadings + tail)
  }

  private static func items(_ scale: ScaleAnalysis, _ view: SurveyView) -> [Item] {
    scale.definition.items.indices.map {
      Item(scale: scale, number: $0, label: view.label(of: scale.definition.items[$0]))
    }
  }

  private static func itemTable(_ scale: ScaleAnalysis, _ view: SurveyView) -> Table {
    let owner = Field<Item>.text("scale", "scale", .data) { $0.scale.definition.name }
    return Schema(itemSchema(kept: scale.components.kept).fields + [owner]).table(
      title: scale.definition.label.map { "\($0) (\(scale.definition.name))" } ?? scale.definition.name,
      items(scale, view), notes: notes(scale, view))
  }

  private static func notes(_ scale: ScaleAnalysis, _ view: SurveyView) -> [String] {
    var reliability = "Cronbach's alpha \(Numbers.fixed(scale.alpha.estimate, places: 3))"
    if let interval = scale.alphaInterval {
      reliability += " (95% \(Numbers.fixed(interval.low, places: 3)) to \(Numbers.fixed(interval.high, places: 3)))"
    }
    reliability += ", standardised \(Numbers.fixed(scale.alpha.standardised, places: 3))"
    if let ordinal = scale.ordinalAlpha {
      reliability += ", ordinal \(Numbers.fixed(ordinal.estimate, places: 3)) (polychoric correlations)"
    }
    if let omega = scale.omega { reliability += ", McDonald's omega \(Numbers.fixed(omega.estimate, places: 3))" }
    var notes = [
      "KMO \(Numbers.fixed(scale.sampling.overall, places: 3)); Bartlett's χ²(\(Int(scale.sphericity.degreesOfFreedom))) = "
        + "\(Numbers.fixed(scale.sphericity.statistic, places: 2)), p \(scale.sphericity.pValue < 0.001 ? "" : "= ")\(ModelTable.probability(scale.sphericity.pValue)). \(reliability).",
      "Principal components of the correlations; the first \(scale.components.kept == 1 ? "one is" : "\(scale.components.kept) are") kept\(scale.definition.components == nil ? " (eigenvalue above 1)" : "").",
    ]
    if let parallel = scale.parallel {
      let kept = parallel.kept(of: scale.components.eigenvalues)
      notes.append(
        "Parallel analysis keeps \(counted(kept, "component")): eigenvalues above the 95th percentile of "
          + "\(Numbers.grouped(parallel.draws)) sets of unrelated normal variables (seed \(parallel.seed)).")
    }
    if scale.lacksOrdinalAlpha {
      notes.append(
        "No ordinal alpha: the polychoric correlation of two of the items cannot be computed, because the likelihood grows "
          + "towards a correlation of 1 or -1.")
    }
    if scale.count < scale.total {
      notes.append("\(scale.count) of \(scale.total) respondents answered all items; the others have no score.")
    }
    if let weights = view.data.configuration.weights { notes.append("Not weighted by \(weights).") }
    return notes
  }

  /// The loadings turned by varimax, where several components are kept.
  private static func rotated(_ scale: ScaleAnalysis, _ view: SurveyView) -> Table? {
    guard let rotation = scale.rotation else { return nil }
    let columns = (0..<scale.components.kept).map { component in
      Field<Item>.number("rotated_\(component + 1)", "loading \(component + 1)", .decimal(3), unit: "-1 to 1") {
        rotation.loadings[$0.number, component]
      }
    }
    let heads: [Field<Item>] = [
      .text("label", "Item", .wrapped(14)) { $0.label }, .text("item", "Name", .data) { $0.name },
      .text("scale", "scale", .data) { $0.scale.definition.name },
    ]
    return Schema(heads + columns).table(
      title: "Loadings after varimax", items(scale, view),
      notes: ["Kaiser's normalisation. The scores are those of the unrotated components."])
  }

  /// A component, 0-based.
  struct Component {
    let scale: ScaleAnalysis
    let number: Int

    static var schema: Schema<Component> {
      Schema([
        .integer("component", "Component", unit: "from 1") { $0.number + 1 },
        .text("scale", "scale", .data) { $0.scale.definition.name },
        .number("eigenvalue", "eigenvalue", .decimal(3)) { $0.scale.components.eigenvalues[$0.number] },
        .number("variance", "variance", .percent(2), unit: "share explained, 0 to 1") {
          $0.scale.components.explained[$0.number]
        },
        .number("cumulative", "cumulative", .percent(2), unit: "share explained with those before, 0 to 1") {
          $0.scale.cumulativeVariance[$0.number]
        },
        .number("random", "random 95%", .decimal(3), unit: "95th percentile of unrelated normal variables") {
          $0.scale.parallel?.percentiles[$0.number]
        },
        .text("kept", "") { $0.number < $0.scale.components.kept ? "kept" : nil },
      ])
    }
  }

  private static func components(_ scale: ScaleAnalysis) -> Table {
    Component.schema.table(scale.components.eigenvalues.indices.map { Component(scale: scale, number: $0) })
  }

  struct Line {
    let scale: ScaleAnalysis
    let items: [Item]
  }

  static var schema: Schema<Line> {
    let items = Field<Line>.alternatives("items", itemSchema(kept: 0).keys) { line in
      itemSchema(kept: line.scale.components.kept).values(line.items)
    }
    return Schema([
      .text("scale", "scale") { $0.scale.definition.name }, .text("label", "label") { $0.scale.definition.label },
      .integer("n", "n", unit: "respondents who answered all items") { $0.scale.count },
      .number("kmo", "KMO", .decimal(3), unit: "0 to 1") { $0.scale.sampling.overall },
      .number("bartlett_chi2", "Bartlett's χ²", .decimal(2)) { $0.scale.sphericity.statistic },
      .number("bartlett_df", "df", .decimal(0)) { $0.scale.sphericity.degreesOfFreedom },
      .number("bartlett_p", "p", .probability, unit: "0 to 1") { $0.scale.sphericity.pValue },
      .json("eigenvalues", type: .list) { .array($0.scale.components.eigenvalues.map { .number($0) }) },
      .json("variance_explained", type: .list, unit: "shares, 0 to 1") {
        .array($0.scale.components.explained.map { .number($0) })
      },
      .integer("components", "components kept") { $0.scale.components.kept },
      .number("alpha", "alpha", .decimal(3), unit: "Cronbach's") { $0.scale.alpha.estimate },
      .number("alpha_low", "low", .decimal(3), unit: "lower bound of the 95% interval") { $0.scale.alphaInterval?.low },
      .number("alpha_high", "high", .decimal(3), unit: "upper bound of the 95% interval") {
        $0.scale.alphaInterval?.high
      },
      .number("alpha_standardised", "standardised alpha", .decimal(3)) { $0.scale.alpha.standardised },
      .number("alpha_ordinal", "ordinal alpha", .decimal(3), unit: "of ordinal items, by polychoric correlations") {
        $0.scale.ordinalAlpha?.estimate
      },
      .json("random_eigenvalues", type: .list, unit: "95th percentiles of the parallel analysis") {
        .array(($0.scale.parallel?.percentiles ?? []).map { .number($0) })
      },
      .integer("components_parallel", "components by parallel analysis") {
        $0.scale.parallel?.kept(of: $0.scale.components.eigenvalues)
      },
      .number("omega", "omega", .decimal(3), unit: "McDonald's") { $0.scale.omega?.estimate }, items,
    ])
  }
}
