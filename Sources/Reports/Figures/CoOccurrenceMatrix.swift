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
    Figure(name: name, title: title, caption: caption, drawing: drawing)
  }

  /// Up to here a name at the diagonal is near enough to read a row by; above, it also is before the row.
  private static let few = 14

  private var drawing: Drawing {
    let margin = 12.0
    let count = labels.count
    let size = count > 30 ? TextMeasure.tiny : TextMeasure.small
    let least: Double = count > 30 ? 18 : count > Self.few ? 24 : 32
    let numbers = totals + counts.flatMap { $0 }
    let widest = numbers.map { TextMeasure.width(of: String($0), size: size) }.max() ?? 0
    let cell = max(least, widest + 4).rounded(.up)
    let nameSize = count > 30 ? TextMeasure.small : TextMeasure.body
    let wrap = WordWrap()
    // Names on both sides of a large matrix are shorter, so that it stays within a page.
    let names = labels.map { FittedText($0, width: count > Self.few ? 160 : 250, size: nameSize, most: 1, wrap: wrap) }
    let nameWidth = names.map { $0.width(size: nameSize) }.max() ?? 0
    let left = count > Self.few ? margin + nameWidth + 10 : margin
    let greatest = counts.flatMap { $0 }.max() ?? 0

    var drawing = Drawing(height: (2 * margin + Double(count) * cell).rounded(.up))
    var right = left
    func step(_ row: Int, _ column: Int) -> Int {
      Palette.step(greatest == 0 ? 0 : Double(value(row, column)) / Double(greatest))
    }
    // Equal shades after one another.
    let places = (0..<count).flatMap { row in (0..<row).map { (row: row, column: $0) } }
    for (step, places) in Dictionary(grouping: places, by: { step($0.row, $0.column) }).sorted(by: { $0.key < $1.key })
    {
      for (row, column) in places {
        let (x, y) = (left + Double(column) * cell, margin + Double(row) * cell)
        drawing.add(.rectangle(Box(x: x + 0.5, y: y + 0.5, width: cell - 1, height: cell - 1), fill: .ramp(step)))
      }
    }
    for row in 0..<count {
      let y = margin + Double(row) * cell
      let baseline = y + cell / 2 + size * 0.35
      for column in 0..<row {
        let value = value(row, column)
        guard value > 0 else { continue }
        drawing.add(
          .label(
            Label(
              text: String(value), at: Point(x: left + (Double(column) + 0.5) * cell, y: baseline), anchor: .middle,
              size: size, paint: .onRamp(step(row, column)))))
      }
      let x = left + Double(row) * cell
      drawing.add(
        .frame(Box(x: x + 1, y: y + 1, width: cell - 2, height: cell - 2), stroke: .rule, width: 1))
      drawing.add(
        .label(
          Label(
            text: String(row < totals.count ? totals[row] : 0), at: Point(x: x + cell / 2, y: baseline),
            anchor: .middle, size: size, paint: .faint)))
      let name = names[row]
      let text = name.lines.first ?? ""
      let whole = name.isCut ? labels[row] : nil
      let nameBase = y + cell / 2 + nameSize * 0.35
      let colour = colours.indices.contains(row) ? colours[row] : nil
      var nameStart = x + cell + 6
      if let colour, HexColour.components(colour) != nil {
        drawing.add(.rectangle(Box(x: nameStart, y: y + cell / 2 - 4.5, width: 9, height: 9), fill: .code(colour)))
        nameStart += 14
      }
      drawing.add(.label(Label(text: text, at: Point(x: nameStart, y: nameBase), size: nameSize, whole: whole)))
      right = max(right, nameStart + name.width(size: nameSize))
      if count > Self.few {
        drawing.add(
          .label(
            Label(
              text: text, at: Point(x: left - 6, y: nameBase), anchor: .end, size: nameSize, paint: .faint, whole: whole
            )))
      }
    }
    drawing.width = (right + margin).rounded(.up)
    return drawing
  }

  private func value(_ row: Int, _ column: Int) -> Int { column < counts[row].count ? counts[row][column] : 0 }
}
