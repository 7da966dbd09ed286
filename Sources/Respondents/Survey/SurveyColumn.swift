/// The answers to one variable, one a row.
public enum SurveyColumn: Sendable, Equatable {
  /// Numbers, and dates as days since 1 January 1970.
  case numbers(NumberColumn)
  case texts(TextColumn)

  public var count: Int {
    switch self {
    case .numbers(let column): column.values.count
    case .texts(let column): column.indices.count
    }
  }

  /// Rows without an answer, whatever the reason.
  public var missingCount: Int {
    switch self {
    case .numbers(let column): column.values.count { $0.isNaN }
    case .texts(let column): column.indices.count { $0 < 0 }
    }
  }

  /// One cell.
  /// - Parameter row: 0-based.
  public subscript(row: Int) -> SurveyCell {
    switch self {
    case .numbers(let column):
      let value = column.values[row]
      return value.isNaN ? .missing(column.missingAnswer(row)) : .number(value)
    case .texts(let column):
      let index = column.indices[row]
      return index < 0 ? .missing(column.missingAnswer(row)) : .text(column.dictionary[Int(index)])
    }
  }
}

/// One cell of a survey.
public enum SurveyCell: Sendable, Hashable {
  case number(Double)
  case text(String)
  /// No answer. With the code that says why where there is one (98, `.a`), `nil` for an empty cell.
  case missing(Answer?)
}

extension SurveyColumn {
  /// Whether it holds numbers, or texts of which more cells are numbers than are not. Conditions compare its numbers as
  /// numbers and take its words as missing: SQL holds every text to be greater than every number.
  public var isMostlyNumbers: Bool {
    guard case .texts(let column) = self else { return true }
    let areNumbers = column.dictionary.map { Self.number(in: $0) != nil }
    guard areNumbers.contains(true) else { return false }
    var (numbers, words) = (0, 0)
    for index in column.indices where index >= 0 { if areNumbers[Int(index)] { numbers += 1 } else { words += 1 } }
    return numbers > words
  }

  /// The number that a text is, with a full stop for a decimal mark; `nil` when it is none.
  public static func number(in text: String) -> Double? {
    NumberText.value(of: text, decimalMark: UInt8(ascii: "."), leniently: false)
  }
}

/// Numbers, NaN where an answer is missing. Which missing code a cell had is the NaN's payload, as in R: the numbers
/// can go to any computation as they are, and the codes take no memory.
public struct NumberColumn: Sendable {
  public internal(set) var values: [Double]
  /// The missing codes that occur. The NaN with payload `k` is missing because of `missingAnswers[k - 1]`; payload 0
  /// is an empty cell.
  public internal(set) var missingAnswers: [Answer]

  public init(values: [Double] = [], missingAnswers: [Answer] = []) {
    self.values = values
    self.missingAnswers = missingAnswers
  }

  /// The code that a missing cell had; `nil` for an empty cell and for one that is not missing.
  public func missingAnswer(_ row: Int) -> Answer? {
    guard values[row].isNaN else { return nil }
    let payload = Int(values[row].bitPattern & 0xFFFF_FFFF)
    return missingAnswers.indices.contains(payload - 1) ? missingAnswers[payload - 1] : nil
  }

  /// The NaN for an empty cell (0) or for `missingAnswers[payload - 1]`.
  static func missing(_ payload: Int = 0) -> Double {
    Double(bitPattern: 0x7FF8_0000_0000_0000 | UInt64(payload))
  }

  /// The NaN for this code, which is remembered if it is new.
  mutating func missing(because answer: Answer) -> Double {
    if let known = missingAnswers.firstIndex(of: answer) { return Self.missing(known + 1) }
    missingAnswers.append(answer)
    return Self.missing(missingAnswers.count)
  }

