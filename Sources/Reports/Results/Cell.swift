public import Foundation

/// One value of a table: what it is, and how it should stand out. How it is written is each format's affair.
public struct Cell: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case empty
    case text(String)
    case integer(Int)
    /// `places` digits after the point where people read it; in full in CSV.
    case decimal(Double, places: Int)
    /// A share from 0 to 1, written as percent where people read it and as the share in CSV.
    case percent(Double, places: Int)
    /// A p-value: three digits, or that it is below 0.001; in full in CSV.
    case probability(Double)
    /// An estimate with its interval in brackets; CSV has the estimate alone.
    case estimate(Double, low: Double?, high: Double?, EstimateStyle)
    case list([String])
    /// `true` and `false` for programs; people read "yes" or nothing.
    case flag(Bool)
    /// A point in time, and as programs read it: ISO 8601, UTC.
    case moment(Date, String)
  }

  public enum Emphasis: Sendable, Hashable {
    case normal
    case bold
    case dim
  }

  public var content: Content
  public var emphasis: Emphasis = .normal
  /// What people read in place of the value; programs get the value.
  public var words: String?
  /// The match inside what people read: Unicode scalars, 0-based, end-exclusive. Only for text.
  public var highlight: Range<Int>?
  /// What follows the value where people read it, as a sign that a note explains; not in CSV.
  public var mark = ""
  /// A code's colour, `#rrggbb`; shown as a chip before the text where there are colours.
  public var colour: String?
  /// Where the value leads in a study's report (`Fragment`, without the number sign); other formats have no links.
  public var link: String?

  public init(
    _ content: Content, emphasis: Emphasis = .normal, highlight: Range<Int>? = nil, colour: String? = nil,
    link: String? = nil
  ) {
    self.content = content
    self.emphasis = emphasis
    self.highlight = highlight
    self.colour = colour
    self.link = link
  }
}

extension Cell {
  public static let empty = Cell(.empty)

  public static func text(
    _ text: String, emphasis: Emphasis = .normal, highlight: Range<Int>? = nil, colour: String? = nil
  ) -> Cell {
    Cell(.text(text), emphasis: emphasis, highlight: highlight, colour: colour)
  }

  /// The text, or an empty cell where there is none.
  public static func text(_ text: String?, emphasis: Emphasis = .normal) -> Cell {
    text.map { Cell(.text($0), emphasis: emphasis) } ?? .empty
  }

  public static func integer(_ value: Int, emphasis: Emphasis = .normal) -> Cell {
    Cell(.integer(value), emphasis: emphasis)
  }

  /// - Parameter words: what people read in place of the number.
  static func integer(_ value: Int, read words: String) -> Cell {
    var cell = Cell.integer(value)
    cell.words = words
    return cell
  }

  public static func decimal(_ value: Double, places: Int, emphasis: Emphasis = .normal) -> Cell {
    Cell(.decimal(value, places: places), emphasis: emphasis)
  }

  /// - Parameter share: from 0 to 1.
  public static func percent(_ share: Double, places: Int, emphasis: Emphasis = .normal) -> Cell {
    Cell(.percent(share, places: places), emphasis: emphasis)
  }

  public static func probability(_ value: Double, emphasis: Emphasis = .normal) -> Cell {
    Cell(.probability(value), emphasis: emphasis)
  }

  /// - Parameters:
  ///   - low, high: the interval; infinite where it has no bound, `nil` where there is none.
  public static func estimate(_ value: Double, low: Double?, high: Double?, _ style: EstimateStyle) -> Cell {
    Cell(.estimate(value, low: low, high: high, style))
  }

  /// - Parameter withFractions: whether programs read fractions of a second.
  public static func moment(_ date: Date, withFractions: Bool = false) -> Cell {
    Cell(.moment(date, date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: withFractions))))
  }

  public static func list(_ items: [String], emphasis: Emphasis = .normal) -> Cell {
    Cell(.list(items), emphasis: emphasis)
  }
}

extension Cell {
  /// As people read it, on the terminal and in documents: numbers rounded, lists joined by commas.
  public var plain: String { (words ?? written) + mark }

  private var written: String {
    switch content {
    case .empty: ""
    case .text(let text), .moment(_, let text): text
    case .integer(let value): String(value)
    case .decimal(let value, let places): Numbers.fixed(value, places: places)
    case .percent(let share, let places): Numbers.percent(share, places: places)
    case .probability(let value): Numbers.probability(value)
    case .estimate(let value, let low, let high, let style): style.text(value, low: low, high: high)
    case .list(let items): items.joined(separator: ", ")
    case .flag(let isSo): isSo ? "yes" : ""
    }
  }

  /// As other programs read it, in CSV: numbers in full (`Inf` for infinite ones), shares as shares, lists joined by
  /// semicolons.
  public var data: String {
    switch content {
    case .decimal(let value, _), .percent(let value, _), .probability(let value), .estimate(let value, _, _, _):
      value.isInfinite ? (value < 0 ? "-Inf" : "Inf") : Numbers.full(value)
    case .list(let items): items.joined(separator: "; ")
    case .flag(let isSo): isSo ? "true" : "false"
    default: written
    }
  }

  /// As JSON has it: numbers in full.
  public var value: JSONValue {
    switch content {
    case .empty: .null
    case .text(let text), .moment(_, let text): .string(text)
    case .integer(let value): .integer(value)
    case .decimal(let value, _), .percent(let value, _), .probability(let value), .estimate(let value, _, _, _):
      .number(value)
    case .list(let items): .strings(items)
    case .flag(let isSo): .bool(isSo)
    }
  }

  public var isNumber: Bool {
    switch content {
    case .integer, .decimal, .percent, .probability, .estimate: true
    case .empty, .text, .list, .flag, .moment: false
    }
  }
}

extension Cell: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self.init(.text(value)) }
  public init(integerLiteral value: Int) { self.init(.integer(value)) }
}

/// How an estimate and its interval are written: `7.36 (3.10–11.62)`.
public enum EstimateStyle: Sendable, Hashable {
  /// So many digits after the point.
  case decimal(places: Int)
  /// A share from 0 to 1 as percent: `39% (12–66%)`.
  case percent(places: Int)
  /// A ratio, from 0 to infinity: three digits that say something, `0.25`, `7.36`, `36.1`, `120`.
  case ratio

  /// The estimate and, where there is one, its interval; a dash between bounds, or `to` where one is negative.
  func text(_ value: Double, low: Double?, high: Double?) -> String {
    let estimate = number(value) + sign
    guard let low, let high, !low.isNaN, !high.isNaN else { return estimate }
    let between = low < 0 || high < 0 ? " to " : "–"
    return "\(estimate) (\(number(low))\(between)\(number(high))\(sign))"
  }

  private var sign: String { if case .percent = self { "%" } else { "" } }

  private func number(_ value: Double) -> String {
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    switch self {
    case .decimal(let places): return Numbers.fixed(value, places: places)
    case .percent(let places): return String(Numbers.percent(value, places: places).prefix { $0 != "%" })
    case .ratio: return Numbers.fixed(value, places: value < 10 ? 2 : value < 100 ? 1 : 0)
    }
  }
}
