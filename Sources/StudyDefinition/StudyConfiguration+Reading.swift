import Basics
import Foundation
import Respondents
import Transcripts

extension StudyConfiguration {
  /// Reads and checks `study.yaml`.
  /// - Throws: `Problem` when the file is missing, `Problems` with everything that is wrong with it.
  public static func read(_ folder: StudyFolder) throws -> StudyConfiguration {
    let shown = folder.shown(folder.configuration)
    let bytes = try Files.read(folder.configuration, shownAs: shown)
    return try parse(bytes, file: shown, folderName: folder.root.lastPathComponent)
  }

  /// - Parameter folderName: the study's name when the file gives none.
  public static func parse(_ bytes: [UInt8], file: String, folderName: String) throws -> StudyConfiguration {
    let findings = Findings()
    var configuration = StudyConfiguration(name: folderName)
    if let root = YAMLEntry.root(of: bytes, file: file, findings: findings) {
      configuration.take(root)
    }
    let errors = findings.inOrder().filter { $0.severity == .error }
    guard errors.isEmpty else { throw Problems(errors) }
    return configuration
  }

  private static let keys = [
    "study", "title", "language", "coder", "groups", "survey", "scales", "models", "quantified", "hypotheses",
    "joint", "analyses", "results", "note", "participants", "blind", "analysis_coder", "review",
  ]

  private mutating func take(_ root: YAMLEntry) {
    guard let values = root.mapping("study.yaml", known: Self.keys) else { return }
    if let given = values["study"]?.text("study") { name = given }
    title = values["title"]?.text("title")
    note = values["note"].flatMap { $0.isEmpty ? nil : $0.text("note") }
    if let entry = values["language"], let tag = entry.text("language") {
      if LanguageName.isKnown(tag) { language = tag } else { entry.findings.report(.unknownLanguage(tag, entry.place)) }
    }
    if let entry = values["coder"] { coder = entry.isEmpty ? nil : entry.text("coder") }
    blind = values["blind"]?.flag("blind") ?? false
    if let entry = values["analysis_coder"] { analysisCoder = entry.isEmpty ? nil : entry.text("analysis_coder") }
    if let entry = values["review"], !entry.isEmpty { review = ReviewWord.words(entry, "review") }
    if let entry = values["groups"], !entry.isEmpty { groups = Self.groups(entry) }
    if let entry = values["participants"], !entry.isEmpty { participants = Self.participants(entry) }
    if let entry = values["survey"], !entry.isEmpty {
      survey = SurveyConfigurationReader().read(entry, scales: values["scales"], models: values["models"])
    }
    quantified = QuantifiedCodesReader().read(values["quantified"])
    survey?.quantifiedNames = quantified.map(\.name)
    hypotheses = JointReader().hypotheses(values["hypotheses"])
    joint = JointReader().displays(values["joint"])
    analyses = Self.analyses(values["analyses"])
    if let entry = values["results"], !entry.isEmpty,
      let given = entry.mapping("results", known: ["bom", "transcripts", "formats", "latex"])
    {
      resultsHaveMark = given["bom"]?.flag("bom") ?? false
      reportHasTranscripts = given["transcripts"]?.flag("transcripts") ?? true
      if let entry = given["latex"] { resultsLaTeX = entry.choice("latex", of: ResultsLaTeX.self) ?? .plain }
      for entry in given["formats"]?.list("formats") ?? [] {
        guard let format = entry.choice("formats", of: ResultsFormat.self) else { continue }
        if !resultsFormats.contains(format) { resultsFormats.append(format) }
      }
    }
  }

