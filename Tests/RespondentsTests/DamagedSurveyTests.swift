import Basics
import Foundation
import Respondents
import TestSupport
import Testing

/// Damaged surveys: an error, or a right table; never a crash, never a silently shifted column.
@Suite struct DamagedSurveyTests {
  // MARK: CSV

  private static let names = ["id", "age", "income", "sex", "day", "reasons", "note", "trust"]

  private static let declared = [
    VariableDeclaration(name: "age", kind: .interval, possible: NumberRange(15, 99)),
    VariableDeclaration(name: "income", kind: .interval),
    VariableDeclaration(
      name: "sex", kind: .nominal, valueLabels: [ValueLabel(.text("f"), "female"), ValueLabel(.text("m"), "male")]),
    VariableDeclaration(name: "day", kind: .date),
    VariableDeclaration(name: "reasons", kind: .multiple),
    VariableDeclaration(name: "note", kind: .text),
    VariableDeclaration(
      name: "trust", kind: .ordinal, valueLabels: (1...5).map { ValueLabel(.number(Double($0)), "level \($0)") }),
  ]

  /// Rows of cells as they are written, quotes included.
  private static func rows(_ generator: inout SeededGenerator) -> [[String]] {
    let notes = ["fine", "\"a, b\"", "\"say \"\"no\"\"\"", "\"two\nlines\"", "搬迁以后，很好", "", "\"1;2, 3\"", "Größe"]
    return (0..<40).map { row in
      [
        "R\(100 + row)", String(Int.random(in: 18...80, using: &generator)),
        "\(Int.random(in: 100...9999, using: &generator)).5", Bool.random(using: &generator) ? "f" : "m",
        "2019-06-\(10 + row % 20)", ["1", "2;3", "1;2;3", ""].randomElement(using: &generator) ?? "",
        notes.randomElement(using: &generator) ?? "", String(Int.random(in: 1...5, using: &generator)),
      ]
    }
  }

  private static func text(_ rows: [[String]], _ delimiter: String = ",") -> String {
    ([names] + rows).map { $0.joined(separator: delimiter) + "\n" }.joined()
  }

  /// The table, unless reading or checking finds an error.
  private static func readSoundly(_ bytes: [UInt8]) -> (table: SurveyTable, warnings: [Problem])? {
    guard
      let table = try? SurveyReader.read(
        file: "s.csv", .bytes(bytes), options: SurveyOptions(idColumn: "id"), declared: declared)
    else { return nil }
    let found = SurveyChecks.problems(in: table, declared: declared)
    return found.contains { $0.severity == .error } ? nil : (table, found)
  }

  private struct Damage {
    let bytes: [UInt8]
    let isHarmless: Bool
    let isCut: Bool

    init(_ bytes: [UInt8], isHarmless: Bool = false, isCut: Bool = false) {
      self.bytes = bytes
      self.isHarmless = isHarmless
      self.isCut = isCut
    }
  }

