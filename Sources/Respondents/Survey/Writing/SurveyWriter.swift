import Basics
import Foundation

/// Writes surveys for other programs.
public enum SurveyWriter {
  /// Comma-separated UTF-8 as RFC 4180 has it, with LF: names as they are, missing cells empty, days as ISO 8601. Numbers
  /// are written shortest and read as the same numbers; texts that a spreadsheet would take for a formula are marked.
  public static func csv(_ table: SurveyTable) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(table.rowCount * table.columns.count * 4)
    for (index, variable) in table.variables.enumerated() {
      if index > 0 { output.append(comma) }
      DelimitedCell.append(DelimitedCell.safe(variable.name), to: &output)
    }
    output.append(lineFeed)
    for row in 0..<table.rowCount {
      let start = output.count
      for (index, column) in table.columns.enumerated() {
        if index > 0 { output.append(comma) }
        switch column[row] {
        case .missing: break
        case .number(let number):
          switch table.variables[index].kind {
          case .date, .datetime: output += SurveyDate.text(number).utf8
          case .time: output += SurveyDate.text(number, as: .time).utf8
          default: output += NumberText.written(number).utf8
          }
        case .text(let text): DelimitedCell.append(DelimitedCell.safe(text), to: &output)
        }
      }
      // A row of one empty cell would be an empty line, which is no row.
      if output.count == start { output += [quote, quote] }
      output.append(lineFeed)
    }
    return output
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
}
