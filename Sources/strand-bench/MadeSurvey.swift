import Foundation
import Respondents
import Statistics

/// A made-up survey in the sizes that the benchmark wants: ids, days, categories, whole numbers, decimals, a few
/// missing. The same size gives the same bytes.
enum MadeSurvey {
  /// - Parameters:
  ///   - rows: respondents.
  ///   - questions: variables besides the id, a fourth of each kind.
  static func table(rows: Int, questions: Int) -> SurveyTable {
    var random = SeededRandom(seed: 11)
    var variables = [SurveyVariable(name: "id", kind: .text)]
    var columns: [SurveyColumn] = [.texts(TextColumn((1...rows).map { "R\($0)" }))]
    for question in 0..<questions {
      let name = "q\(question + 1)"
      switch question % 4 {
      case 0:
        let values = (0..<rows).map { _ in random.unit() < 0.02 ? Double.nan : Double(1 + random.below(5)) }
        add(SurveyVariable(name: name, kind: .ordinal), .numbers(NumberColumn(values: values)))
      case 1:
        let values = (0..<rows).map { _ in random.unit() < 0.05 ? Double.nan : Double(random.below(100_000)) }
        add(SurveyVariable(name: name, kind: .interval), .numbers(NumberColumn(values: values)))
      case 2:
        let values = (0..<rows).map { _ in (random.unit() * 1e6).rounded() / 1e4 }
        add(SurveyVariable(name: name, kind: .interval), .numbers(NumberColumn(values: values)))
      default:
        let words = ["north", "south", "east", "west", "the middle"]
        let texts = (0..<rows).map { _ in words[random.below(words.count)] }
        add(SurveyVariable(name: name, kind: .nominal), .texts(TextColumn(texts)))
      }
    }
    func add(_ variable: SurveyVariable, _ column: SurveyColumn) {
      variables.append(variable)
      columns.append(column)
    }
    return SurveyTable(file: "made", variables: variables, columns: columns, rowCount: rows, idColumn: 0)
  }

  /// survey.csv and survey.sav of about the sizes wanted, and ols.bin: the outcome and the regressors of a regression,
  /// doubles column by column.
  static func write(to folder: URL, csvMegabytes: Int, savMegabytes: Int, rows: Int, columns: Int) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let questions = 60
    func megabytes(_ bytes: [UInt8]) -> Double { Double(bytes.count) / 1e6 }
    let sample = table(rows: 2000, questions: questions)
    let csvRows = Int(2000 * Double(csvMegabytes) / megabytes(SurveyWriter.csv(sample)))
    let savRows = Int(2000 * Double(savMegabytes) / megabytes(try SurveyWriter.sav(sample, shownAs: "survey.sav")))
    let csv = SurveyWriter.csv(table(rows: csvRows, questions: questions))
    try Data(csv).write(to: folder.appendingPathComponent("survey.csv"))
    let sav = try SurveyWriter.sav(table(rows: savRows, questions: questions), shownAs: "survey.sav")
    try Data(sav).write(to: folder.appendingPathComponent("survey.sav"))
    try regression(rows: rows, columns: columns).withUnsafeBytes { bytes in
      try Data(bytes).write(to: folder.appendingPathComponent("ols.bin"))
    }
  }

  private static func regression(rows: Int, columns: Int) -> [Double] {
    var random = SeededRandom(seed: 23)
    // The sum of twelve uniform numbers less 6 is near enough to normal here.
    func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + random.unit() } }
    let design = (0..<columns).map { _ in (0..<rows).map { _ in normal() } }
    let outcome = (0..<rows).map { row in
      design.indices.reduce(normal()) { $0 + design[$1][row] * Double($1 % 5) / 4 }
    }
    return outcome + design.joined()
  }
}
