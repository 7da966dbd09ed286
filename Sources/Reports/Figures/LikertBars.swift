/// Ordered answers as bars that part at the middle: those below it to the left of a line, those above it to the right, half
/// of a middle answer on each side.
public struct LikertBars: Sendable {
  public struct Row: Sendable {
    public var label: String
    /// 0 for an item, 1 for a group of respondents below it.
    public var depth: Int
    /// Of each answer, 0 to 1, in the order of the answers; `nil` for a heading, or where nobody answered.
    public var shares: [Double]?
    /// The answers, lowest first.
    public var answers: [String]
    /// After the bar: how many answered.
    public var note: String

    public init(label: String, depth: Int = 0, shares: [Double]?, answers: [String], note: String = "") {
      self.label = label
      self.depth = depth
      self.shares = shares
      self.answers = answers
      self.note = note
    }

    /// What is left of the line, 0 to 1.
    fileprivate var below: Double {
      guard let shares else { return 0 }
      let half = shares.count / 2
      return shares.prefix(half).reduce(0, +) + (shares.count % 2 == 1 ? shares[half] / 2 : 0)
    }
  }

  public var rows: [Row]
  public var axisTitle: String

  public init(rows: [Row], axisTitle: String) {
    self.rows = rows
    self.axisTitle = axisTitle
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  /// The answers, where all rows have the same: they are in a legend, and else under each item's name.
  private var common: [String]? {
    let all = Set(rows.filter { $0.depth == 0 || $0.shares != nil }.map(\.answers))
    return all.count == 1 ? all.first : nil
  }

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let margin = room == nil ? 12.0 : 4
    let type = isNarrow ? TextMeasure.small : TextMeasure.body
    let common = common
    let most = room.map { max($0 * 0.38, 96) } ?? 300
    let labels = LabelColumn(rows.map { ($0.label, $0.depth) }, most: most, size: type)
    let wrap = WordWrap()
    let ends = rows.map { row -> [String] in
      guard common == nil, row.depth == 0, let first = row.answers.first, let last = row.answers.last else { return [] }
      let words = row.answers.count == 2 ? "\(first) | \(last)" : "\(first) … \(last)"
      return FittedText(words, width: most, size: TextMeasure.small, most: 2, wrap: wrap).lines
    }
    let endWidth = ends.flatMap { $0 }.map { TextMeasure.width(of: $0, size: TextMeasure.small) }.max() ?? 0
    let left = margin + max(labels.width, endWidth) + 12
    let noteWidth = rows.map { TextMeasure.width(of: $0.note, size: TextMeasure.small) }.max() ?? 0
    let plotWidth = room.map { max($0 - left - margin - (noteWidth > 0 ? noteWidth + 8 : 0), 100) } ?? 380
    var drawing = Drawing(width: (left + plotWidth + (noteWidth > 0 ? noteWidth + 8 : 0) + margin).rounded(.up))
    var top = margin
    if let common {
      let legend = Legend(names: common) { index, point, drawing in
        let box = Box(x: point.x - 6, y: point.y - 5, width: 12, height: 10)
        drawing.add(.rectangle(box, fill: .diverging(index, of: common.count)))
        drawing.add(.frame(box, stroke: .rule, width: 0.7))
      }
      top += legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    }
    let heights = rows.indices.map { row in
      let words = labels.height(row) + Double(ends[row].count) * 12
      return max(words + 6, rows[row].shares == nil ? 18 : 24)
    }
    let plot = Box(x: left, y: top, width: plotWidth, height: heights.reduce(0, +))
    drawing.rows = DrawingRows(top: top, heights: heights, depths: rows.map(\.depth))
    let greatest = (rows.map(\.below).max() ?? 0.5, rows.map { $0.shares == nil ? 0 : 1 - $0.below }.max() ?? 0.5)
    let axis = Axis(holding: [-greatest.0, greatest.1], count: isNarrow ? 3 : 5, style: .size)
    let below = drawing.addAxis(axis, under: plot, title: axisTitle)
    var y = top
    for (index, row) in rows.enumerated() {
      let height = heights[index]
      let words = labels.height(index) + Double(ends[index].count) * 12
      let start = y + (height - words) / 2
      labels.draw(index, at: margin, middle: start + labels.height(index) / 2, in: &drawing)
      for (line, text) in ends[index].enumerated() {
        let at = Point(x: margin, y: start + labels.height(index) + Double(line) * 12 + 9)
        drawing.add(.label(Label(text: text, at: at, size: TextMeasure.small, paint: .faint)))
      }
      draw(row, middle: y + height / 2, axis, plot, &drawing)
      y += height
    }
    let zero = plot.x + axis.position(0) * plot.width
    drawing.add(
      .line(from: Point(x: zero, y: top), to: Point(x: zero, y: top + plot.height), stroke: .ink, width: 1))
    drawing.height = (y + below + margin).rounded(.up)
    return drawing
  }

  private func draw(_ row: Row, middle: Double, _ axis: Axis, _ plot: Box, _ drawing: inout Drawing) {
    guard let shares = row.shares else { return }
    var from = -row.below
    for (answer, share) in shares.enumerated() where share > 0 {
      let (start, end) = (axis.position(from) * plot.width, axis.position(from + share) * plot.width)
      let box = Box(x: plot.x + start, y: middle - 9, width: end - start, height: 18)
      drawing.add(.rectangle(box, fill: .diverging(answer, of: shares.count)))
      drawing.add(.frame(box, stroke: .paper, width: 0.8))
      let text = Numbers.percent(share, places: 0)
      // On either side of the line in the middle.
      let centre = box.x + box.width / 2
      let zero = plot.x + axis.position(0) * plot.width
      let half = TextMeasure.width(of: text, size: TextMeasure.small) / 2
      let x = abs(centre - zero) < half + 1 && answer * 2 + 1 == shares.count ? zero + half + 4 : centre
      if x + half + 1 <= box.x + box.width, x - half - 1 >= box.x {
        drawing.add(
          .label(
            Label(
              text: text, at: Point(x: x, y: middle + 4), anchor: .middle, size: TextMeasure.small,
              paint: .onDiverging(answer, of: shares.count))))
      }
      from += share
    }
    if !row.note.isEmpty {
      drawing.add(
        .label(
          Label(
            text: row.note, at: Point(x: plot.x + plot.width + 8, y: middle + 4), size: TextMeasure.small, paint: .faint
          )))
    }
  }
}
