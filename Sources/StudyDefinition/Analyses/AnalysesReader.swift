import Basics

/// Reads the `analyses:` of study.yaml.
struct AnalysesReader {
  func read(_ entry: YAMLEntry?) -> [AnalysisDefinition]? {
    guard let entry, !entry.isEmpty else { return nil }
    guard entry.isList else {
      entry.findings.report(.analysesNotAList(entry.place))
      return nil
    }
    var names: [String: Int] = [:]
    return (entry.list("analyses") ?? []).compactMap { item in
      guard let definition = definition(item) else { return nil }
      // Names that differ in case alone would be one file on some systems.
      if let first = names[definition.name.lowercased()] {
        item.findings.report(.analysisTwice(definition.name, first: first, item.place))
        return nil
      }
      names[definition.name.lowercased()] = item.place.line
      return definition
    }
  }

  private func definition(_ entry: YAMLEntry) -> AnalysisDefinition? {
    let every = AnalysisDefinition.Verb.allCases
    let common = ["make", "as", "title"]
    let all = common + Set(every.flatMap { $0.optionKeys + [$0.subjectKey] }).sorted()
    guard let any = entry.mapping("an analysis", known: all) else { return nil }
    guard let make = any["make"] else {
      entry.findings.report(.analysisWithoutVerb(entry.place))
      return nil
    }
    guard let verb = make.choice("make", of: AnalysisDefinition.Verb.self),
      let values = entry.mapping(
        "an analysis that makes `\(verb.rawValue)`", known: common + [verb.subjectKey] + verb.optionKeys)
    else { return nil }
    let options = options(values, verb)
    if verb == .describe, options.by.count > 1 { entry.findings.report(.describeByOne(options.by[1])) }
    if verb == .compare, options.by.isEmpty { entry.findings.report(.analysisNeedsGroup(entry.place)) }
    guard let name = name(values["as"], verb, options) else { return nil }
    return AnalysisDefinition(
      verb, name: name, title: values["title"]?.text("title"), options: options, line: entry.place.line)
  }

  /// What `as:` says, else a name made of the verb and what it is about.
  private func name(_ entry: YAMLEntry?, _ verb: AnalysisDefinition.Verb, _ options: AnalysisOptions) -> String? {
    guard let entry else { return AnalysisDefinition.defaultName(verb, options) }
    guard let name = entry.text("as") else { return nil }
    if let reserved = AnalysisDefinition.reservedNames.first(where: { $0 == name.lowercased() }) {
      entry.findings.report(.analysisNameReserved(reserved, entry.place))
      return nil
    }
    guard AnalysisDefinition.isFileName(name) else {
      entry.findings.report(.analysisNameUnusable(name, entry.place))
      return nil
    }
    return name
  }

  private func options(_ values: [String: YAMLEntry], _ verb: AnalysisDefinition.Verb) -> AnalysisOptions {
    var options = AnalysisOptions()
    options.subjects = mentions(values[verb.subjectKey], verb.subjectKey)
    options.by = mentions(values["by"], "by")
    options.cut = mentions(values["cut"], "cut")
    options.condition = mention(values["where"], "where")
    options.coder = mention(values["coder"], "coder")
    options.unit = word(values["unit"], "unit")
    options.within = word(values["within"], "within")
    options.adjust = word(values["adjust"], "adjust")
    options.origin = word(values["origin"], "origin")
    options.speakers = word(values["speakers"], "speakers")
    options.review = (values["review"]?.list("review") ?? []).compactMap { word($0, "review") }
    options.measures = (values["measures"]?.list("measures") ?? []).compactMap { word($0, "measures") }
    options.quotes = values["quotes"]?.whole("quotes", in: 1...100)
    options.permutations = values["permutations"]?.whole("permutations", in: 99...10_000_000)
    options.context = values["context"]?.whole("context", in: 0...100_000)
    options.sample = values["sample"]?.whole("sample", in: 1...Int.max)
    options.seed = values["seed"]?.whole("seed", in: 0...Int.max)
    options.tests = values["tests"]?.flag("tests") ?? false
    options.rollUp = values["roll_up"]?.flag("roll_up") ?? false
    options.perCoder = values["per_coder"]?.flag("per_coder") ?? false
    options.definitions = values["definitions"]?.flag("definitions") ?? false
    return options
  }

  private func word(_ entry: YAMLEntry?, _ name: String) -> String? {
    entry?.choice(name, (AnalysisOptions.words[name] ?? []).map { ($0, $0) })
  }

  private func mention(_ entry: YAMLEntry?, _ name: String) -> Mention? {
    guard let entry else { return nil }
    return entry.text(name).map { Mention($0, line: entry.place.line) }
  }

  private func mentions(_ entry: YAMLEntry?, _ name: String) -> [Mention] {
    guard let entry, !entry.isEmpty else { return [] }
    return (entry.list(name) ?? []).compactMap { mention($0, name) }
  }
}

extension AnalysisDefinition {
  /// Files of results/ that the run itself makes.
  static let reservedNames = ["report", "manifest", "tables"]

  /// Letters and digits of any script, `-`, `_` and inner full stops; no path.
  static func isFileName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, first != ".", first != "-", name.utf8.count <= 120 else { return false }
    return scalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_" || $0 == "."
    }
  }

  /// `compare-cbo`, `regress-M1-M2`; the verb alone where it is about everything.
  static func defaultName(_ verb: Verb, _ options: AnalysisOptions) -> String {
    var parts = [verb.rawValue] + options.subjects.prefix(3).map(\.name)
    parts += options.by.map(\.name)
    if let unit = options.unit, unit != "people" { parts.append(unit) }
    let name = parts.joined(separator: "-")
    return isFileName(name) ? name : verb.rawValue
  }
}
