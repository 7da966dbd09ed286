import Foundation
import Importing
import Respondents
import Transcripts

/// Looks for originals in a survey that is a file of another program, in which nothing can be replaced.
struct SurveySearch {
  private let table: PseudonymTable
  /// Rows of the table, by the number that an original is.
  private var numbers: [Double: Int] = [:]
  /// The same, by the day.
  private var days: [Double: Int] = [:]
  /// Names that are not in bytes by chance, and their rows.
  private let long: NameReplacement
  private let longRows: [Int]

  init(_ table: PseudonymTable) {
    self.table = table
    let names = table.replacement.names
    longRows = names.indices.filter { Self.isLong(names[$0].original) }
    long = NameReplacement(longRows.map { names[$0] }, .html)
    for (row, name) in names.enumerated() {
      if let number = Self.number(name.original) { numbers[number] = row }
      for order in SurveyDate.Order.allCases {
        if let day = SurveyDate.days(name.original, order: order) { days[day.rounded(.down)] = row }
      }
    }
  }

  /// The line of the table whose original occurs there; `nil` where none does.
  func line(in piece: SurveyWords.Piece) -> Int? {
    let row: Int? =
      switch piece {
      case .text(let text): table.replacement.edits(in: text.unicodeScalars).first?.name
      case .bytes(let text): long.edits(in: text.unicodeScalars).first.map { longRows[$0.name] }
      case .number(let number): numbers[number]
      case .day(let day): days[day.rounded(.down)]
      }
    return row.map { table.lines[$0] }
  }

  /// Two or three bytes are somewhere in every large file.
  private static func isLong(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return scalars.count >= 4 || scalars.count >= 2 && scalars.allSatisfy { $0.value >= 0x370 }
  }

  /// Digits, or six and more with the signs that are between those of a telephone number.
  private static func number(_ name: String) -> Double? {
    let digits = name.filter { $0.isASCII && $0.isNumber }
    let isPlain = digits.count == name.count
    guard isPlain || digits.count >= 6 && name.allSatisfy({ $0.isNumber || " +-/().".contains($0) }) else { return nil }
    return Double(digits)
  }
}
