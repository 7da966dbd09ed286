import Foundation

/// Numbers as they are written in tables.
enum NumberText {
  /// The number that all of `bytes` are; `nil` when they are none, and for infinities.
  ///
  /// Strictly, what could as well be an identifier is no number: `007`, `+1`, `1e5`, whole numbers above 2^53, which a
  /// Double cannot tell apart. Leniently, all of these are.
  ///
  /// Correctly rounded. Up to 19 digits that make a number below 2^53, with a power of ten up to 22, are one exact
  /// multiplication or division (Clinger 1990, "How to read floating point numbers accurately"); all others go to the C
  /// library.
  static func value(of bytes: UnsafeBufferPointer<UInt8>, decimalMark: UInt8, leniently: Bool) -> Double? {
    let count = bytes.count
    var position = 0
    guard count > 0, count < 400 else { return nil }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || leniently && bytes[0] == UInt8(ascii: "+") { position = 1 }

    var mantissa: UInt64 = 0
    var isExact = true
    let wholeStart = position
    while position < count, case let digit = bytes[position] &- 0x30, digit < 10 {
      if mantissa < 1_000_000_000_000_000_000 { mantissa = mantissa &* 10 &+ UInt64(digit) } else { isExact = false }
      position += 1
    }
    let wholeDigits = position - wholeStart
    if !leniently, wholeDigits == 0 || wholeDigits > 1 && bytes[wholeStart] == 0x30 { return nil }

    var power = 0
    if position < count, bytes[position] == decimalMark {
      position += 1
      let fractionStart = position
      while position < count, case let digit = bytes[position] &- 0x30, digit < 10 {
        if mantissa < 1_000_000_000_000_000_000 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          power -= 1
        } else {
          isExact = isExact && digit == 0
        }
        position += 1
      }
      let fractionDigits = position - fractionStart
      if fractionDigits == 0 && (!leniently || wholeDigits == 0) { return nil }
    } else if !leniently, !isExact || mantissa > 1 << 53, position == count {
      return nil
    }
    if wholeDigits == 0, power == 0, mantissa == 0, position == wholeStart { return nil }

    if position < count {
      guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
      position += 1
      guard position < count else { return nil }
      let isSigned = bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
      guard leniently || isSigned else { return nil }
      let isDown = bytes[position] == UInt8(ascii: "-")
      if isSigned { position += 1 }
      let exponentStart = position
      var exponent = 0
      while position < count, case let digit = bytes[position] &- 0x30, digit < 10 {
        exponent = min(exponent * 10 + Int(digit), 100_000)
        position += 1
      }
      guard position == count, position > exponentStart else { return nil }
      power += isDown ? -exponent : exponent
    }

    if isExact, mantissa <= 1 << 53, power >= -22, power <= 22 {
      let magnitude = power < 0 ? Double(mantissa) / powers[-power] : Double(mantissa) * powers[power]
      return isNegative ? -magnitude : magnitude
    }
    return slowly(bytes, decimalMark)
  }

  static func value(of text: String, decimalMark: UInt8, leniently: Bool) -> Double? {
    var text = text
    return text.withUTF8 { value(of: $0, decimalMark: decimalMark, leniently: leniently) }
  }

  /// The shortest text that reads as this number, whole numbers without a decimal mark.
  static func written(_ number: Double) -> String {
    if number.rounded() == number, abs(number) < 1e15 { return String(Int(number)) }
    return number.description
  }

  private static func slowly(_ bytes: UnsafeBufferPointer<UInt8>, _ decimalMark: UInt8) -> Double? {
    let text = String(decoding: bytes.map { $0 == decimalMark ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// 10^0 to 10^22, all exact.
  private static let powers: [Double] = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }
}
