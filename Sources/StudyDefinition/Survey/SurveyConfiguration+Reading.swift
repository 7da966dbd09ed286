import Basics
import Respondents

/// Reads the `survey:`, `scales:` and `models:` of study.yaml.
struct SurveyConfigurationReader {
  private static let keys = [
    "file", "id", "link", "join", "weights", "program", "encoding", "delimiter", "decimal", "sheet", "variables",
    "derived", "counts",
  ]

  func read(_ entry: YAMLEntry, scales: YAMLEntry?, models: YAMLEntry?) -> SurveyConfiguration? {
    guard let values = entry.mapping("survey", known: Self.keys) else { return nil }
    guard let file = values["file"]?.text("file") else {
      if values["file"] == nil { entry.findings.report(.surveyWithoutFile(entry.place)) }
      return nil
    }
    var survey = SurveyConfiguration(file: file, line: entry.place.line)
    survey.options = options(values)
    if let link = values["link"]?.text("link") { (survey.link, survey.declaresLink) = (link, true) }
    survey.joinsByGroup = values["join"]?.choice("join", [("group", true), ("respondent", false)]) ?? false
    if survey.joinsByGroup, let link = values["link"] { link.findings.report(.linkOfGroups(link.place)) }
    if let weights = values["weights"] { (survey.weights, survey.weighting) = self.weights(weights) }
    survey.variables = named(values["variables"], "variables").compactMap { variable($0.name, $0.value) }
    survey.derived = named(values["derived"], "derived").compactMap { derived($0.name, $0.value) }
    survey.counted = named(values["counts"], "counts").compactMap { counted($0.name, $0.value) }
    survey.scales = named(scales, "scales").compactMap { scale($0.name, $0.value) }
    survey.models = named(models, "models").compactMap { model($0.name, $0.value) }
    return survey
  }

  /// The entries of a section; none where it is missing or empty.
  private func named(_ entry: YAMLEntry?, _ what: String) -> [(name: String, place: YAMLPlace, value: YAMLEntry)] {
    entry.map { $0.isEmpty ? [] : $0.named(what) } ?? []
  }

  private func options(_ values: [String: YAMLEntry]) -> SurveyOptions {
    var options = SurveyOptions()
    options.idColumn = values["id"]?.text("id")
    options.encoding = values["encoding"]?.text("encoding")
    options.sheet = values["sheet"]?.text("sheet")
    options.delimiter = values["delimiter"]?.choice(
      "delimiter", [("comma", .comma), ("semicolon", .semicolon), ("tab", .tab)])
    options.decimalMark = values["decimal"]?.choice("decimal", [("comma", .comma), ("point", .point)])
    options.program = values["program"]?.choice("program", Self.programs) ?? .recognised
    return options
  }

  private static let programs =
    SurveyProgram.allCases.map { ($0.rawValue, SurveyProgramChoice.named($0)) } + [("none", .noProgram)]

  private func variable(_ name: String, _ entry: YAMLEntry) -> VariableDeclaration? {
    let known = ["label", "type", "values", "missing", "order", "range", "separator", "dates"]
    guard let values = entry.mapping("a variable", known: known) else { return nil }
    var variable = VariableDeclaration(name: name, line: entry.place.line)
    variable.label = values["label"]?.text("label")
    variable.kind = values["type"]?.choice("type", of: SurveyVariable.Kind.self)
    variable.valueLabels = named(values["values"], "values").compactMap { value in
      value.value.text("a label").map { ValueLabel(Answer(written: value.name), $0) }
    }
    variable.missingCodes = missing(values["missing"])
    variable.order = (values["order"]?.texts("order") ?? []).map(Answer.init(written:))
    variable.possible = values["range"].flatMap { range($0) }
    if let separator = values["separator"]?.text("separator"), let first = separator.first {
      variable.separator = first
    }
    variable.dateOrder = values["dates"]?.choice("dates", of: SurveyDate.Order.self) ?? variable.dateOrder
    return variable
  }

  /// `weights: w`, or `weights: {variable: w, are: frequency}`.
  private func weights(_ entry: YAMLEntry) -> (String?, SurveyConfiguration.Weighting) {
    guard entry.isMapping else { return (entry.text("weights"), .sampling) }
    guard let values = entry.mapping("weights", known: ["variable", "are"]) else { return (nil, .sampling) }
    if values["variable"] == nil { entry.findings.report(.surveyNeeds("variable", "weights", entry.place)) }
    let kind = values["are"]?.choice("are", of: SurveyConfiguration.Weighting.self)
    return (values["variable"]?.text("variable"), kind ?? .sampling)
  }

