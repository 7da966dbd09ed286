/// Where the codes stand in one transcript: turns from left to right, a row for each code.
public struct CodeTimeline: Sendable {
  public struct Row: Sendable {
    public var label: String
    public var depth: Int
    /// Segments by number of the turn, 1-based.
    public var segments: [Int: Int]
    /// The code's colour, `#rrggbb`, in which its segments are drawn.
    public var colour: String?

    public init(label: String, depth: Int = 0, segments: [Int: Int], colour: String? = nil) {
      self.colour = colour
      self.label = label
      self.depth = depth
      self.segments = segments
    }
  }

  public var turns: Int
  /// Turns in which an interviewer speaks.
  public var asked: Set<Int>
  public var rows: [Row]
  /// Where a turn leads (`Fragment`); by number.
  public var links: [Int: String]

  public init(turns: Int, asked: Set<Int> = [], rows: [Row], links: [Int: String] = [:]) {
    self.turns = turns
    self.asked = asked
    self.rows = rows
    self.links = links
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, drawing: drawing)
  }

  private var drawing: Drawing {
    let (margin, rowHeight) = (12.0, 22.0)
    let labels = LabelColumn(rows.map { ($0.label, $0.depth) }, most: 330, lines: 1)
    let left = margin + labels.width + 12
    let plotWidth = 560.0
    let step = min(plotWidth / Double(max(turns, 1)), 36)
    let plot = Box(
      x: left, y: margin, width: step * Double(max(turns, 1)), height: Double(max(rows.count, 1)) * rowHeight)
    let totals = rows.map { String($0.segments.values.reduce(0, +)) }
    let totalWidth = totals.map { TextMeasure.width(of: $0, size: TextMeasure.small) }.max() ?? 0
    var drawing = Drawing(width: (plot.x + plot.width + 10 + totalWidth + margin).rounded(.up))
    // Narrower than this, bands would shimmer.
    if step >= 4 {
      for turn in asked.sorted() where (1...max(turns, 1)).contains(turn) {
        drawing.add(
          .rectangle(
            Box(x: left + Double(turn - 1) * step, y: plot.y, width: step, height: plot.height), fill: .shade))
      }
    }
    for index in rows.indices {
      let y = plot.y + Double(index + 1) * rowHeight
      drawing.add(
        .line(from: Point(x: left, y: y), to: Point(x: left + plot.width, y: y), stroke: .rule, width: 0.5))
    }
    for (index, row) in rows.enumerated() {
      let y = plot.y + Double(index) * rowHeight
      labels.draw(index, at: margin, middle: y + rowHeight / 2, in: &drawing)
      for (turn, count) in row.segments.sorted(by: { $0.key < $1.key }) where (1...max(turns, 1)).contains(turn) {
        draw(count, turn: turn, step: step, top: y, left: left, height: rowHeight, row.colour, &drawing)
      }
      drawing.add(
        .label(
          Label(
            text: totals[index], at: Point(x: drawing.width - margin, y: y + rowHeight / 2 + 4), anchor: .end,
            size: TextMeasure.small)))
    }
    addTurnNumbers(step: step, plot, &drawing)
    drawing.height = (plot.y + plot.height + 42 + margin).rounded(.up)
    return drawing
  }

  private func draw(
    _ count: Int, turn: Int, step: Double, top: Double, left: Double, height: Double, _ colour: String?,
    _ drawing: inout Drawing
  ) {
    let fill = HexColour.components(colour) == nil ? nil : colour
    let width = max(step - (step > 6 ? 2 : 0), 1.5)
    let x = left + Double(turn - 1) * step + (step > 6 ? 1 : 0)
    drawing.add(
      .rectangle(
        Box(x: x, y: top + 4, width: width, height: height - 8), fill: fill.map { .code($0) } ?? .ramp(6),
        link: links[turn]))
    let text = String(count)
    guard count > 1, TextMeasure.width(of: text, size: TextMeasure.small) <= width else { return }
    drawing.add(
      .label(
        Label(
          text: text, at: Point(x: x + width / 2, y: top + height / 2 + 4), anchor: .middle, size: TextMeasure.small,
          paint: fill.map { .onCode($0) } ?? .onRamp(6))))
  }

  private func addTurnNumbers(step: Double, _ plot: Box, _ drawing: inout Drawing) {
    let bottom = plot.y + plot.height
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first { Double($0) * step >= 40 } ?? 10_000
    for turn in [1] + Array(stride(from: every, through: max(turns, 1), by: every)) where turn > 1 || every > 1 {
      let x = plot.x + (Double(turn) - 0.5) * step
      drawing.add(
        .label(
          Label(
            text: String(turn), at: Point(x: x, y: bottom + 14), anchor: .middle, size: TextMeasure.small, paint: .faint
          )))
    }
    drawing.add(
      .label(
        Label(
          text: "turn", at: Point(x: plot.x + plot.width / 2, y: bottom + 32), anchor: .middle, size: TextMeasure.small,
          paint: .faint)))
  }
}
