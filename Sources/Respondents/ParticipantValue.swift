/// One cell of the participants table, read as its column's kind.
public enum ParticipantValue: Sendable, Hashable {
  /// An empty cell.
  case missing
  case text(String)
  case integer(Int)
  case decimal(Double)
}

/// A column of the participants table.
public struct ParticipantColumn: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case text
    /// The numbers are whole ones within 64 bits, none with leading zeros.
    case integer
    /// One of the numbers at least is no whole number.
    case decimal
  }

  public let name: String
  public let kind: Kind
  /// Cells that are no number in a column of numbers, or no date in one of dates. They keep their text, and conditions
  /// take them as missing: SQL holds every text to be greater than every number.
  public let strays: Int
  /// 1-based line of the first of them.
  public let firstStray: Int?

  public init(name: String, kind: Kind, strays: Int = 0, firstStray: Int? = nil) {
    self.name = name
    self.kind = kind
    self.strays = strays
    self.firstStray = firstStray
  }
}

/// How the cells of one column are read. A column is numeric when all its cells are, when more of them are than are not,
/// or when the study says so.
struct ColumnReading {
  let kind: ParticipantColumn.Kind
  private let decimalMark: Unicode.Scalar

  /// - Parameter decimalComma: also take `3,5` for a number: in files whose cells are separated by semicolons, as
  ///   spreadsheets write them where the comma is the decimal mark.
  /// - Parameters:
  ///   - isDeclared: the study says that the column holds numbers.
  ///   - mayHaveWords: words among more numbers make no text of them.
  init(cells: [String], decimalComma: Bool, isDeclared: Bool = false, mayHaveWords: Bool = true) {
    let filled = cells.filter { !$0.isEmpty }
    let point = filled.map { Self.shape($0, decimalMark: ".") }
    if filled.isEmpty {
      (kind, decimalMark) = (.text, ".")
    } else if point.allSatisfy({ $0 == .integer }), filled.allSatisfy({ Int($0) != nil }) {
      (kind, decimalMark) = (.integer, ".")
    } else if point.allSatisfy({ $0 != nil }) {
      (kind, decimalMark) = (.decimal, ".")
    } else if decimalComma, filled.allSatisfy({ Self.shape($0, decimalMark: ",") != nil }) {
      (kind, decimalMark) = (.decimal, ",")
    } else {
      let comma = decimalComma ? filled.map { Self.shape($0, decimalMark: ",") } : []
      let isComma = comma.count { $0 != nil } > point.count { $0 != nil }
      let numbers = (isComma ? comma : point).compactMap { $0 }
      if isDeclared || mayHaveWords && numbers.count * 2 > filled.count {
        let areWhole = !numbers.isEmpty && numbers.allSatisfy { $0 == .integer }
        (kind, decimalMark) = (areWhole ? .integer : .decimal, isComma ? "," : ".")
      } else {
        (kind, decimalMark) = (.text, ".")
      }
    }
  }

  /// A column that is text whatever it holds.
  init(kind: ParticipantColumn.Kind) {
    self.kind = kind
    decimalMark = "."
  }

  func value(_ cell: String) -> ParticipantValue {
    if cell.isEmpty { return .missing }
    switch kind {
    case .text: return .text(cell)
    case .integer: return Int(cell).map(ParticipantValue.integer) ?? .text(cell)
    case .decimal:
      return Self.number(cell, decimalMark).map(ParticipantValue.decimal) ?? .text(cell)
    }
  }

  private enum Shape {
    case integer
    case decimal
  }

  /// `-?(0|[1-9][0-9]*)`, then `.digits`, then `e+digits` or `e-digits` (an exponent without a sign is more often an
  /// identifier such as 1e5); `nil` for anything else.
  private static func shape(_ cell: String, decimalMark: Unicode.Scalar) -> Shape? {
    var rest = Array(cell.utf8)[...]
    var shape = Shape.integer
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    if whole.isEmpty || whole.count > 1 && whole.first == UInt8(ascii: "0") { return nil }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: decimalMark) {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      if fraction.isEmpty { return nil }
      rest = rest.dropFirst(1 + fraction.count)
      shape = .decimal
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      let sign = rest.dropFirst().first
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
      let exponent = rest.dropFirst(2)
      if exponent.isEmpty || !exponent.allSatisfy(isDigit) { return nil }
      rest = []
      shape = .decimal
    }
    return rest.isEmpty && number(cell, decimalMark) != nil ? shape : nil
  }

  /// `nil` for what is no number, and for numbers too large for binary64.
  private static func number(_ cell: String, _ decimalMark: Unicode.Scalar) -> Double? {
    let number = Double(decimalMark == "," ? cell.replacing(",", with: ".") : cell)
    return number?.isFinite == true ? number : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

extension ParticipantValue {
  /// As it would be written in a table; `nil` for a missing value.
  public var written: String? {
    switch self {
    case .missing: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): NumberText.written(number)
    }
  }
}
