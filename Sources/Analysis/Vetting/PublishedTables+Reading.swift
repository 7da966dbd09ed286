import Basics
import Foundation
import Statistics

extension PublishedTables {
  /// Reads and checks a file of published tables.
  /// - Throws: `Problem` when the file is missing, `Problems` of kind `badData` with everything that is wrong with it.
  public static func read(_ path: String) throws -> PublishedTables {
    try parse(Files.read(URL(fileURLWithPath: path), shownAs: path), file: path)
  }

  /// - Parameter file: its path as the person knows it.
  /// - Throws: `Problems` of kind `badData`.
  public static func parse(_ bytes: [UInt8], file: String) throws -> PublishedTables {
    let findings = Findings()
    let tables = YAMLEntry.root(of: bytes, file: file, findings: findings).flatMap {
      read($0, file: file, hash: ContentHash(of: bytes))
    }
    let problems = findings.inOrder()
    guard problems.isEmpty, let tables else { throw Problems(problems) }
    return tables
  }

  private static func read(_ root: YAMLEntry, file: String, hash: ContentHash) -> PublishedTables? {
    let known = ["paper", "doi", "note", "n", "tables", "text"]
    guard let values = root.mapping("published tables", known: known) else { return nil }
    for key in ["paper", "tables"] where values[key] == nil {
      root.findings.report(.vettingNeeds(key, of: "the file", root.place))
    }
    _ = values["note"]?.text("note")
    let count = values["n"]?.count("n")
    var places: [PrintedPlace] = []
    for (name, place, value) in values["tables"]?.named("tables") ?? [] {
      if let read = PlaceReader(name: name, place: place, count: count).read(value) { places.append(read) }
    }
    if let text = values["text"],
      let read = PlaceReader(name: "text", place: text.place, count: count).read(text)
    {
      places.append(read)
    }
    let tables = PublishedTables(
      paper: values["paper"]?.text("paper") ?? "", doi: values["doi"]?.text("doi"), file: file, hash: hash,
      places: places)
    tables.checkNames(root)
    return tables
  }

  /// Models are told apart by name, and what the text speaks of is in one of the tables.
  private func checkNames(_ root: YAMLEntry) {
    let models = places.flatMap(\.models)
    let variables = places.flatMap(\.variables)
    var lines: [String: Int] = [:]
    for model in models {
      if let first = lines[model.name] {
        root.findings.report(.modelTwice(model.name, first: first, file, model.line))
      } else {
        lines[model.name] = model.line
      }
    }
    for share in places.flatMap(\.shares) {
      let declared = variables.filter { $0.name == share.variable }
      if declared.isEmpty {
        let known = variables.map(\.name)
        root.findings.report(.unknownName(share.variable, noun: "variable", known: known, file, share.line))
      } else if !declared.contains(where: { $0.levels.contains { $0.label == share.level } }) {
        let known = declared.flatMap(\.levels).map(\.label)
        root.findings.report(
          .unknownName(share.level, noun: "level of `\(share.variable)`", known: known, file, share.line))
      }
    }
    for test in places.flatMap(\.tests) {
      guard case .coefficient(let name, let term) = test.subject else { continue }
      guard let model = models.first(where: { $0.name == name }) else {
        root.findings.report(.unknownName(name, noun: "model", known: models.map(\.name), file, test.line))
        continue
      }
      if !model.terms.contains(where: { $0.name == term }) {
        root.findings.report(
          .unknownName(term, noun: "term of `\(name)`", known: model.terms.map(\.name), file, test.line))
      }
    }
  }
}

/// One table, or the running text.
private struct PlaceReader {
  let name: String
  let place: YAMLPlace
  let count: Int?

  private static let keys = [
    "title", "n", "variables", "percentages", "models", "parentheses", "stars", "shares", "tests", "names",
  ]

  func read(_ entry: YAMLEntry) -> PrintedPlace? {
    guard let values = entry.mapping("a table", known: Self.keys) else { return nil }
    let count = values["n"]?.count("n") ?? count
    let legend = values["stars"].map(legend) ?? []
    let parentheses = values["parentheses"]?.choice("parentheses", of: ModelReader.Parentheses.self)
    let rows = VariableReader()
    let columns = ModelReader(parentheses: parentheses ?? .standardError, legend: legend, count: count)
    return PrintedPlace(
      name: name, title: values["title"]?.text("title"), line: place.line,
      variables: (values["variables"]?.named("variables") ?? []).compactMap {
        rows.variable($0.name, $0.place, $0.value, count: count)
      },
      percentages: (values["percentages"]?.named("percentages") ?? []).compactMap {
        rows.percentages($0.name, $0.place, $0.value, count: count)
      },
      models: (values["models"]?.named("models") ?? []).compactMap { columns.model($0.name, $0.place, $0.value) },
      legend: legend, shares: (values["shares"]?.list("shares") ?? []).compactMap(share),
      tests: (values["tests"]?.list("tests") ?? []).compactMap(test),
      names: (values["names"]?.named("names") ?? []).map { rows.names($0.name, $0.place, $0.value) })
  }

  private func legend(_ entry: YAMLEntry) -> [PrintedPlace.Mark] {
    entry.named("stars").compactMap { symbol, _, value in
      value.figure("stars", 0, 1, saying: "from 0 to 1").map { PrintedPlace.Mark(symbol: symbol, threshold: $0) }
    }.sorted { $0.threshold.number.value > $1.threshold.number.value }
  }

  /// `{variable: gender, level: female, percent: 45.7}`.
  private func share(_ entry: YAMLEntry) -> PrintedShare? {
    let keys = ["variable", "level", "percent"]
    guard let values = entry.mapping("a share", known: keys) else { return nil }
    for key in keys where values[key] == nil { entry.findings.report(.vettingNeeds(key, of: "a share", entry.place)) }
    guard let variable = values["variable"]?.text("variable"), let level = values["level"]?.text("level"),
      let percent = values["percent"].flatMap({ PrintedText($0, "percent")?.percentage() })
    else { return nil }
    return PrintedShare(variable: variable, level: level, percent: percent, line: entry.place.line)
  }

  /// `"t(28) = 2.20, p = .036"`, or `{model: 4, term: participation, p: "< 0.1"}`.
  private func test(_ entry: YAMLEntry) -> PrintedTest? {
    guard entry.isMapping else {
      guard let text = PrintedText(entry, "a test"), let (subject, probability) = text.test() else { return nil }
      return PrintedTest(text: text.text, subject: subject, probability: probability, line: entry.place.line)
    }
    let keys = ["model", "term", "p"]
    guard let values = entry.mapping("a test", known: keys) else { return nil }
    for key in keys where values[key] == nil { entry.findings.report(.vettingNeeds(key, of: "a test", entry.place)) }
    guard let model = values["model"]?.text("model"), let term = values["term"]?.text("term"),
      let probability = values["p"].flatMap({ PrintedText($0, "p")?.probability() })
    else { return nil }
    return PrintedTest(
      text: "\(model), \(term): \(probability.text)", subject: .coefficient(model: model, term: term),
      probability: probability, line: entry.place.line)
  }
}
