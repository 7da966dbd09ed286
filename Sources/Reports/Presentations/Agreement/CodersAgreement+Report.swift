import Analysis
import Codebooks
import Statistics
import StudyIndex

extension CodersAgreement {
  /// A table a part: all people, then each level.
  /// - Throws: what reading the index throws.
  func report() throws -> Report {
    let notes = notes
    var tables = material.unit == .characters ? passageTables : unitTables
    if let last = tables.indices.last { tables[last].notes = notes }
    var report = try Report(
      "agree", of: view.study, unit: material.unit.rawValue, sections: tables.map { .table($0) },
      payload: [
        ("coders", .strings(coders)), ("assumed_reading", .bool(material.assumesReading)),
        ("transcripts", .strings(material.sharedTranscripts.map(\.name))), ("interval", interval),
      ] + (material.unit == .characters ? passageRows : unitRows) + [("notes", .strings(notes))])
    report.data = (material.unit == .characters ? passageData : unitData).map { .table($0) }
    return report
  }

  private var interval: JSONValue {
    .object([
      ("method", "bca"), ("clusters", .string(clusterNoun)), ("number", .integer(clusters)),
      ("replicates", .integer(settings.replicates)), ("seed", .integer(Int(settings.seed))),
      ("level", .number(settings.level)),
    ])
  }

  /// What whole draws are made of.
  var clusterNoun: String { material.unit == .people ? "people" : "transcripts" }

  private func title(_ part: Part, _ what: String) -> String { what + (part.level.map { ": \($0.label)" } ?? "") }

  private var names: String { coders.joined(separator: coders.count == 2 ? " and " : ", ") }

  private func code(_ position: Int?) -> Code? { position.map { view.codebook.codes[$0] } }

  // MARK: Units

  private func lines(_ part: Part) -> [AgreementLine] {
    (part.codes + [part.all].compactMap { $0 }).map { line($0, part) }
  }

  private func line(_ agreement: CodeAgreement, _ part: Part) -> AgreementLine {
    AgreementLine(agreement: agreement, level: part.level, code: code(agreement.code), coders: coders)
  }

  private var unitTables: [Table] {
    parts.flatMap { part -> [Table] in
      let tables = [("Agreement of \(names)", AgreementLine.Look.leading), ("Details", .further)]
      return tables.map { name, look in
        AgreementLine.schema(coders, unit: material.unit, look).table(title: title(part, name), lines(part)) {
          set($0.code, &$1)
        }
      } + (coders.count > 2 && !part.pairs.isEmpty && part.level == nil ? [pairs(part)] : [])
    }
  }

  private func pairs(_ part: Part) -> Table {
    PairLine.schema.table(title: "Pairs of coders, all codes", pairLines(part))
  }

  private func pairLines(_ part: Part) -> [PairLine] {
    part.pairs.map { PairLine(pair: $0, level: part.level, coders: coders) }
  }

  private var setsLines: [SetsLine] {
    parts.compactMap { part in part.sets.map { SetsLine(sets: $0, level: part.level) } }
  }

  private var unitRows: [(String, JSONValue)] {
    let schema = AgreementLine.schema(coders, unit: material.unit)
    return [
      ("rows", schema.values(parts.flatMap { part in part.codes.map { line($0, part) } })),
      ("all", schema.values(parts.compactMap { part in part.all.map { line($0, part) } })),
      ("sets", SetsLine.schema.values(setsLines)), ("pairs", PairLine.schema.values(parts.flatMap(pairLines))),
    ]
  }

  private var unitData: [Table] {
    let pairs = parts.flatMap(pairLines)
    return [AgreementLine.schema(coders, unit: material.unit).table(parts.flatMap(lines))]
      + (setsLines.isEmpty ? [] : [SetsLine.schema.table(setsLines)])
      + (pairs.isEmpty ? [] : [PairLine.schema.table(pairs)])
  }

  // MARK: Passages

  private func passageLines(_ part: Part) -> [PassageLine] {
    (part.passages + [part.allPassages].compactMap { $0 }).map { line($0, part) }
  }

  private func line(_ figures: PassageFigures, _ part: Part) -> PassageLine {
    PassageLine(figures: figures, level: part.level, code: code(figures.code))
  }

  private func passagePairs(_ part: Part) -> [PassagePairLine] {
    (part.allPassages?.pairs ?? []).map { PassagePairLine(pair: $0, level: part.level, coders: coders) }
  }

  private var passageTables: [Table] {
    parts.flatMap { part -> [Table] in
      let schema = PassageLine.schema(hasOthers: part.passages.contains { $0.against != nil })
      let table = schema.table(title: title(part, "Passages of \(names)"), passageLines(part)) { set($0.code, &$1) }
      let pairs = passagePairs(part)
      let hasPairs = coders.count > 2 && !pairs.isEmpty && part.level == nil
      return [table]
        + (hasPairs ? [PassagePairLine.schema.table(title: "Pairs of coders, all codes", pairs)] : [])
    }
  }

  private var passageRows: [(String, JSONValue)] {
    let schema = PassageLine.schema()
    return [
      ("rows", schema.values(parts.flatMap { part in part.passages.map { line($0, part) } })),
      ("all", schema.values(parts.compactMap { part in part.allPassages.map { line($0, part) } })),
      ("pairs", PassagePairLine.schema.values(parts.flatMap(passagePairs))),
    ]
  }

  private var passageData: [Table] {
    let pairs = parts.flatMap(passagePairs)
    return [PassageLine.schema().table(parts.flatMap(passageLines))]
      + (pairs.isEmpty ? [] : [PassagePairLine.schema.table(pairs)])
  }

  /// Codes as deep as in the tree; all codes together below a line.
  private func set(_ code: Code?, _ row: inout Table.Row) {
    row.indent = code?.depth ?? 0
    row.ruleAbove = code == nil
  }
}
