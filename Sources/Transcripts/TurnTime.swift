/// Times of the recording as transcripts write them: `00:12:03`, `12:03`, `0:03:14.3`, `1.04.46`, `(07.45)`,
/// `#00:00:05-2#`.
package enum TurnTime {
  /// The time that begins at `start`: hours (where there are three numbers), minutes and seconds, separated by
  /// colons or full stops but not by both; after colons a fraction of a second may follow.
  /// - Parameter afterDash: whether the fraction may follow a dash, as f4 writes it.
  /// - Returns: seconds, and the byte after the time; `nil` when no time begins there.
  static func parse(
    _ bytes: [UInt8], from start: Int, to end: Int, afterDash: Bool = false
  ) -> (seconds: Double, end: Int, isPlain: Bool)? {
    var index = start
    guard let first = number(bytes, &index, end, digits: 3), index < end else { return nil }
    let separator = bytes[index]
    guard separator == 0x3A || separator == 0x2E else { return nil }
    index += 1
    guard let second = number(bytes, &index, end, digits: 2), second < 60 else { return nil }
    var seconds = Double(first * 60 + second)
    var parts = 2
    if index + 1 < end, bytes[index] == separator, isDigit(bytes[index + 1]) {
      index += 1
      guard let third = number(bytes, &index, end, digits: 2), third < 60 else { return nil }
      seconds = Double(first * 3600 + second * 60 + third)
      parts = 3
    }
    if separator == 0x3A, index + 1 < end,
      bytes[index] == 0x2E || bytes[index] == 0x2C || afterDash && bytes[index] == 0x2D, isDigit(bytes[index + 1])
    {
      index += 1
      let begin = index
      guard let fraction = number(bytes, &index, end, digits: 3) else { return nil }
      let scale: [Double] = [1, 10, 100, 1000]
      seconds += Double(fraction) / scale[index - begin]
    }
    if index < end, isDigit(bytes[index]) || bytes[index] == separator { return nil }
    return (seconds, index, separator == 0x3A || parts == 3)
  }

  /// A time in `[]`, `()`, `<>` or `##` or bare, after an optional `*`; a range `[00:12 - 00:19]` gives its beginning.
  /// - Returns: also whether it is certain to be a time and not a number with a decimal point.
  static func parseMarked(
    _ bytes: [UInt8], from start: Int, to end: Int
  ) -> (seconds: Double, end: Int, isCertain: Bool)? {
    var index = start
    let isStarred = index < end && bytes[index] == 0x2A
    if isStarred { index += 1 }
    guard index < end else { return nil }
    guard let closing = closing(bytes[index]) else {
      guard let time = parse(bytes, from: index, to: end) else { return nil }
      return (time.seconds, time.end, time.isPlain || isStarred)
    }
    guard
      let time = parse(
        bytes, from: WhiteSpace.skip(index + 1..<end, in: bytes), to: end, afterDash: closing == 0x23)
    else { return nil }
    index = WhiteSpace.skip(time.end..<end, in: bytes)
    let afterTime = index
    while index < end, bytes[index] == 0x2D || bytes[index] == 0x3E { index += 1 }
    if index > afterTime {
      index = WhiteSpace.skip(index..<end, in: bytes)
      guard let last = parse(bytes, from: index, to: end) else { return nil }
      index = WhiteSpace.skip(last.end..<end, in: bytes)
    }
    guard index < end, bytes[index] == closing else { return nil }
    return (time.seconds, index + 1, true)
  }

  /// What ends a time after an opening mark; `nil` for anything else.
  private static func closing(_ opening: UInt8) -> UInt8? {
    switch opening {
    case 0x5B: 0x5D
    case 0x28: 0x29
    case 0x3C: 0x3E
    case 0x23: 0x23
    default: nil
    }
  }

  /// The time that a line consists of; `nil` when there is anything else on it.
  package static func alone(on line: Range<Int>, of bytes: [UInt8]) -> Double? {
    let line = WhiteSpace.trim(line, in: bytes)
    guard line.count >= 3, line.count <= 40,
      let time = parseMarked(bytes, from: line.lowerBound, to: line.upperBound), time.isCertain
    else { return nil }
    return time.end == line.upperBound ? time.seconds : nil
  }

  /// `hh:mm:ss`, with as many of three decimals as the time has.
  package static func text(_ seconds: Double) -> String {
    // A recording has fewer than a million hours: what says more is a broken number.
    let thousandths = Int((min(max(seconds.isNaN ? 0 : seconds, 0), 3.6e9) * 1000).rounded())
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let whole = thousandths / 1000
    let clock = two(whole / 3600) + ":" + two(whole / 60 % 60) + ":" + two(whole % 60)
    guard thousandths % 1000 > 0 else { return clock }
    var decimals = String(thousandths % 1000 + 1000).dropFirst()
    while decimals.last == "0" { decimals = decimals.dropLast() }
    return clock + "." + decimals
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func number(_ bytes: [UInt8], _ index: inout Int, _ end: Int, digits: Int) -> Int? {
    var value = 0
    var count = 0
    while index < end, isDigit(bytes[index]), count < digits {
      value = value * 10 + Int(bytes[index] - 0x30)
      count += 1
      index += 1
    }
    return count == 0 ? nil : value
  }
}
