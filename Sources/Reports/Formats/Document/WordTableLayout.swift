/// How a table fits a page: upright where it can, else across, else in smaller letters, else in parts that each begin with
/// the first column.
struct WordTableLayout {
  /// A part of the table: numbers of its columns, and their widths in twentieths of a point.
  struct Part: Equatable {
    var columns: [Int]
    var widths: [Int]
  }

  let orientation: WordTable.Orientation
  /// Of the letters, in half points.
  let size: Int
  let parts: [Part]

  /// From the best to the last that is tried.
  private static let tries: [(orientation: WordTable.Orientation, size: Int)] = [
    (.portrait, 18), (.portrait, 16), (.landscape, 18), (.landscape, 16), (.landscape, 14),
  ]

  init(_ table: Table, columns: [Int]) {
    let wishes = columns.map { Self.wish($0, table) }
    for (orientation, size) in Self.tries {
      if let widths = Self.widths(wishes, orientation, size) {
        self.init(orientation: orientation, size: size, parts: [Part(columns: columns, widths: widths)])
        return
      }
    }
    let (orientation, size) = (WordTable.Orientation.landscape, 14)
    self.init(orientation: orientation, size: size, parts: Self.parts(columns, wishes, orientation, size))
  }

  private init(orientation: WordTable.Orientation, size: Int, parts: [Part]) {
    self.orientation = orientation
    self.size = size
    self.parts = parts
  }

  /// As many columns in each part as fit.
  private static func parts(
    _ columns: [Int], _ wishes: [ColumnFitting.Wish], _ orientation: WordTable.Orientation, _ size: Int
  ) -> [Part] {
    var parts: [Part] = []
    var members: [Int] = []
    func add() {
      let chosen = [0] + members
      let widths = widths(chosen.map { wishes[$0] }, orientation, size) ?? even(chosen.count, orientation)
      parts.append(Part(columns: chosen.map { columns[$0] }, widths: widths))
      members = []
    }
    for member in columns.indices.dropFirst() {
      if !members.isEmpty, widths(([0] + members + [member]).map { wishes[$0] }, orientation, size) == nil { add() }
      members.append(member)
    }
    if !members.isEmpty || columns.count == 1 { add() }
    return parts
  }

  /// Where not even two columns fit as they should, they share the page, and words are broken.
  private static func even(_ count: Int, _ orientation: WordTable.Orientation) -> [Int] {
    [Int](repeating: WordPage.width(orientation) / max(count, 1), count: count)
  }

  /// `nil` where they do not fit.
  private static func widths(
    _ wishes: [ColumnFitting.Wish], _ orientation: WordTable.Orientation, _ size: Int
  ) -> [Int]? {
    let character = character(size)
    // The last column has no gap after it in a terminal, but has one in a table.
    let room = WordPage.width(orientation) / character - ColumnFitting.gap
    return ColumnFitting.widths(for: wishes, in: room)?.map { ($0 + ColumnFitting.gap) * character }
  }

  /// Width of a terminal's column in letters of a size (half points): six tenths of it, which is enough for wide fonts, too.
  private static func character(_ size: Int) -> Int { size * 6 }

  private static func wish(_ number: Int, _ table: Table) -> ColumnFitting.Wish {
    let column = table.columns[number]
    let lines = table.rows.flatMap { row -> [Substring] in
      let indent = number == table.shownColumns.first ? String(repeating: "  ", count: max(row.indent, 0)) : ""
      return (indent + row.cell(number).chipped).split(separator: "\n")
    }
    let natural = lines.map(width).max() ?? 0
    let isNumeric = column.alignment == .right || table.isNumeric(number)
    let headingLines = column.heading.split(separator: "\n").map { DisplayWidth.of(String($0)) }
    return ColumnFitting.Wish(
      cells: natural, heading: headingLines.max() ?? 0, headingWord: longestWord(column.heading),
      least: isNumeric ? natural : min(natural, max(lines.map { longestWord(String($0)) }.max() ?? 0, leastText)))
  }

  /// Of a line in letters. A per cent sign is as wide as two, and a long word without blanks, as a hash, has nothing
  /// narrow in it.
  private static func width(_ line: Substring) -> Int {
    let plain = DisplayWidth.of(String(line)) + line.count { $0 == "%" }
    return plain > 40 && !line.contains(" ") ? plain + plain / 12 : plain
  }

  /// Text is not squeezed to columns narrower than this.
  private static let leastText = 12

  /// Text without spaces between its words, as Chinese, may be broken anywhere.
  private static func longestWord(_ text: String) -> Int {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let width = DisplayWidth.of(String(word))
      return width > word.unicodeScalars.count ? 2 : width
    }.max() ?? 0
  }
}

extension Cell {
  /// As people read it, with the square of a code's colour before it.
  var chipped: String { (colour == nil ? "" : "■ ") + plain }
}
