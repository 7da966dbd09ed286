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
      for number in Self.numbers(name.original) { numbers[number] = row }
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

  /// A number as it is written, and the digits of what can be a telephone number: six and more, with the signs that are
  /// between them.
  private static func numbers(_ name: String) -> [Double] {
    let signs = " +-/().,"
    guard name.allSatisfy({ $0.isASCII && $0.isNumber || signs.contains($0) }) else { return [] }
    let digits = name.filter(\.isNumber)
    let written = Double(name.replacing(",", with: "."))
    return [written, digits.count >= 6 ? Double(digits) : nil].compactMap { $0 }
  }
}