  /// Makes every value that is one of `codes` missing.
  mutating func apply(_ codes: MissingCodes) {
    let numbers = codes.codes.compactMap { if case .number(let number) = $0 { number } else { nil } }
    if numbers.isEmpty, codes.ranges.isEmpty { return }
    for row in values.indices {
      let value = values[row]
      if numbers.contains(value) || codes.ranges.contains(where: { $0.contains(value) }) {
        values[row] = missing(because: .number(value))
      }
    }
  }

  /// Changes every number that is not missing.
  mutating func map(_ change: (Double) -> Double) {
    for row in values.indices where !values[row].isNaN { values[row] = change(values[row]) }
  }
}

extension NumberColumn: Equatable {
  /// Same numbers, same missing cells, missing for the same reasons.
  public static func == (a: NumberColumn, b: NumberColumn) -> Bool {
    guard a.values.count == b.values.count else { return false }
    return a.values.indices.allSatisfy { row in
      a.values[row] == b.values[row]
        || a.values[row].isNaN && b.values[row].isNaN && a.missingAnswer(row) == b.missingAnswer(row)
    }
  }
}

/// Texts, each different one kept once.
public struct TextColumn: Sendable {
  /// For each row the index of its text in `dictionary`; -1 for an empty cell; -1 - k for a cell that is missing because
  /// of `missingAnswers[k - 1]`.
  public internal(set) var indices: [Int32]
  /// In the order in which they first occur. NFC, line breaks are LF, none empty.
  public internal(set) var dictionary: [String]
  public internal(set) var missingAnswers: [Answer]

  public init(indices: [Int32] = [], dictionary: [String] = [], missingAnswers: [Answer] = []) {
    self.indices = indices
    self.dictionary = dictionary
    self.missingAnswers = missingAnswers
  }

  /// A column of texts; empty ones are missing.
  public init(_ texts: some Sequence<String>) {
    self.init()
    var known: [String: Int32] = [:]
    for text in texts {
      if text.isEmpty {
        indices.append(-1)
      } else if let index = known[text] {
        indices.append(index)
      } else {
        known[text] = Int32(dictionary.count)
        indices.append(Int32(dictionary.count))
        dictionary.append(text)
      }
    }
  }

  /// The code that a missing cell had; `nil` for an empty cell and for one that is not missing.
  public func missingAnswer(_ row: Int) -> Answer? {
    let code = -Int(indices[row]) - 2
    return missingAnswers.indices.contains(code) ? missingAnswers[code] : nil
  }

  /// Makes every text that is one of `codes` missing.
  mutating func apply(_ codes: MissingCodes) {
    if codes.isEmpty { return }
    var replacement: [Int32: Int32] = [:]
    for (index, text) in dictionary.enumerated() where codes.contains(text) {
      missingAnswers.append(codes.codes.first { $0.written == text } ?? .text(text))
      replacement[Int32(index)] = Int32(-1 - missingAnswers.count)
    }
    if replacement.isEmpty { return }
    for row in indices.indices {
      if let missing = replacement[indices[row]] { indices[row] = missing }
    }
  }
}

extension TextColumn: Equatable {
  /// Same texts, same missing cells, missing for the same reasons.
  public static func == (a: TextColumn, b: TextColumn) -> Bool {
    guard a.indices.count == b.indices.count else { return false }
    return a.indices.indices.allSatisfy { row in
      let (first, second) = (a.indices[row], b.indices[row])
      return first >= 0 && second >= 0
        ? a.dictionary[Int(first)] == b.dictionary[Int(second)]
        : first < 0 && second < 0 && a.missingAnswer(row) == b.missingAnswer(row)
    }
  }
}

extension TextColumn {
  /// Whether the texts look like categories and not like open answers: at most 24 different ones, each given twice on
  /// average, none longer than 60 scalars.
  var looksCategorical: Bool {
    dictionary.count <= 24 && dictionary.count * 2 <= indices.count { $0 >= 0 }
      && dictionary.allSatisfy { $0.unicodeScalars.count <= 60 }
  }
}
