/// Numbers as people read them: the same digits on every machine, whatever its locale.
///
/// Rounding works on the shortest decimal that names the value, half away from zero, as a person rounds the number
/// that is there: a share of 57 in 200 is 28.5 %, and rounds to 29 %. (Rounding the binary value would give 28 %,
/// because 0.285 has no exact binary form.)
public enum Numbers {
  /// What stands for a value that is no number: 0 of 0, an infinity.
  public static let missing = "–"

  /// `value` with exactly `places` digits after the point; `–` when it is not finite.
  public static func fixed(_ value: Double, places: Int) -> String {
    rounded(value, places: max(places, 0), shift: 0) ?? missing
  }

  /// A share (0 to 1) as percent, `38%` or `37.5%`; `–` when it is not finite.
  public static func percent(_ share: Double, places: Int) -> String {
    rounded(share, places: max(places, 0), shift: 2).map { $0 + "%" } ?? missing
  }

  /// A p-value with three digits after the point; `< 0.001` below that.
  public static func probability(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : fixed(value, places: 3)
  }

  /// A whole number in running text: `30,010`.
  static func grouped(_ value: Int) -> String {
    var digits = Array(String(value.magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// The shortest digits that give back exactly `value`, whole numbers without a point; empty when it is not finite.
  public static func full(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func rounded(_ value: Double, places: Int, shift: Int) -> String? {
    guard value.isFinite else { return nil }
    var (digits, point) = decimalDigits(of: value.magnitude)
    point += shift
    // Zeros in front make room for a carry and for values below one.
    let front = max(1 - point, 1)
    digits.insert(contentsOf: [UInt8](repeating: 0, count: front), at: 0)
    point += front
    let kept = point + places
    let roundsUp = kept < digits.count && digits[kept] >= 5
    if kept < digits.count {
      digits.removeSubrange(kept...)
    } else {
      digits += [UInt8](repeating: 0, count: kept - digits.count)
    }
    if roundsUp { increment(&digits) }
    let isZero = digits.allSatisfy { $0 == 0 }
    let whole = digits[..<point].drop { $0 == 0 }
    var text = value < 0 && !isZero ? "-" : ""
    text += whole.isEmpty ? "0" : whole.map(String.init).joined()
    if places > 0 { text += "." + digits[point...].map(String.init).joined() }
    return text
  }

  /// The digits of the shortest decimal that names `value`, and how many of them are before the point.
  private static func decimalDigits(of value: Double) -> (digits: [UInt8], point: Int) {
    let parts = value.description.split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts.first.map { Array($0.utf8) } ?? []
    let whole = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
    let digits = mantissa.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    return (digits, whole + exponent)
  }

  private static func increment(_ digits: inout [UInt8]) {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
  }
}
