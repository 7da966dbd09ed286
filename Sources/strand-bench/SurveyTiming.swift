import Dispatch
import Foundation
import Respondents
import Statistics

/// Times reading a survey and fitting a regression.
enum SurveyTiming {
  /// Seconds of each reading, from the file's first byte to the table; rows and variables are told so that nothing is
  /// left out unseen.
  static func read(_ file: URL, runs: Int) throws -> (rows: Int, variables: Int, seconds: [Double]) {
    var found = (rows: 0, variables: 0)
    let seconds = try timed(runs) {
      let table = try SurveyReader.read(
        file: file.lastPathComponent, .file(file), options: SurveyOptions(idColumn: "id"))
      found = (table.rowCount, table.variables.count)
    }
    return (found.rows, found.variables, seconds)
  }

  /// Seconds of each fit with its standard errors and t tests, from numbers in memory; the sum of the coefficients is
  /// told, to be compared with other programs'.
  static func fit(_ file: URL, columns: Int, runs: Int) throws -> (sum: Double, seconds: [Double]) {
    let bytes = try Data(contentsOf: file)
    let numbers = bytes.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
    let rows = numbers.count / (columns + 1)
    let outcome = Array(numbers[..<rows])
    let design = try Matrix(rows: rows, columns: columns, values: Array(numbers[rows...]))
    var sum = 0.0
    let seconds = try timed(runs) {
      let fit = try LinearRegression.fit(outcome: outcome, design: design)
      sum = try fit.tests().reduce(0) { $0 + $1.estimate }
    }
    return (sum, seconds)
  }

  private static func timed(_ runs: Int, _ work: () throws -> Void) rethrows -> [Double] {
    try (0..<runs).map { _ in
      let start = DispatchTime.now()
      try work()
      return Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    }
  }
}
