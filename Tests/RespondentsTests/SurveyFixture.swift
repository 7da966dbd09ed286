import Basics
import Foundation
import Respondents

/// The survey of Fixtures/, which make_fixtures.py wrote in every format.
enum SurveyFixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// What a study would declare for formats that hold nothing but cells.
  static let declared = [
    VariableDeclaration(name: "id", label: "respondent", kind: .text),
    VariableDeclaration(
      name: "age", label: "age in years", kind: .interval, missingCodes: MissingCodes(codes: [.number(97)])),
    VariableDeclaration(
      name: "trust", label: "trust in neighbours", kind: .ordinal,
      valueLabels: [
        ValueLabel(.number(1), "none"), ValueLabel(.number(2), "little"), ValueLabel(.number(3), "some"),
        ValueLabel(.number(4), "much"), ValueLabel(.number(5), "full"), ValueLabel(.number(97), "don't know"),
        ValueLabel(.number(98), "refused"),
      ], missingCodes: MissingCodes(codes: [.number(97), .number(98)])),
    VariableDeclaration(
      name: "income", label: "income in yuan a month", kind: .interval,
      missingCodes: MissingCodes(ranges: [NumberRange(-9, -1)])),
    VariableDeclaration(
      name: "community", label: "community", kind: .nominal,
      valueLabels: [ValueLabel(.text("HC"), "Hechuan"), ValueLabel(.text("BL"), "Beiling")]),
    VariableDeclaration(name: "interviewed", label: "day of the interview", kind: .date),
    VariableDeclaration(name: "help", label: "who helped", kind: .multiple),
    VariableDeclaration(name: "comment", label: "anything else", kind: .text),
  ]

  static func read(
    _ name: String, sheet: String? = nil, declared: [VariableDeclaration] = [], fromFile: Bool = false
  ) throws -> SurveyTable {
    let source: SurveySource =
      fromFile ? .file(folder.appendingPathComponent(name)) : .bytes(try bytes(name))
    return try SurveyReader.read(
      file: name, source, options: SurveyOptions(sheet: sheet, idColumn: "id"), declared: declared)
  }
}

/// The table of a text.
func survey(
  _ text: String, _ options: SurveyOptions = SurveyOptions(), declared: [VariableDeclaration] = []
) throws -> SurveyTable {
  try SurveyReader.read(file: "s.csv", .bytes(Array(text.utf8)), options: options, declared: declared)
}

/// A column as cells.
func cells(_ table: SurveyTable, _ name: String) -> [SurveyCell] {
  guard let column = table.column(named: name) else { return [] }
  return (0..<table.rowCount).map { table.cell(row: $0, column: column) }
}
