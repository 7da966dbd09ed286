import Basics
import Foundation
import TestSupport
import Testing

@testable import Respondents

@Suite struct NumberTextTests {
  private func strict(_ text: String, _ mark: String = ".") -> Double? {
    NumberText.value(of: text, decimalMark: Array(mark.utf8)[0], leniently: false)
  }

  private func lenient(_ text: String) -> Double? {
    NumberText.value(of: text, decimalMark: UInt8(ascii: "."), leniently: true)
  }

  @Test func whatIsANumber() {
    #expect(
      ["0", "-0", "7", "-12.50", "0.1", "1e-3", "2.5E+10", "9007199254740992"].map { strict($0) }
        == [0, 0, 7, -12.5, 0.1, 1e-3, 2.5e10, 9_007_199_254_740_992])
    #expect(strict("3,5", ",") == 3.5)
  }

  @Test func whatIsNone() {
    for text in [
      "", "-", "+1", "007", ".5", "5.", "1e5", "1e", "1e+", "0x10", "1 000", "1,5", "NaN", "inf", "--1", "1.2.3", "１",
      "9007199254740993", "12345678901234567890", "1e+400",
    ] { #expect(strict(text) == nil, "\(text)") }
  }

  @Test func leniency() {
    #expect(
      ["+1", "007", ".5", "5.", "1e5", "9007199254740993"].map { lenient($0) }
        == [1, 7, 0.5, 5, 1e5, 9_007_199_254_740_992])
    for text in ["", ".", "-", "+", "e5", "1e", "abc", "-.", "1e400"] { #expect(lenient(text) == nil, "\(text)") }
  }

  /// The reference is the C library's strtod, by Swift's Double(String).
  @Test func correctlyRounded() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      if number.isFinite { #expect(lenient(number.description) == number) }
      let whole = Int.random(in: 0...999_999_999_999, using: &generator)
      let places = Int.random(in: 1...18, using: &generator)
      let fraction = (0..<places).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      let text = "-\(whole).\(fraction)"
      #expect(lenient(text) == Double(text))
    }
  }
}

@Suite struct SurveyDateTests {
  /// Python: (date.fromisoformat(t) - date(1970, 1, 1)).days
  @Test(arguments: [
    ("1970-01-01", 0.0), ("2000-02-29", 11_016), ("1582-10-14", -141_428), ("1960-01-01", -3653),
    ("1900-03-01", -25_508),
    ("9999-12-31", 2_932_896),
  ])
  func days(_ text: String, _ days: Double) {
    #expect(SurveyDate.days(text) == days)
    #expect(SurveyDate.text(days) == text)
  }

  @Test func everyDayReturns() {
    for day in stride(from: -800_000, through: 800_000, by: 37) {
      #expect(
        SurveyDate.days(
          SurveyDate.text(Double(day)).replacingOccurrences(of: "^-", with: "", options: .regularExpression))
          == Double(day) || day < -719_528)
    }
  }

  @Test func otherOrdersAndTimes() {
    #expect(SurveyDate.days("31.12.1969", order: .dayMonthYear) == -1)
    #expect(SurveyDate.days("12/31/1969", order: .monthDayYear) == -1)
    #expect(SurveyDate.days("1970-01-02T12:00") == 1.5)
    #expect(SurveyDate.text(1.5) == "1970-01-02T12:00")
    #expect(SurveyDate.text(SurveyDate.days("2019-06-01 23:59:59") ?? 0) == "2019-06-01T23:59:59")
    for text in ["1970-13-01", "1970-02-29", "70-01-01", "1970-01-01x", "1970-01/01", "1970-01-01T24:00", ""] {
      #expect(SurveyDate.days(text) == nil, "\(text)")
    }
  }
}

@Suite struct UniqueTextsTests {
  /// The reference is a dictionary.
  @Test func eachTextOnce() {
    var generator = SeededGenerator(seed: 3)
    var texts = UniqueTexts()
    var known: [String: Int32] = [:]
    for _ in 0..<20_000 {
      var text =
        String(Int.random(in: 0...3000, using: &generator)) + ["", "é", "e\u{301}", " 搬迁", "\r\n"].randomElement(
          using: &generator)!
      let canonical = text.precomposedStringWithCanonicalMapping.replacingOccurrences(of: "\r\n", with: "\n")
      let index = text.withUTF8 { texts.index(of: UnsafeRawBufferPointer($0)) }
      if let before = known[canonical] { #expect(before == index) } else { known[canonical] = index }
      #expect(texts.strings[Int(index)] == canonical)
    }
    #expect(texts.strings.count == known.count)
  }
}
