import Foundation

/// Fills one column of a delimited survey from cells as they come, and finds out what they are.
///
/// A column is numbers when all its cells are (empty ones and `NA`, `NaN`, `.` aside), dates when all are dates as ISO
/// 8601 writes them, times when all are times of day, texts otherwise. A column that turns out late to be no numbers has lost the spelling of its first
/// cells (`1.50`): it is `broken`, and read again as text.
struct ColumnBuilder {
  enum State {
    /// Only empty cells so far.
    case open
    case numbers
    case dates
    case times
    case texts
    /// Must be read again as texts.
    case broken
    /// Was read before.
    case skipped
  }

  private(set) var state: State
  private(set) var numbers: [Double] = []
  private(set) var indices: [Int32] = []
  private(set) var texts = UniqueTexts()
  /// Which decimal mark the numbers have: zero while there are whole numbers only.
  private(set) var decimalMark: UInt8
  private let mayUseComma: Bool
  /// Whether a date has a time of day behind it.
  private(set) var hasTimes = false

  /// For columns that are broken: cells that were numbers, cells that were not, and where the first one was that made
  /// the column no numbers.
  private(set) var numberCells = 0
  private(set) var otherCells = 0
  private(set) var breakRow: Int?
  private var hasSpelledMissing = false

  init(_ state: State, decimalMark: UInt8?, mayUseComma: Bool) {
    self.state = state
    self.decimalMark = decimalMark ?? 0
    self.mayUseComma = mayUseComma
  }

  mutating func reserve(_ rows: Int) {
    switch state {
    case .open, .numbers, .dates, .times: numbers.reserveCapacity(rows)
    case .texts: indices.reserveCapacity(rows)
    case .broken, .skipped: break
    }
  }

  /// - Parameter row: 0-based, for `breakRow`.
  mutating func take(_ cell: UnsafeRawBufferPointer, row: Int) {
    switch state {
    case .numbers:
      if cell.isEmpty {
        numbers.append(NumberColumn.missing())
      } else if let number = number(cell) {
        numbers.append(number)
        numberCells &+= 1
      } else if Self.isSpelledMissing(cell) {
        numbers.append(NumberColumn.missing())
      } else {
        breakOff(row)
      }
    case .texts:
      indices.append(cell.isEmpty ? -1 : texts.index(of: cell))
    case .dates:
      if cell.isEmpty || Self.isSpelledMissing(cell) {
        numbers.append(NumberColumn.missing())
      } else if let days = Self.days(cell) {
        numbers.append(days)
        if cell.count > 10 { hasTimes = true }
      } else {
        breakOff(row)
      }
    case .times:
      if cell.isEmpty || Self.isSpelledMissing(cell) {
        numbers.append(NumberColumn.missing())
      } else if let time = Self.time(cell) {
        numbers.append(time)
      } else {
        breakOff(row)
      }
    case .open: takeFirst(cell, row: row)
    case .broken:
      if !cell.isEmpty, !Self.isSpelledMissing(cell) {
        if number(cell) != nil { numberCells &+= 1 } else { otherCells &+= 1 }
      }
    case .skipped: break
    }
  }

  /// Takes back the last cell, which was empty.
  mutating func removeLast() {
    switch state {
    case .open, .numbers, .dates, .times: numbers.removeLast()
    case .texts: indices.removeLast()
    case .broken, .skipped: break
    }
  }

  private mutating func takeFirst(_ cell: UnsafeRawBufferPointer, row: Int) {
    if cell.isEmpty {
      numbers.append(NumberColumn.missing())
    } else if Self.isSpelledMissing(cell) {
      hasSpelledMissing = true
      numbers.append(NumberColumn.missing())
    } else if let number = number(cell) {
      state = .numbers
      numbers.append(number)
      numberCells = 1
    } else if let days = Self.days(cell) {
      state = .dates
      numbers.append(days)
      hasTimes = cell.count > 10
    } else if let time = Self.time(cell) {
      state = .times
      numbers.append(time)
    } else if hasSpelledMissing {
      breakOff(row)
    } else {
      state = .texts
      indices = [Int32](repeating: -1, count: numbers.count)
      indices.reserveCapacity(numbers.capacity)
      numbers = []
      indices.append(texts.index(of: cell))
    }
  }

  private mutating func breakOff(_ row: Int) {
    state = .broken
    breakRow = row
    otherCells = 1
    numbers = []
  }

  private mutating func number(_ cell: UnsafeRawBufferPointer) -> Double? {
    let bytes = cell.assumingMemoryBound(to: UInt8.self)
    let point = UInt8(ascii: ".")
    let comma = UInt8(ascii: ",")
    if decimalMark != 0 { return NumberText.value(of: bytes, decimalMark: decimalMark, leniently: false) }
    if let number = NumberText.value(of: bytes, decimalMark: point, leniently: false) {
      if bytes.contains(point) { decimalMark = point }
      return number
    }
    guard mayUseComma, let number = NumberText.value(of: bytes, decimalMark: comma, leniently: false) else {
      return nil
    }
    decimalMark = comma
    return number
  }

  private static func days(_ cell: UnsafeRawBufferPointer) -> Double? {
    guard cell.count >= 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return nil }
    return SurveyDate.days(cell.assumingMemoryBound(to: UInt8.self))
  }

  private static func time(_ cell: UnsafeRawBufferPointer) -> Double? {
    guard cell.count >= 4, cell[1] == UInt8(ascii: ":") || cell[2] == UInt8(ascii: ":") else { return nil }
    return SurveyDate.timeOfDay(cell.assumingMemoryBound(to: UInt8.self))
  }

  /// `NA` and `NaN` of R and pandas, `.` of SPSS and Stata.
  private static func isSpelledMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    switch cell.count {
    case 1: cell[0] == UInt8(ascii: ".")
    case 2: cell[0] == UInt8(ascii: "N") && cell[1] == UInt8(ascii: "A")
    case 3: cell.elementsEqual("NaN".utf8)
    default: false
    }
  }
}
