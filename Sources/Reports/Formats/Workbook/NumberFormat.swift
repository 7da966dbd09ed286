import Foundation

/// A number as Excel has it: the value, and the code by which Excel shows it as people read it elsewhere.
///
/// Codes: ECMA-376, part 1, 18.8.31. What stands before and after the number (`0.355***`, `(0.076)`) is quoted text of
/// the code, so that the cell holds a number and shows both.
struct NumberFormat: Equatable {
  var value: Double
  var code: String

  /// - Returns: `nil` for a cell that holds no number, or none that Excel can hold: an infinity, 0 of 0.
  init?(_ cell: Cell) {
    guard let (value, code) = Self.plain(cell.content) else { return nil }
    self.value = value
    let (before, after) = Self.affixes(cell)
    let whole = Self.code(cell, code, before: before, after: after)
    self.code = whole.utf16.count <= Self.longestCode ? whole : code
  }

  /// A point in time, UTC.
  init(_ moment: Date) {
    value = moment.timeIntervalSince1970 / 86_400 + Self.firstOf1970
    code = "yyyy-mm-dd hh:mm:ss"
  }

  /// A bound of an interval, as its estimate is written.
  init?(bound: Double?, of style: EstimateStyle) {
    guard let bound, bound.isFinite else { return nil }
    self.init(Cell(.estimate(bound, low: nil, high: nil, style)))
  }

  /// The code of text.
  static let text = "@"

  /// Whether Excel would take a text for a formula or a number when somebody edits its cell.
  static func looksLikeMore(_ words: String) -> Bool {
    guard let first = words.unicodeScalars.first else { return false }
    return "=+-@".unicodeScalars.contains(first) || Double(words) != nil
  }

  /// Excel's number of 1 January 1970.
  private static let firstOf1970 = 25_569.0
  private static let longestCode = 255

  static func decimal(_ places: Int) -> String {
    places > 0 ? "0." + String(repeating: "0", count: places) : "0"
  }

  private static func plain(_ content: Cell.Content) -> (Double, String)? {
    switch content {
    case .integer(let value): (Double(value), "0")
    case .decimal(let value, let places) where value.isFinite: (value, decimal(places))
    case .percent(let value, let places) where value.isFinite: (value, decimal(places) + "%")
    case .probability(let value) where value.isFinite: (value, decimal(3))
    case .estimate(let value, _, _, let style) where value.isFinite: (value, code(style, value))
    default: nil
    }
  }

  private static func code(_ style: EstimateStyle, _ value: Double) -> String {
    switch style {
    case .decimal(let places): decimal(places)
    case .percent(let places): decimal(places) + "%"
    case .ratio: decimal(value < 10 ? 2 : value < 100 ? 1 : 0)
    }
  }

  private static func code(_ cell: Cell, _ code: String, before: String, after: String) -> String {
    let (lead, trail) = (quoted(before), quoted(after))
    // Words that are the number with more digits than usual: 0.0996 for p.
    if let words = cell.words, let point = words.firstIndex(of: "."), Double(words) != nil {
      return decimal(words.distance(from: point, to: words.endIndex) - 1) + trail
    }
    guard case .probability = cell.content else { return lead + code + trail }
    return "[<0.001]\(lead)\"< 0.001\"\(trail);\(lead)\(code)\(trail)"
  }

  /// What people read before and after the number itself.
  private static func affixes(_ cell: Cell) -> (before: String, after: String) {
    var number = cell
    (number.words, number.mark) = (nil, "")
    if case .estimate(let value, _, _, let style) = cell.content {
      number.content = .estimate(value, low: nil, high: nil, style)
    }
    guard let words = cell.words, let place = words.range(of: number.plain) else { return ("", cell.mark) }
    return (String(words[..<place.lowerBound]), words[place.upperBound...] + cell.mark)
  }

  /// Text of a code as it is.
  private static func quoted(_ text: String) -> String {
    if text.isEmpty { return "" }
    return text.split(separator: "\"", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\"\($0)\"" }.joined(separator: "\\\"")
  }
}
