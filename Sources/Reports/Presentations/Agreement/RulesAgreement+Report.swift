import Analysis
import Codebooks
import Statistics
import StudyIndex

extension RulesAgreement {
  /// Codes with rules, each before its rules.
  /// - Throws: what reading the index throws.
  func report() throws -> Report {
    let lines = rows.map { Line(row: $0, code: material.view.codebook.codes[$0.code]) }
    let notes = notes
    let table = Self.schema.table(title: "Rules as a coder", lines, notes: notes) { line, row in
      row.indent = line.row.rule == nil ? line.code.depth : line.code.depth + 1
    }
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue, sections: [.table(table)],
      payload: [
        ("coders", .strings(material.coders)), ("with", "rules"),
        ("assumed_reading", .bool(material.assumesReading)), ("rows", Self.schema.values(lines)),
        ("notes", .strings(notes)),
      ])
  }

  struct Line {
    let row: Row
    let code: Code

    /// 1-based, in the codebook's file.
    var line: Int? { row.rule.map { code.rules[$0].line } }
    var name: String { row.rule.map { "rule \($0 + 1), line \(line ?? 0)" } ?? code.name }
  }

  static var schema: Schema<Line> {
    Schema(
      [
        .text("code", "Code", .wrapped(18), unit: "code's id") { $0.code.id }.read { $0.name }
          .coloured { $0.row.rule == nil ? $0.code.colour : nil }
          .emphasised { $0.row.rule == nil ? .normal : .dim },
        .integer("rule", "rule", .data, unit: "from 1 in its code; none for all of them together") {
          $0.row.rule.map { $0 + 1 }
        },
        .text("file", "file", .data) { $0.code.file }, .integer("line", "line", .data, unit: "1-based") { $0.line },
      ] + Schema<Retrieval>.retrieval.fields.map { $0.of { (line: Line) in line.row.retrieval } } + [
        .number("worth", "worth", .decimal(3), unit: "F1 with all rules less F1 without this one") { $0.row.worth }
      ])
  }

  private var notes: [String] {
    let unit = material.unit.rawValue
    var notes = [
      "Rules beside people (\(material.coders.joined(separator: ", "))): \(unit) that a person has read. Found: \(unit) "
        + "that rule and people have; wrong: the rule alone; missed: people alone. People have a code where any of the "
        + "readers coded it. A rule counts with all its hits, refused ones too.",
      "A hit that somebody accepted is a coding of hers: where people judged hits before they read, they agree with rules "
        + "the more.",
      "Worth: F1 of all rules of the code less F1 without this rule. Intervals of F1: "
        + "\(settings.intervalWords(clusters: "transcripts")).",
    ]
    if let worst = costliest {
      let line = Line(row: worst, code: material.view.codebook.codes[worst.code])
      notes.append(
        "The rule that costs most: \(line.code.id), \(line.name) (\(line.code.file):\(line.line ?? 0)); without it F1 of "
          + "the code rises by \(Numbers.fixed(-(worst.worth ?? 0), places: 3)).")
    }
    return notes + material.furtherNotes
  }
}