  /// One damage to the rows, chosen at random.
  private static func damage(_ rows: [[String]], _ generator: inout SeededGenerator) -> Damage {
    var rows = rows
    let row = Int.random(in: rows.indices, using: &generator)
    let cell = Int.random(in: rows[row].indices, using: &generator)
    switch Int.random(in: 0...9, using: &generator) {
    case 0:
      let bytes = Array(text(rows).utf8)
      return Damage(Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))), isCut: true)
    case 1: rows[row].remove(at: cell)
    case 2: rows[row].insert(["", "5", "x"].randomElement(using: &generator) ?? "", at: cell)
    case 3:  // One row with another separator.
      rows[row] = [rows[row].joined(separator: [";", "\t", " "].randomElement(using: &generator) ?? ";")]
    case 4:  // The whole file with another separator is no damage.
      let separator = Bool.random(using: &generator) ? ";" : "\t"
      let quoted = rows.map { $0.map { $0.contains(";") && !$0.hasPrefix("\"") ? "\"\($0)\"" : $0 } }
      return Damage(Array(text(quoted, separator).utf8), isHarmless: true)
    case 5: rows[row][[1, 2, 4, 7].randomElement(using: &generator) ?? 1] = "abc"
    case 6: rows[row][0] = rows[row == 0 ? 1 : row - 1][0].lowercased()
    case 7:  // A quote somewhere.
      var bytes = Array(text(rows).utf8)
      bytes.insert(UInt8(ascii: "\""), at: Int.random(in: 0..<bytes.count, using: &generator))
      return Damage(bytes)
    case 8:  // Two neighbouring cells change places with a third: a row that is shifted within itself.
      rows[row].insert(rows[row].removeLast(), at: 1)
      if rows[row][1] == rows[row].last { rows[row][1] = "9" }
    default:  // Two rows on one line.
      var bytes = Array(text(rows).utf8)
      let breaks = bytes.indices.filter { bytes[$0] == 0x0A && bytes[$0 - 1] != UInt8(ascii: "o") }
      bytes.remove(at: breaks.randomElement(using: &generator) ?? 0)
      return Damage(bytes)
    }
    return Damage(Array(text(rows).utf8))
  }

  @Test func aThousandVariants() throws {
    var generator = SeededGenerator(seed: 20_240_611)
    var refused = 0
    for variant in 0..<1000 {
      let rows = Self.rows(&generator)
      let sound = try #require(Self.readSoundly(Array(Self.text(rows).utf8)))
      let damage = Self.damage(rows, &generator)
      guard let read = Self.readSoundly(damage.bytes) else {
        #expect(!damage.isHarmless, "variant \(variant) is refused")
        refused += 1
        continue
      }
      let isWarned = read.warnings.contains { $0.identity == "endsWithoutBreak" }
      expectRight(read.table, sound.table, isWarned: damage.isCut && isWarned, variant)
    }
    #expect(refused > 600)
  }

  /// Every row that was read has the cells of the row with its id. The last cell of a file that is cut off may be short,
  /// when a warning says so.
  private func expectRight(_ table: SurveyTable, _ sound: SurveyTable, isWarned: Bool, _ variant: Int) {
    #expect(isWarned || table.variables.map(\.name) == Self.names, "variant \(variant)")
    guard table.variables.map(\.name) == Self.names else { return }
    for row in 0..<table.rowCount {
      let id = table.identifier(row: row)
      guard let other = (0..<sound.rowCount).first(where: { sound.identifier(row: $0) == id }) else {
        #expect(Bool(false), "variant \(variant): an id that was not there")
        continue
      }
      for column in table.columns.indices {
        if isWarned, row == table.rowCount - 1, column == table.columns.count - 1 { continue }
        let (found, expected) = (table.cell(row: row, column: column), sound.cell(row: other, column: column))
        #expect(found == expected, "variant \(variant), row \(row), column \(column)")
      }
    }
  }

  /// The problem of a damaged cell names its line and column.
  @Test func thePlaceOfADamage() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      let rows = Self.rows(&generator)
      let row = Int.random(in: rows.indices, using: &generator)
      var damaged = rows
      damaged[row][1] = "many"
      let line = 2 + rows[..<row].map { $0.contains("\"two\nlines\"") ? 2 : 1 }.reduce(0, +)
      let table = try SurveyReader.read(
        file: "s.csv", .bytes(Array(Self.text(damaged).utf8)), declared: Self.declared)
      #expect(table.problems.map(\.place) == ["s.csv:\(line):6"])
    }
  }

  // MARK: Binary formats

  private func readAnyhow(_ bytes: [UInt8], as name: String) -> SurveyTable? {
    try? SurveyReader.read(
      file: name, .bytes(bytes), options: SurveyOptions(sheet: name.hasSuffix("xlsx") ? "answers" : nil))
  }

  @Test(arguments: ["survey.sav", "survey.zsav", "survey.dta", "survey.xlsx", "survey.por"])
  func truncated(_ name: String) throws {
    let bytes = try SurveyFixture.bytes(name)
    let whole = try #require(readAnyhow(bytes, as: name))
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
      guard let table = readAnyhow(Array(bytes.prefix(length)), as: name) else { continue }
      // What is behind the data may be gone.
      #expect(table.columns == whole.columns, "\(name) cut to \(length) bytes")
    }
  }

  /// An archive has checksums: a flipped bit is found, or it changed nothing that counts.
  @Test func flippedBytesOfExcel() throws {
    let bytes = try SurveyFixture.bytes("survey.xlsx")
    let whole = try #require(readAnyhow(bytes, as: "survey.xlsx"))
    var generator = SeededGenerator(seed: 77)
    for _ in 0..<400 {
      var damaged = bytes
      let place = Int.random(in: damaged.indices, using: &generator)
      damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      guard let table = readAnyhow(damaged, as: "survey.xlsx") else { continue }
      #expect(table.columns == whole.columns && table.variables == whole.variables, "byte \(place)")
    }
  }

  /// These formats have no checksums: a flipped bit may change an answer, but rows and columns stay what they are.
  @Test(arguments: ["survey.sav", "survey.zsav", "survey.dta", "survey.por", "tagged.dta"])
  func flippedBytes(_ name: String) throws {
    let bytes = try SurveyFixture.bytes(name)
    var generator = SeededGenerator(seed: 78)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: damaged.indices, using: &generator)] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      }
      guard let table = readAnyhow(damaged, as: name) else { continue }
      #expect(table.columns.allSatisfy { $0.count == table.rowCount })
    }
  }

  /// ReadStat hands on names of sets of labels as their fields stand, without an end where a name fills its field: the last
  /// one was read beyond the end of all of them.
  @Test func namesOfSetsOfLabelsThatFillTheirFields() throws {
    var bytes = try SurveyFixture.bytes("survey.dta")
    let open = Array("<value_label_names>".utf8)
    let first = try #require(bytes.firstRange(of: open)?.upperBound)
    let end = try #require(bytes.firstRange(of: Array("</value_label_names>".utf8))?.lowerBound)
    bytes.replaceSubrange(first..<end, with: repeatElement(UInt8(ascii: "A"), count: end - first))
    let whole = try SurveyReader.read(file: "survey.dta", .bytes(try SurveyFixture.bytes("survey.dta")))
    let table = try SurveyReader.read(file: "survey.dta", .bytes(bytes))
    #expect(table.variables.map(\.name) == whole.variables.map(\.name))
    #expect(table.variables.allSatisfy { $0.valueLabels.isEmpty })
  }
}
