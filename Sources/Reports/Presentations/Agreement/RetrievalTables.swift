import Analysis
import Codebooks
import Foundation
import Statistics
import StudyIndex
import Transcripts

/// Columns and cells of found, wrong and missed, with precision, recall and F1.
private enum RetrievalCells {
  static let columns = [
    Column(key: "found", heading: "found", alignment: .right),
    Column(key: "wrong", heading: "wrong", alignment: .right),
    Column(key: "missed", heading: "missed", alignment: .right),
    Column(key: "precision", heading: "precision", alignment: .right),
    Column(key: "recall", heading: "recall", alignment: .right), Column(key: "f1", heading: "F1", alignment: .right),
  ]

  static func cells(_ retrieval: Retrieval) -> [Cell] {
    [
      .integer(retrieval.found), .integer(retrieval.wrong), .integer(retrieval.missed),
      cell(retrieval.precision, nil), cell(retrieval.recall, nil), cell(retrieval.f1, retrieval.f1Interval),
    ]
  }

  static func json(_ retrieval: Retrieval) -> [(String, JSONValue)] {
    func figure(_ value: Double?, _ interval: ClusterBootstrap.Outcome) -> JSONValue {
      .object([("value", .optional(value))] + AgreementJSON.interval(interval))
    }
    return [
      ("found", .integer(retrieval.found)), ("wrong", .integer(retrieval.wrong)),
      ("missed", .integer(retrieval.missed)), ("precision", figure(retrieval.precision, retrieval.precisionInterval)),
      ("recall", figure(retrieval.recall, retrieval.recallInterval)),
      ("f1", figure(retrieval.f1, retrieval.f1Interval)),
    ]
  }

  private static func cell(_ value: Double?, _ interval: ClusterBootstrap.Outcome?) -> Cell {
    guard let value else { return .text("–") }
    let bounds = try? interval?.get()
    return .estimate(value, low: bounds?.low, high: bounds?.high, .decimal(places: 2))
  }
}

extension RulesAgreement {
  func report() throws -> Report {
    let codebook = material.view.codebook
    func name(_ row: Row) -> String {
      guard let rule = row.rule else { return codebook.codes[row.code].name }
      return "rule \(rule + 1), line \(codebook.codes[row.code].rules[rule].line)"
    }
    func line(_ row: Row) -> Table.Row {
      var cells: [Cell] = [.text(name(row), emphasis: row.rule == nil ? .normal : .dim)]
      cells += RetrievalCells.cells(row.retrieval)
      cells.append(row.worth.map { .decimal($0, places: 3) } ?? .empty)
      return Table.Row(cells, indent: row.rule == nil ? 0 : 1)
    }
    func value(_ row: Row) -> JSONValue {
      var members: [(String, JSONValue)] = [
        ("code", .string(codebook.codes[row.code].id)), ("rule", .optional(row.rule.map { $0 + 1 })),
        ("line", .optional(row.rule.map { codebook.codes[row.code].rules[$0].line })),
      ]
      members += RetrievalCells.json(row.retrieval)
      members.append(("worth", .optional(row.worth)))
      return .object(members)
    }
    var notes = [
      "Rules against people (\(material.coders.joined(separator: ", "))): \(material.unit.rawValue) that a person has read; "
        + "people's is what any of its readers coded. Found: by both; wrong: by the rule alone; missed: by people alone. "
        + "All hits of a rule, refused ones too.",
      "Worth: F1 of the code's rules together less F1 without this rule. "
        + "Intervals of F1: \(Numbers.fixed(settings.level * 100, places: 0)) % BCa from \(settings.replicates) draws of "
        + "transcripts, seed \(settings.seed).",
    ]
    if let worst = costliest {
      notes.append(
        "The rule that costs most: \(codebook.codes[worst.code].id), \(name(worst)) "
          + "(\(codebook.codes[worst.code].file):\(codebook.codes[worst.code].rules[worst.rule ?? 0].line)).")
    }
    let table = Table(
      title: "Rules as a coder",
      columns: [Column(key: "code", heading: "Code", wraps: true, minimumWidth: 18)] + RetrievalCells.columns
        + [Column(key: "worth", heading: "worth", alignment: .right)],
      rows: rows.map(line), notes: notes)
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue, sections: [.table(table)],
      payload: [
        ("coders", .strings(material.coders)), ("with", "rules"), ("assumed_reading", .bool(material.assumesReading)),
        ("rows", .array(rows.map(value))), ("notes", .strings(notes)),
      ])
  }
}

extension ExpertAgreement {
  /// - Parameter passages: listed under the table.
  func report(_ passages: Disagreements?) throws -> Report {
    let codebook = material.view.codebook
    func line(_ row: Row) -> Table.Row {
      var cells: [Cell] = [.text(row.coder), .text(row.code.map { codebook.codes[$0].name } ?? "All codes")]
      cells.append(.integer(row.units))
      cells += RetrievalCells.cells(row.retrieval)
      cells.append(row.kappa?.cell(interval: false) ?? .empty)
      return Table.Row(cells, ruleAbove: row.code == nil && row.coder != rows.first?.coder)
    }
    func value(_ row: Row) -> JSONValue {
      var members: [(String, JSONValue)] = [
        ("coder", .string(row.coder)), ("code", .optional(row.code.map { codebook.codes[$0].id })),
        ("units", .integer(row.units)),
      ]
      members += RetrievalCells.json(row.retrieval)
      members.append(("cohen_kappa", row.kappa?.json ?? .null))
      return .object(members)
    }
    let listed: JSONValue =
      passages.map { passages -> JSONValue in .array(passages.items.map { passages.value($0, material) }) } ?? .null
    let notes = [
      "Taken for right: what \(expert) coded, in \(material.unit.rawValue) that both have read. Missed: \(expert) alone; "
        + "wrong: the coder alone. Intervals of F1: \(Numbers.fixed(settings.level * 100, places: 0)) % BCa from "
        + "\(settings.replicates) draws of transcripts, seed \(settings.seed)."
    ]
    let table = Table(
      title: "Coders against \(expert)",
      columns: [
        Column(key: "coder", heading: "Coder"), Column(key: "code", heading: "Code", wraps: true, minimumWidth: 18),
        Column(key: "units", heading: material.unit.rawValue, alignment: .right),
      ] + RetrievalCells.columns + [Column(key: "cohen_kappa", heading: "kappa", alignment: .right)],
      rows: rows.map(line), notes: notes)
    var sections: [Section] = [.table(table)]
    if let passages {
      sections.append(
        .quotes(QuoteList(title: "Missed and wrong", items: passages.items.map { passages.item($0, material) })))
    }
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue, sections: sections,
      payload: [
        ("against", .string(expert)), ("coders", .strings(Array(material.coders.dropFirst()))),
        ("assumed_reading", .bool(material.assumesReading)),
        ("rows", .array(rows.map(value))), ("passages", listed),
        ("notes", .strings(notes)),
      ])
  }
}
