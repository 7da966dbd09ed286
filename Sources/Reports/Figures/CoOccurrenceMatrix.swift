/// How often each pair of codes occurs together: half a matrix, the codes' names along its diagonal.
public struct CoOccurrenceMatrix: Sendable {
  public var labels: [String]
  /// What is in the diagonal: the code's own places.
  public var totals: [Int]
  /// `counts[row][column]` for `column < row`.
  public var counts: [[Int]]
  /// The codes' colours, `#rrggbb`; one a label, or none at all.
  public var colours: [String?]

  /// - Parameter counts: by row, for the columns before it; missing ones are none.
  public init(labels: [String], totals: [Int], counts: [[Int]], colours: [String?] = []) {
    self.colours = colours
    self.labels = labels
    self.totals = totals
    self.counts = counts
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  /// Up to here a name at the diagonal is near enough to read a row by; above, it also is before the row.
  private static let few = 14
  /// A count of this is the darkest where no pair has more: a single co-occurrence is pale in every figure.
  static let leastDarkest = Palette.steps - 1

  /// Where everything is, in pixels.
  private struct Places {
    let margin: Double
    let cell: Double
    let size: Double
    let nameSize: Double
    let left: Double
    let names: [FittedText]
    let namesBefore: Bool
    let namesAfter: Bool
  }

  private func places(_ room: Double?) -> Places {
    let margin = room == nil ? 12.0 : 4
    let count = labels.count
    let isMany = count > 30
    let size = isMany ? TextMeasure.tiny : TextMeasure.small
    let least: Double = isMany ? 18 : count > Self.few ? 24 : 32
    let numbers = totals + counts.flatMap { $0 }
    let widest = numbers.map { TextMeasure.width(of: String($0), size: size) }.max() ?? 0
    var cell = max(least, widest + 4).rounded(.up)
    let nameSize = isMany || room != nil ? TextMeasure.small : TextMeasure.body
    var nameRoom = count > Self.few ? 220.0 : 300
    if let room {
      let free = room - 2 * margin - 12
      cell = min(cell, max((free * 0.64 / Double(max(count, 1))).rounded(.down), widest + 3))
      nameRoom = max(free - Double(count) * cell, 84)
    }
    let chip = colours.contains { HexColour.components($0) != nil } ? 14.0 : 0
    let wrap = WordWrap()
    let names = labels.map { FittedText($0, width: nameRoom - chip, size: nameSize, most: 2, wrap: wrap) }
    let nameWidth = names.map { $0.width(size: nameSize) }.max() ?? 0
    let before = count > Self.few
    return Places(
      margin: margin, cell: cell, size: size, nameSize: nameSize,
      left: before ? margin + nameWidth + chip + 10 : margin, names: names, namesBefore: before,
      namesAfter: !before || room == nil)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let places = places(room)
    let (margin, cell, left, size) = (places.margin, places.cell, places.left, places.size)
    let count = labels.count
    // Two lines of a name need more than a small cell.
    let lines = places.names.map(\.lines.count).max() ?? 1
    let row = max(cell, Double(lines) * (places.nameSize + 1) + 2)
    let darkest = max(counts.flatMap { $0 }.max() ?? 0, Self.leastDarkest)
    func step(_ row: Int, _ column: Int) -> Int { Palette.step(Double(value(row, column)) / Double(darkest)) }

    var drawing = Drawing(height: (2 * margin + Double(count) * row).rounded(.up))
    // Equal shades after one another.
    let cells = (0..<count).flatMap { row in (0..<row).map { (row: row, column: $0) } }
    for (step, cells) in Dictionary(grouping: cells, by: { step($0.row, $0.column) }).sorted(by: { $0.key < $1.key }) {
      for place in cells {
        let (x, y) = (left + Double(place.column) * cell, margin + Double(place.row) * row)
        drawing.add(.rectangle(Box(x: x + 0.5, y: y + 0.5, width: cell - 1, height: row - 1), fill: .ramp(step)))
      }
    }
    var right = left + Double(count) * cell
    for number in 0..<count {
      let middle = margin + (Double(number) + 0.5) * row
      for column in 0..<number where value(number, column) > 0 {
        let at = Point(x: left + (Double(column) + 0.5) * cell, y: middle + size * 0.35)
        drawing.add(
          .label(
            Label(
              text: String(value(number, column)), at: at, anchor: .middle, size: size,
              paint: .onRamp(step(number, column)))))
      }
      let x = left + Double(number) * cell
      drawing.add(
        .frame(Box(x: x + 1, y: middle - row / 2 + 1, width: cell - 2, height: row - 2), stroke: .rule, width: 1))
      drawing.add(
        .label(
          Label(
            text: String(number < totals.count ? totals[number] : 0),
            at: Point(x: x + cell / 2, y: middle + size * 0.35),
            anchor: .middle, size: size, paint: .faint)))
      if places.namesAfter {
        right = max(right, addName(number, at: x + cell + 6, middle: middle, places, isBefore: false, &drawing))
      }
      if places.namesBefore {
        _ = addName(number, at: left - 6, middle: middle, places, isBefore: true, &drawing)
      }
    }
    drawing.width = (right + margin).rounded(.up)
    return drawing
  }

  /// - Returns: where it ends on the right.
  private func addName(
    _ row: Int, at x: Double, middle: Double, _ places: Places, isBefore: Bool, _ drawing: inout Drawing
  ) -> Double {
    let name = places.names[row]
    let colour = colours.indices.contains(row) ? colours[row] : nil
    var start = x
    if let colour, HexColour.components(colour) != nil, !isBefore || !places.namesAfter {
      let chip = isBefore ? x - name.width(size: places.nameSize) - 14 : x
      drawing.add(.rectangle(Box(x: chip, y: middle - 4.5, width: 9, height: 9), fill: .code(colour)))
      if !isBefore { start += 14 }
    }
    let lineHeight = places.nameSize + 1
    let first = middle - Double(name.lines.count) * lineHeight / 2 + places.nameSize * 0.85
    for (number, line) in name.lines.enumerated() {
      drawing.add(
        .label(
          Label(
            text: line, at: Point(x: start, y: first + Double(number) * lineHeight), anchor: isBefore ? .end : .start,
            size: places.nameSize, paint: isBefore && places.namesAfter ? .faint : .ink,
            whole: name.isCut ? labels[row] : nil)))
    }
    return start + name.width(size: places.nameSize)
  }

  private func value(_ row: Int, _ column: Int) -> Int { column < counts[row].count ? counts[row][column] : 0 }
}