  /// `-9`, or `[98, 99, "-9 to -1"]`.
  private func missing(_ entry: YAMLEntry?) -> MissingCodes {
    var codes = MissingCodes()
    for item in entry?.list("missing") ?? [] {
      guard let text = item.text("missing") else { continue }
      if let range = Self.range(text) { codes.ranges.append(range) } else { codes.codes.append(Answer(written: text)) }
    }
    return codes
  }

  private func range(_ entry: YAMLEntry) -> NumberRange? {
    guard let text = entry.text("range") else { return nil }
    if let range = Self.range(text) { return range }
    entry.findings.report(.surveyRange(text, entry.place))
    return nil
  }

  private static func range(_ text: String) -> NumberRange? {
    let parts = text.split(separator: " to ").map { Double(String($0).trimmingWhitespace()) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low <= high else { return nil }
    return NumberRange(low, high)
  }

  /// `name: "expression"`, or `name: {expression: …, label: …, type: …}`.
  private func derived(_ name: String, _ entry: YAMLEntry) -> DerivedVariable? {
    guard entry.isMapping else {
      return entry.text(name).map {
        DerivedVariable(name: name, label: nil, kind: .interval, expression: $0, line: entry.place.line)
      }
    }
    guard let values = entry.mapping("a derived variable", known: ["label", "type", "expression"]) else { return nil }
    guard let expression = values["expression"]?.text("expression") else {
      if values["expression"] == nil { entry.findings.report(.surveyNeeds("expression", name, entry.place)) }
      return nil
    }
    return DerivedVariable(
      name: name, label: values["label"]?.text("label"),
      kind: values["type"]?.choice("type", of: SurveyVariable.Kind.self) ?? .interval,
      expression: expression, line: entry.place.line)
  }

  /// `name: column`, or `name: {of: column or columns, label: …}`.
  private func counted(_ name: String, _ entry: YAMLEntry) -> CountedSet? {
    guard entry.isMapping else {
      return CountedSet(name: name, label: nil, columns: entry.texts(name), line: entry.place.line)
    }
    guard let values = entry.mapping("a counted set", known: ["label", "of"]) else { return nil }
    guard let of = values["of"] else {
      entry.findings.report(.surveyNeeds("of", name, entry.place))
      return nil
    }
    return CountedSet(
      name: name, label: values["label"]?.text("label"), columns: of.texts("of"), line: entry.place.line)
  }

  private func scale(_ name: String, _ entry: YAMLEntry) -> ScaleDefinition? {
    guard let values = entry.mapping("a scale", known: ["label", "items", "components"]) else { return nil }
    guard let items = values["items"] else {
      entry.findings.report(.surveyNeeds("items", name, entry.place))
      return nil
    }
    var components: Int?
    if let given = values["components"], let text = given.text("components") {
      components = Int(text)
      if (components ?? 0) < 1 { given.findings.report(.surveyCount(text, given.place)) }
    }
    return ScaleDefinition(
      name: name, label: values["label"]?.text("label"), items: items.texts("items"), components: components,
      line: entry.place.line)
  }

  private func model(_ name: String, _ entry: YAMLEntry) -> ModelDefinition? {
    let known = ["label", "kind", "outcome", "terms", "reference", "errors", "cluster"]
    guard let values = entry.mapping("a model", known: known) else { return nil }
    for key in ["outcome", "terms"] where values[key] == nil {
      entry.findings.report(.surveyNeeds(key, name, entry.place))
    }
    guard let outcome = values["outcome"]?.text("outcome"), let terms = values["terms"]?.texts("terms"), !terms.isEmpty
    else { return nil }
    let kind = values["kind"]?.choice("kind", of: ModelDefinition.Kind.self) ?? .linear
    let cluster = values["cluster"]?.text("cluster")
    let chosen =
      values["errors"]?.choice("errors", of: ModelDefinition.Errors.self) ?? (cluster == nil ? .classical : .cluster)
    if (chosen == .cluster) != (cluster != nil) { entry.findings.report(.modelCluster(name, entry.place)) }
    if kind == .ordered, chosen == .hc2 || chosen == .hc3 { entry.findings.report(.orderedErrors(name, entry.place)) }
    let references = named(values["reference"], "reference").compactMap { reference in
      reference.value.text("a category").map { (reference.name, $0) }
    }
    return ModelDefinition(
      name: name, label: values["label"]?.text("label"), kind: kind, outcome: outcome, terms: terms,
      references: Dictionary(references) { _, last in last }, errors: chosen, cluster: cluster, line: entry.place.line)
  }
}
