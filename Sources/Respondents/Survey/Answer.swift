/// A value that stands for an answer: what a value label names, what a missing code is.
public enum Answer: Sendable, Hashable {
  case number(Double)
  case text(String)

  /// An answer as somebody wrote it in study.yaml: a number where it is written as one (`1`, `-9`, `2.5`), text
  /// otherwise (`HC`, and `01`, whose zero would be lost).
  public init(written: String) {
    if let number = NumberText.value(of: written, decimalMark: UInt8(ascii: "."), leniently: false) {
      self = .number(number)
    } else {
      self = .text(written)
    }
  }

  /// The shortest text that reads as this answer: `1`, not `1.0`.
  public var written: String {
    switch self {
    case .text(let text): text
    case .number(let number): NumberText.written(number)
    }
  }
}

/// What an answer's value is called.
public struct ValueLabel: Sendable, Hashable {
  public let value: Answer
  public let label: String

  public init(_ value: Answer, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// Numbers from `low` to `high`, both included. Infinite where a side is open; empty when `low` is above `high`.
public struct NumberRange: Sendable, Hashable {
  public let low: Double
  public let high: Double

  public init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  public func contains(_ number: Double) -> Bool { low <= number && number <= high }
  public var isEmpty: Bool { !(low <= high) }
}

/// Answers that stand for the lack of one: "refused" as 98, all from -9 to -1.
public struct MissingCodes: Sendable, Hashable {
  public var codes: [Answer]
  public var ranges: [NumberRange]

  public init(codes: [Answer] = [], ranges: [NumberRange] = []) {
    self.codes = codes
    self.ranges = ranges
  }

  public var isEmpty: Bool { codes.isEmpty && ranges.isEmpty }

  public func contains(_ number: Double) -> Bool {
    codes.contains(.number(number)) || ranges.contains { $0.contains(number) }
  }

  /// Codes are compared as they are written, so that the code 98 is found in a column of text too.
  public func contains(_ text: String) -> Bool {
    codes.contains { $0.written == text }
  }
}
