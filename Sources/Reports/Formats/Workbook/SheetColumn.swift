import Foundation

/// A column of a sheet that is being put together: its heading, and a cell of each row.
struct SheetColumn {
  var heading: String
  var group: String?
  var alignment = WorkbookSheet.Style.Alignment.left
  var wraps: Bool
  let cell: (Table.Row) -> WorkbookSheet.Cell

  init(_ heading: String, group: String? = nil, wraps: Bool = false, cell: @escaping (Table.Row) -> WorkbookSheet.Cell)
  {
    self.heading = heading
    self.group = group
    self.wraps = wraps
    self.cell = cell
  }

  /// Lines under a row that are nobody's words: a definition, when to use a code.
  static var lines: SheetColumn {
    SheetColumn("Lines", wraps: true) { row in
      let lines = row.quoted.filter { $0.source == nil }.map(\.plain)
      return WorkbookSheet.Cell(lines.isEmpty ? .empty : .text(lines.joined(separator: "\n")), asData: true)
    }
  }
}

extension WorkbookSheet {
  /// Characters of the standard font: a column is no wider than a page of text, and no narrower than a number.
  private static let (narrowest, widest, widestLine) = (8, 72, 48)

  /// Sets headings, rows and widths.
  mutating func fill(_ columns: [SheetColumn], rows: [Table.Row]) {
    self.rows = rows.map { row in
      columns.map { column in
        var cell = column.cell(row)
        cell.style.hasRuleAbove = row.ruleAbove
        if case .empty = cell.value { cell.style.alignment = column.alignment }
        if column.alignment == .centre { cell.style.alignment = .centre }
        return cell
      }
    }
    let columns = columns.enumerated().map { number, column in
      var column = column
      if column.alignment == .left, holdsNumbersAlone(number) { column.alignment = .right }
      return column
    }
    self.columns = columns.enumerated().map { number, column in
      Column(
        heading: column.heading, group: column.group, alignment: column.alignment, width: width(of: column, number),
        isSetIn: number > 0 && columns[number - 1].alignment == .right && column.alignment == .left)
    }
    for row in self.rows.indices {
      for (number, column) in self.columns.enumerated() {
        let text = self.rows[row][number].displayed
        let isLong = DisplayWidth.of(text) + 2 > column.width || text.contains("\n")
        self.rows[row][number].style.wraps = isLong && !self.rows[row][number].isNumber
        if column.isSetIn { self.rows[row][number].style.indent += 1 }
      }
    }
  }

  private func holdsNumbersAlone(_ number: Int) -> Bool {
    rows.contains { $0[number].isNumber } && rows.allSatisfy { $0[number].isNumber || $0[number].value == .empty }
  }

  private func width(of column: SheetColumn, _ number: Int) -> Int {
    let lines = rows.lazy.map { $0[number].displayed }.flatMap { $0.split(separator: "\n") }
    let most = lines.map { DisplayWidth.of(String($0)) }.max() ?? 0
    let words = column.heading.split(whereSeparator: \.isWhitespace)
    let heading = words.map { DisplayWidth.of(String($0)) }.max() ?? 0
    return min(max(most + 2, heading + 2, Self.narrowest), column.wraps ? Self.widest : Self.widestLine)
  }
}

extension WorkbookSheet.Cell {
  /// - Parameter asData: the value itself, even where people read other words in its place.
  init(_ cell: Cell, asData: Bool) {
    var style = WorkbookSheet.Style()
    style.isBold = cell.emphasis == .bold
    style.isDim = cell.emphasis == .dim
    style.colour = cell.colour.flatMap { HexColour.components($0) == nil ? nil : $0 }
    var source = cell
    if asData { (source.words, source.mark) = (nil, "") }
    if case .moment(let date, _) = cell.content {
      self.init(NumberFormat(date), style)
    } else if let number = NumberFormat(source) {
      self.init(number, style)
    } else {
      let words = asData ? cell.data : cell.plain
      self.init(value: words.isEmpty ? .empty : .text(words), style: style)
      if NumberFormat.looksLikeMore(words) { self.style.numberFormat = NumberFormat.text }
      // Infinities, and what stands for a number that there is not.
      if cell.isNumber { self.style.alignment = .right }
    }
  }

  init(bound: Double?, of style: EstimateStyle) {
    if let number = NumberFormat(bound: bound, of: style) {
      self.init(number, WorkbookSheet.Style())
    } else if let bound, bound.isInfinite {
      self.init(value: .text(bound < 0 ? "-∞" : "∞"))
      self.style.alignment = .right
    } else {
      self.init(value: .empty)
    }
  }

  private init(_ number: NumberFormat, _ style: WorkbookSheet.Style) {
    self.init(value: .number(number.value), style: style)
    self.style.numberFormat = number.code
    self.style.alignment = .right
  }

  fileprivate var isNumber: Bool { if case .number = value { true } else { false } }

  /// About what Excel shows, to measure by.
  fileprivate var displayed: String {
    switch value {
    case .empty: ""
    case .text(let text): text
    case .number(let number):
      if style.numberFormat?.hasPrefix("yyyy") == true { "2000-01-01 00:00:00" } else { shown(number) }
    }
  }

  private func shown(_ number: Double) -> String {
    let code = style.numberFormat ?? "0"
    let section = code.hasPrefix("[") ? String(code.split(separator: ";").last ?? "") : code
    // Every second part stands in quotation marks.
    let parts = section.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    let quoted = parts.filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
    let form = parts.filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
    let places = form.split(separator: ".").dropFirst().first.map { $0.count { $0 == "0" } } ?? 0
    return (form.contains("%") ? Numbers.percent(number, places: places) : Numbers.fixed(number, places: places))
      + quoted
  }
}
