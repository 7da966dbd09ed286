public import Foundation

/// Moments as journals write them: ISO 8601 in UTC with milliseconds, `2026-03-04T09:15:30.250Z`.
///
/// The calendar is the C library's (`gmtime_r`, `timegm`); milliseconds are whole numbers all the way, so that a time
/// read and written again is the same text.
enum Timestamp {
  static func text(_ time: Date) -> String {
    let milliseconds = Int((time.timeIntervalSince1970 * 1000).rounded())
    var seconds = time_t(milliseconds.quotient(flooring: 1000))
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return digits(Int(parts.tm_year) + 1900, 4) + "-" + digits(Int(parts.tm_mon) + 1, 2) + "-"
      + digits(Int(parts.tm_mday), 2) + "T" + digits(Int(parts.tm_hour), 2) + ":" + digits(Int(parts.tm_min), 2) + ":"
      + digits(Int(parts.tm_sec), 2) + "." + digits(milliseconds - Int(seconds) * 1000, 3) + "Z"
  }

  /// `nil` unless `text` is a date and time that exist, with no fraction or with exactly three digits of it.
  static func date(_ text: String) -> Date? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == 20 || bytes.count == 24, bytes[bytes.count - 1] == UInt8(ascii: "Z") else { return nil }
      guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
        bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
      else { return nil }
      guard let year = number(bytes, 0..<4), let month = number(bytes, 5..<7), let day = number(bytes, 8..<10),
        let hour = number(bytes, 11..<13), let minute = number(bytes, 14..<16), let second = number(bytes, 17..<19)
      else { return nil }
      var milliseconds = 0
      if bytes.count == 24 {
        guard bytes[19] == UInt8(ascii: "."), let fraction = number(bytes, 20..<23) else { return nil }
        milliseconds = fraction
      }
      var parts = tm()
      parts.tm_year = Int32(year - 1900)
      parts.tm_mon = Int32(month - 1)
      parts.tm_mday = Int32(day)
      parts.tm_hour = Int32(hour)
      parts.tm_min = Int32(minute)
      parts.tm_sec = Int32(second)
      var seconds = timegm(&parts)
      // timegm carries 31 February over to March: what comes back must be what was put in.
      gmtime_r(&seconds, &parts)
      guard parts.tm_mon == month - 1, parts.tm_mday == day, parts.tm_hour == hour, parts.tm_min == minute,
        parts.tm_sec == second
      else { return nil }
      return Date(timeIntervalSince1970: Double(Int(seconds) * 1000 + milliseconds) / 1000)
    }
  }

  private static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for byte in bytes[range] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Int {
  /// The quotient rounded towards minus infinity.
  fileprivate func quotient(flooring divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Date {
  /// A day (`2026-03-04`, its first moment) or a moment (`2026-03-04T09:15:30Z`, `2026-03-04 09:15`) in UTC, as tables of
  /// codings write it; `nil` for anything else.
  public init?(ofCoding text: String) {
    let parts = text.replacing("T", with: " ").replacing("Z", with: "").split(separator: " ")
    guard (1...2).contains(parts.count) else { return nil }
    var time = parts.count == 2 ? String(parts[1]) : "00:00:00"
    if time.count == 5 { time += ":00" }
    guard let date = Timestamp.date("\(parts[0])T\(time)Z") else { return nil }
    self = date
  }
}
