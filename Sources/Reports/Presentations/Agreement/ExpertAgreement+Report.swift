import Analysis
import Codebooks
import Statistics
import StudyIndex

extension ExpertAgreement {
  /// Coder by coder, each with all codes first.
  /// - Parameter passages: what was missed or wrongly coded, listed under the table.
  /// - Throws: what reading the index throws.
  func report(_ passages: Disagreements?) throws -> Report {
    let schema = Self.schema(unit: material.unit)
    let lines = rows.map { row in Line(row: row, code: row.code.map { material.view.codebook.codes[$0] }) }
    let notes = notes
    let table = schema.table(title: "Coders beside \(expert)", lines, notes: notes) { line, row in
      row.ruleAbove = line.row.code == nil && line.row.coder != rows.first?.coder
    }
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue,
      sections: [.table(table)] + (passages.map { [.quotes($0.list(title: "Missed and wrong"))] } ?? []),
      payload: [
        ("against", .string(expert)), ("coders", .strings(Array(material.coders.dropFirst()))),
        ("assumed_reading", .bool(material.assumesReading)), ("rows", schema.values(lines)),
        ("passages", passages?.values ?? .null), ("notes", .strings(notes)),
      ])
  }

  struct Line {
    let row: Row
    /// `nil` for all codes together.
    let code: Code?
  }

  static func schema(unit: AgreementUnit) -> Schema<Line> {
    Schema(
      [
        .text("coder", "Coder") { $0.row.coder }, .code("code", "code's id; none for all codes together") { $0.code },
        .integer("units", unit.rawValue, unit: "units that both have read") { $0.row.units },
      ] + Schema<Retrieval>.retrieval.fields.map { $0.of { (line: Line) in line.row.retrieval } } + [
        .measured("cohen_kappa", "kappa", AgreementFigure.schema(withInterval: false)) { $0.row.kappa }
      ])
  }

  private var notes: [String] {
    [
      "Taken for right: what \(expert) coded, in \(material.unit.rawValue) that both have read. Missed: \(expert) alone; "
        + "wrong: the coder alone. Intervals of F1: \(settings.intervalWords(clusters: "transcripts"))."
    ] + material.furtherNotes
  }
}
