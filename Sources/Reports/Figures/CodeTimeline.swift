/// Where the codes stand in one transcript: turns from left to right, a row for each code, and one for the interviewers.
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
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  static let interviewers = "interviewers"

  private func drawing(_ room: Double?) -> Drawing {
    let margin = room == nil ? 12.0 : 4
    let isNarrow = room.map { $0 < 600 } == true
    let type = isNarrow ? TextMeasure.small : TextMeasure.body
    let hasStrip = !asked.isEmpty
    var names: [(text: String, depth: Int)] = rows.map { ($0.label, $0.depth) }
    if hasStrip { names.append((Self.interviewers, 0)) }
    let labels = LabelColumn(
      names, most: room.map { max($0 * 0.36, 84) } ?? 330, lines: 3, size: type)
    let left = margin + labels.width + 12
    let totals = rows.map { String($0.segments.values.reduce(0, +)) }
    let totalWidth = totals.map { TextMeasure.width(of: $0, size: TextMeasure.small) }.max() ?? 0
    let plotWidth = room.map { max($0 - left - 10 - totalWidth - margin, 60) } ?? 560
    let step = min(plotWidth / Double(max(turns, 1)), 36)
    let heights = rows.indices.map { max(isNarrow ? 18 : 22, labels.height($0) + 4) }
    let stripHeight = hasStrip ? (isNarrow ? 15.0 : 18) : 0
    let plot = Box(
      x: left, y: margin, width: step * Double(max(turns, 1)),
      height: max(heights.reduce(0, +), 22) + stripHeight)
    var drawing = Drawing(width: (plot.x + plot.width + 10 + totalWidth + margin).rounded(.up))
    drawing.rows = DrawingRows(top: plot.y, heights: heights, depths: rows.map(\.depth))
    addInterviewers(step: step, strip: stripHeight, plot, &drawing)
    // Rules first: shapes that follow one another and are alike become one.
    var y = plot.y
    for height in heights {
      y += height
      drawing.add(
        .line(from: Point(x: left, y: y), to: Point(x: left + plot.width, y: y), stroke: .rule, width: 0.5))
    }
    y = plot.y
    for (index, row) in rows.enumerated() {
      let height = heights[index]
      labels.draw(index, at: margin, middle: y + height / 2, in: &drawing)
      for (turn, count) in row.segments.sorted(by: { $0.key < $1.key }) where (1...max(turns, 1)).contains(turn) {
        draw(count, turn: turn, step: step, top: y, left: left, height: height, paint(index), &drawing)
      }
      drawing.add(
        .label(
          Label(
            text: totals[index], at: Point(x: drawing.width - margin, y: y + height / 2 + 4), anchor: .end,
            size: TextMeasure.small)))
      y += height
    }
    if hasStrip { labels.draw(rows.count, at: margin, middle: plot.y + plot.height - stripHeight / 2, in: &drawing) }
    addTurnNumbers(step: step, plot, &drawing)
    drawing.height = (plot.y + plot.height + 38 + margin).rounded(.up)
    return drawing
  }

  /// A strip of its own, which is there however narrow a turn is, and bands behind the rows where they would not shimmer.
  private func addInterviewers(step: Double, strip: Double, _ plot: Box, _ drawing: inout Drawing) {
    let shown = asked.sorted().filter { (1...max(turns, 1)).contains($0) }
    if step >= 4 {
      for turn in shown {
        drawing.add(
          .rectangle(
            Box(x: plot.x + Double(turn - 1) * step, y: plot.y, width: step, height: plot.height - strip), fill: .shade)
        )
      }
    }
    for turn in shown {
      let x = plot.x + Double(turn - 1) * step
      let width = max(step - (step > 3 ? 1 : step * 0.35), 0.4)
      drawing.add(
        .rectangle(Box(x: x, y: plot.y + plot.height - strip + 5, width: width, height: strip - 9), fill: .faint))
    }
  }

  /// A code without a colour of its own has one of the series'.
  private func paint(_ row: Int) -> (fill: Paint, words: Paint) {
    if let colour = rows[row].colour, HexColour.components(colour) != nil { return (.code(colour), .onCode(colour)) }
    let others = rows[..<row].count { HexColour.components($0.colour) == nil }
    let colour = Palette.series[others % Palette.series.count].light
    return (.code(colour), .onCode(colour))
  }

  private func draw(
    _ count: Int, turn: Int, step: Double, top: Double, left: Double, height: Double,
    _ paint: (fill: Paint, words: Paint), _ drawing: inout Drawing
  ) {
    let width = max(step - (step > 6 ? 2 : 0), 1.5)
    let x = left + Double(turn - 1) * step + (step > 6 ? 1 : 0)
    let bar = min(height - 8, 16)
    drawing.add(
      .rectangle(
        Box(x: x, y: top + (height - bar) / 2, width: width, height: bar), fill: paint.fill, link: links[turn]))
    let text = String(count)
    guard count > 1, TextMeasure.width(of: text, size: TextMeasure.small) <= width else { return }
    drawing.add(
      .label(
        Label(
          text: text, at: Point(x: x + width / 2, y: top + height / 2 + 4), anchor: .middle, size: TextMeasure.small,
          paint: paint.words)))
  }

  private func addTurnNumbers(step: Double, _ plot: Box, _ drawing: inout Drawing) {
    let bottom = plot.y + plot.height
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first { Double($0) * step >= 40 } ?? 10_000
    for turn in [1] + Array(stride(from: every, through: max(turns, 1), by: every)) where turn > 1 || every > 1 {
      let x = plot.x + (Double(turn) - 0.5) * step
      drawing.add(
        .label(
          Label(
            text: String(turn), at: Point(x: x, y: bottom + 12), anchor: .middle, size: TextMeasure.small, paint: .faint
          )))
    }
    drawing.add(
      .label(
        Label(
          text: "turn", at: Point(x: plot.x + plot.width / 2, y: bottom + 28), anchor: .middle, size: TextMeasure.small,
          paint: .faint)))
  }
}
