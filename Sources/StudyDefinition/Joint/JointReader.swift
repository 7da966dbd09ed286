import Basics

/// Reads the `hypotheses:` and `joint:` of study.yaml.
struct JointReader {
  func hypotheses(_ entry: YAMLEntry?) -> [Hypothesis] {
    named(entry, "hypotheses").compactMap(hypothesis)
  }

  func displays(_ entry: YAMLEntry?) -> [JointDefinition] {
    named(entry, "joint").compactMap(display)
  }

  private func named(_ entry: YAMLEntry?, _ what: String) -> [(name: Mention, value: YAMLEntry)] {
    guard let entry, !entry.isEmpty else { return [] }
    return entry.named(what).map { name, place, value in (Mention(name, line: place.line), value) }
  }

  private func hypothesis(_ name: Mention, _ entry: YAMLEntry) -> Hypothesis? {
    let known = ["claim", "model", "term", "expected", "inference"] + Self.explanationKeys
    guard let values = entry.mapping("a hypothesis", known: known) else { return nil }
    require(["claim", "model", "term", "codes"], of: "the hypothesis `\(name.name)`", in: values, entry)
    let inference = values["inference"].flatMap(inference)
    let expected = values["expected"].map { $0.choice("expected", of: Hypothesis.Direction.self) }
    guard let claim = values["claim"]?.text("claim"), let model = values["model"]?.mention("model"),
      let term = values["term"]?.mention("term"), let explanation = explanation(values)
    else { return nil }
    return Hypothesis(
      name: name.name, claim: claim, model: model, term: term, expected: (expected ?? .positive) ?? .positive,
      explanation: explanation, inference: inference, line: name.line)
  }

  private func inference(_ entry: YAMLEntry) -> MetaInference? {
    guard !entry.isEmpty, let values = entry.mapping("inference", known: ["fit", "note"]) else { return nil }
    require(["fit"], of: "the inference", in: values, entry)
    let note = values["note"].flatMap { $0.isEmpty ? nil : $0.text("note") }
    return values["fit"]?.choice("fit", of: MetaInference.Fit.self).map { MetaInference(fit: $0, note: note) }
  }

  private static let explanationKeys = ["codes", "levels", "pinned"]

  private func explanation(_ values: [String: YAMLEntry]) -> Explanation? {
    let codes = values["codes"]?.mentions("codes") ?? []
    if codes.isEmpty { return nil }
    return Explanation(
      codes: codes, levels: values["levels"]?.mentions("levels") ?? [],
      pinned: values["pinned"]?.mentions("pinned") ?? [])
  }

  private enum ShapeName: String, CaseIterable {
    case hypotheses
    case themes
    case cases
  }

  private func display(_ name: Mention, _ entry: YAMLEntry) -> JointDefinition? {
    let common = ["shape", "title", "by"]
    let all = common + ["alpha", "quotes", "hypotheses", "themes", "scores", "codes", "sort"]
    guard let any = entry.mapping("a joint display", known: all) else { return nil }
    require(["shape"], of: "the joint display `\(name.name)`", in: any, entry)
    guard let shape = any["shape"]?.choice("shape", of: ShapeName.self) else { return nil }
    let own: [String] =
      switch shape {
      case .hypotheses: ["alpha", "quotes", "hypotheses"]
      case .themes: ["quotes", "themes"]
      case .cases: ["scores", "codes", "sort"]
      }
    guard let values = entry.mapping("a joint display of shape \(shape.rawValue)", known: common + own) else {
      return nil
    }
    if shape != .cases {
      require(["by"], of: "the joint display `\(name.name)`", in: values, entry)
    }
    guard let content = content(shape, name, values, entry) else { return nil }
    return JointDefinition(
      name: name.name, title: values["title"]?.text("title"), shape: content, by: values["by"]?.mention("by"),
      alpha: values["alpha"].flatMap(probability) ?? JointDefinition.defaultAlpha,
      quotes: values["quotes"]?.whole("quotes", in: 0...100) ?? 1, line: name.line)
  }

  private func content(
    _ shape: ShapeName, _ name: Mention, _ values: [String: YAMLEntry], _ entry: YAMLEntry
  ) -> JointDefinition.Shape? {
    switch shape {
    case .hypotheses: return .hypotheses(values["hypotheses"]?.mentions("hypotheses") ?? [])
    case .themes:
      require(["themes"], of: "the joint display `\(name.name)`", in: values, entry)
      let themes = (values["themes"]?.list("themes") ?? []).compactMap(theme)
      return themes.isEmpty ? nil : .themes(themes)
    case .cases:
      return .cases(
        JointDefinition.Cases(
          scores: values["scores"]?.mentions("scores") ?? [], codes: values["codes"]?.mentions("codes") ?? [],
          sort: values["sort"]?.mention("sort")))
    }
  }

  private func theme(_ entry: YAMLEntry) -> JointDefinition.Theme? {
    guard let values = entry.mapping("a theme", known: ["label", "term", "models"] + Self.explanationKeys) else {
      return nil
    }
    require(["label", "term", "models", "codes"], of: "the theme", in: values, entry)
    let models = values["models"]?.mentions("models") ?? []
    guard let label = values["label"]?.text("label"), let term = values["term"]?.mention("term"), !models.isEmpty,
      let explanation = explanation(values)
    else { return nil }
    return JointDefinition.Theme(
      label: label, term: term, models: models, explanation: explanation, line: entry.place.line)
  }

  private func probability(_ entry: YAMLEntry) -> Double? {
    guard let text = entry.text("alpha") else { return nil }
    if let value = Double(text), value > 0, value < 1 { return value }
    entry.findings.report(.yamlNumberOutside(text, of: "alpha", "a number between 0 and 1, as 0.05", entry.place))
    return nil
  }

  private func require(_ keys: [String], of what: String, in values: [String: YAMLEntry], _ entry: YAMLEntry) {
    for key in keys where values[key] == nil { entry.findings.report(.jointNeeds(key, what, entry.place)) }
  }
}
