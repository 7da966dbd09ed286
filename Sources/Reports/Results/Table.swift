/// Rows under named columns.
public struct Table: Sendable {
  public var title: String?
  public var columns: [Column]
  public var rows: [Row]
  /// What a reader must know to read the numbers: the unit, who was left out. A sentence each.
  public var notes: [String]
  /// Its own place in a study's report (`Fragment`).
  var anchor: String?

  public init(title: String? = nil, columns: [Column], rows: [Row], notes: [String] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// One row; it may have fewer cells than the table has columns, the rest are empty.
  public struct Row: Sendable {
    public var cells: [Cell]
    /// Depth in the code tree: how many steps the first cell is set in. 0 is the margin.
    public var indent: Int
    /// A line across the table before this row, as before a row of totals.
    public var ruleAbove: Bool
    /// Quotes that belong under the row.
    public var quoted: [QuotedLine]

    public init(_ cells: [Cell], indent: Int = 0, ruleAbove: Bool = false, quoted: [QuotedLine] = []) {
      self.cells = cells
      self.indent = indent
      self.ruleAbove = ruleAbove
      self.quoted = quoted
    }

    /// The cell of a column; empty when the row is shorter.
    public func cell(_ column: Int) -> Cell { column < cells.count ? cells[column] : .empty }
  }
}

extension Table {
  /// Numbers of the columns that people read; CSV has all.
  var shownColumns: [Int] { columns.indices.filter { !columns[$0].dataOnly } }

  /// Stretches of neighbouring columns under one group heading (`nil`: no heading), over `numbers` of columns.
  func groups(over numbers: [Int]) -> [(heading: String?, columns: [Int])] {
    var groups: [(heading: String?, columns: [Int])] = []
    for number in numbers {
      let heading = columns[number].group
      if let last = groups.last, last.heading == heading {
        groups[groups.count - 1].columns.append(number)
      } else {
        groups.append((heading, [number]))
      }
    }
    return groups
  }

  /// Whether a column holds numbers: its heading then is to the right like them.
  func isNumeric(_ column: Int) -> Bool { rows.contains { $0.cell(column).isNumber } }

  /// Whether it is wider than the screen of a telephone: some 45 letters.
  var isWide: Bool {
    let widths = shownColumns.map { number -> Int in
      let cells = rows.map { DisplayWidth.of($0.cell(number).plain) }.max() ?? 0
      let words: [Substring] = columns[number].heading.split { $0.isWhitespace }
      let heading = words.map { DisplayWidth.of(String($0)) }.max() ?? 0
      return max(min(cells, columns[number].wraps ? 22 : 60), heading) + 2
    }
    return widths.reduce(0, +) > 45
  }

  var hasGroups: Bool { shownColumns.contains { columns[$0].group != nil } }
}

/// Words under the row of a table: a quote with its source, or a line of a definition.
public struct QuotedLine: Sendable, Hashable {
  /// What is before the words, with a colon: whose they are.
  public var lead: String?
  /// The words, in quotation marks where they are somebody's.
  public var text: String
  /// Who said it and where, in brackets after the words.
  public var source: String?
  /// Where the source leads in a study's report (`Fragment`).
  public var link: String?
  /// Language of the words (BCP 47), where it is known.
  public var language: String?

  public init(_ text: String, lead: String? = nil, source: String? = nil, link: String? = nil, language: String? = nil)
  {
    self.lead = lead
    self.text = text
    self.source = source
    self.link = link
    self.language = language
  }

  /// All of it on one line.
  public var plain: String { (lead.map { "\($0): " } ?? "") + text + (source.map { " (\($0))" } ?? "") }
}

extension QuotedLine: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }
}
