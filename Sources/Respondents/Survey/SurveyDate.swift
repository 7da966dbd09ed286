/// Days, kept as numbers: days since 1 January 1970 in the Gregorian calendar, extended to all years. A time of day is the
/// fraction of a day.
public enum SurveyDate {
  /// In which order the parts of a date are written.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    case yearMonthDay = "ymd"
    case dayMonthYear = "dmy"
    case monthDayYear = "mdy"
  }

  /// `2024-03-01`, with `T12:30` or `T12:30:15` where there is a time of day (to the second).
  public static func text(_ days: Double) -> String {
    guard days.isFinite, abs(days) < 4_000_000 else { return NumberText.written(days) }
    var whole = Int(days.rounded(.down))
    var seconds = Int(((days - days.rounded(.down)) * 86_400).rounded())
    if seconds == 86_400 { (whole, seconds) = (whole + 1, 0) }
    let (year, month, day) = civil(whole)
    let date = "\(year < 0 ? "-" : "")\(padded(abs(year), 4))-\(padded(month, 2))-\(padded(day, 2))"
    if seconds == 0 { return date }
    let time = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return date + "T" + time + (seconds % 60 == 0 ? "" : ":" + padded(seconds % 60, 2))
  }

  /// A value of a variable in its own terms, cut and not rounded: of a `date` the day, of a `datetime` the minute, of a
  /// `time` the minute of the day (`15:30`), with seconds where there are any.
  public static func text(_ days: Double, as kind: SurveyVariable.Kind) -> String {
    switch kind {
    case .datetime:
      let text = text((days * 86_400 + 1e-3).rounded(.down) / 86_400)
      return text.contains("T") || !days.isFinite ? text : text + "T00:00"
    case .time: return days.isFinite ? time(days) : NumberText.written(days)
    default: return days.isFinite ? text((days + 1e-9).rounded(.down)) : NumberText.written(days)
    }
  }

  private static func time(_ days: Double) -> String {
    // A thousandth of a second against what binary fractions lack.
    let seconds = Int(((days - days.rounded(.down)) * 86_400 + 1e-3).rounded(.down)) % 86_400
    let minutes = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return minutes + (seconds % 60 == 0 ? "" : ":" + padded(seconds % 60, 2))
  }

  /// `15:30`, `15:30:05`, `15:30:05.2`, with `am` or `pm` behind it, as a fraction of a day; `nil` when it is no time.
  public static func timeOfDay(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { timeOfDay($0) }
  }

  static func timeOfDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var reading = Reading(bytes: bytes)
    return reading.clock()
  }

  /// The day that is written; `nil` when there is no such day. Parts are divided by `-`, `.` or `/`, the year has four
  /// digits. A time may stand behind them after `T` or a space.
  public static func days(_ text: String, order: Order = .yearMonthDay) -> Double? {
    var text = text
    return text.withUTF8 { days($0, order: order) }
  }

  static func days(_ bytes: UnsafeBufferPointer<UInt8>, order: Order = .yearMonthDay) -> Double? {
    var reading = Reading(bytes: bytes)
    guard let first = reading.number(digits: order == .yearMonthDay ? 4...4 : 1...2), let mark = reading.mark(),
      let second = reading.number(digits: 1...2), reading.mark() == mark,
      let third = reading.number(digits: order == .yearMonthDay ? 1...2 : 4...4)
    else { return nil }
    let (year, month, day) =
      switch order {
      case .yearMonthDay: (first, second, third)
      case .dayMonthYear: (third, second, first)
      case .monthDayYear: (third, first, second)
      }
    guard (1...12).contains(month), day >= 1, day <= length(month, year) else { return nil }
    guard let time = reading.timeOfDay() else { return nil }
    return Double(number(year, month, day)) + time
  }

  /// Days since 1970 of a day of the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms",
  /// days_from_civil).
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse (civil_from_days).
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private struct Reading {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func number(digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39, count <= digits.upperBound {
        value = value * 10 + Int(bytes[position] - 0x30)
        position += 1
        count += 1
      }
      return digits.contains(count) ? value : nil
    }

    mutating func mark() -> UInt8? {
      guard position < bytes.count, [0x2D, 0x2E, 0x2F].contains(bytes[position]) else { return nil }
      position += 1
      return bytes[position - 1]
    }

    /// What is left, as a fraction of a day: 0 when nothing is, `nil` when it is no time.
    mutating func timeOfDay() -> Double? {
      if position == bytes.count { return 0 }
      guard bytes[position] == UInt8(ascii: "T") || bytes[position] == 0x20 else { return nil }
      position += 1
      return clock()
    }

    /// A time of day up to the end: hours and minutes, perhaps seconds with decimals, `am` or `pm`, a zone (which is
    /// passed over: the day is that of the place where the answer was given).
    mutating func clock() -> Double? {
      guard var hour = number(digits: 1...2), colon(), let minute = number(digits: 2...2), minute < 60 else {
        return nil
      }
      var second = 0
      if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
        position += 1
        guard let found = number(digits: 2...2), found < 60 else { return nil }
        second = found
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
          position += 1
          guard number(digits: 1...9) != nil else { return nil }
        }
      }
      if let half = half() {
        guard (1...12).contains(hour) else { return nil }
        hour = hour % 12 + half
      }
      skipZone()
      guard hour < 24, position == bytes.count else { return nil }
      return Double(hour * 3600 + minute * 60 + second) / 86_400
    }

    /// 0 after `am`, 12 after `pm`, in any case and with a space before it; `nil` when neither is there.
    private mutating func half() -> Int? {
      var start = position
      if start < bytes.count, bytes[start] == 0x20 { start += 1 }
      guard start + 1 < bytes.count, bytes[start + 1] | 0x20 == UInt8(ascii: "m") else { return nil }
      let letter = bytes[start] | 0x20
      guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
      position = start + 2
      return letter == UInt8(ascii: "p") ? 12 : 0
    }

    /// `Z`, `+02:00`, `-0500`, ` GMT+2`, ` CET`.
    private mutating func skipZone() {
      guard position < bytes.count else { return }
      if bytes[position] == 0x20 {
        let letters = bytes[(position + 1)...].prefix { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        guard (2...5).contains(letters.count) else { return }
        position = letters.endIndex
        guard position < bytes.count else { return }
      }
      if bytes[position] == UInt8(ascii: "Z"), position + 1 == bytes.count { position += 1 }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") else {
        return
      }
      let digits = bytes[(position + 1)...].filter { $0 != UInt8(ascii: ":") }
      if [1, 2, 3, 4].contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) {
        position = bytes.count
      }
    }

    mutating func colon() -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return false }
      position += 1
      return true
    }
  }
}