  private static func groups(_ entry: YAMLEntry) -> [GroupDefinition] {
    (entry.pairs("groups") ?? []).compactMap { key, value in
      guard let name = key.text("the name of a group"),
        let parts = value.mapping("a group", known: ["label", "column", "variable", "levels", "cut"])
      else { return nil }
      let label = parts["label"]?.text("label")
      let cut = parts["cut"].flatMap(Self.cut)
      switch (parts["column"], parts["variable"], parts["levels"]) {
      case (let column?, nil, nil):
        guard let text = column.text("column") else { return nil }
        return GroupDefinition(name: name, label: label, levels: .column(text), cut: cut, line: column.place.line)
      case (nil, let variable?, nil):
        guard let text = variable.text("variable") else { return nil }
        return GroupDefinition(name: name, label: label, levels: .variable(text), cut: cut, line: variable.place.line)
      case (nil, nil, let levels?) where parts["cut"] == nil:
        return GroupDefinition(
          name: name, label: label, levels: .expressions(Self.levels(levels)), line: value.place.line)
      default:
        value.findings.report(.groupNeedsOne(name, value.place))
        return nil
      }
    }
  }

  /// `age: {type: number, missing: [n/a]}`, or `age: number`.
  private static func participants(_ entry: YAMLEntry) -> [ParticipantDeclaration] {
    (entry.pairs("participants") ?? []).compactMap { key, value in
      guard let name = key.text("the name of a column") else { return nil }
      var declaration = ParticipantDeclaration(name: name, line: key.place.line)
      guard value.isMapping else {
        declaration.kind = value.choice(name, of: ParticipantDeclaration.Kind.self)
        return declaration
      }
      guard let parts = value.mapping("a column", known: ["type", "missing", "separator", "dates"]) else { return nil }
      declaration.kind = parts["type"]?.choice("type", of: ParticipantDeclaration.Kind.self)
      declaration.missing = parts["missing"]?.texts("missing") ?? []
      if let text = parts["separator"]?.text("separator"), let mark = text.first { declaration.separator = mark }
      if let order = parts["dates"]?.choice("dates", of: SurveyDate.Order.self) { declaration.dateOrder = order }
      return declaration
    }
  }

  /// `[30, 50]`, `median`, `terciles` or `quartiles`.
  private static func cut(_ entry: YAMLEntry) -> Cut? {
    let written = entry.texts("cut")
    let cut = Cut(written: written.joined(separator: ","))
    if cut == nil, !written.isEmpty { entry.findings.report(.wrongCut(written.joined(separator: ", "), entry.place)) }
    return cut
  }

  /// `level: "expression"`, or `level: {label: …, where: "expression"}`.
  private static func levels(_ entry: YAMLEntry) -> [GroupDefinition.Level] {
    guard let pairs = entry.pairs("levels") else { return [] }
    if pairs.isEmpty { entry.findings.report(.groupWithoutLevels(entry.place)) }
    return pairs.compactMap { key, value in
      guard let name = key.text("the name of a level") else { return nil }
      guard value.isMapping else {
        return value.text(name).map {
          GroupDefinition.Level(name: name, label: nil, expression: $0, line: value.place.line)
        }
      }
      guard let parts = value.mapping("a level", known: ["label", "where", "survey"]) else { return nil }
      guard let condition = parts["where"] else {
        value.findings.report(.levelWithoutCondition(name, value.place))
        return nil
      }
      return condition.text("where").map {
        GroupDefinition.Level(
          name: name, label: parts["label"]?.text("label"), expression: $0,
          surveyExpression: parts["survey"]?.text("survey"), line: condition.place.line)
      }
    }
  }
}

extension StudyConfiguration {
  /// The entries of `analyses:` as they are written; what they may say, the floor that answers them knows.
  static func analyses(_ entry: YAMLEntry?) -> [WrittenOptions]? {
    guard let entry, !entry.isEmpty else { return nil }
    guard entry.isList else {
      entry.findings.report(
        .bad(
          entry.place, "`analyses` is not a list",
          remedy: "Begin each analysis with a dash: `- {make: compare, by: GROUP}`."))
      return nil
    }
    return (entry.list("analyses") ?? []).compactMap { WrittenOptions($0, "an analysis") }
  }
}
