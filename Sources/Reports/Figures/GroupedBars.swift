/// Bars beside one another for each category, with intervals: codes, a bar for each group.
public struct GroupedBars: Sendable {
  public struct Bar: Sendable {
    /// `nil` where there is none.
    public var value: Double?
    /// An infinite bound runs to the end of the axis and ends in an arrow.
    public var low: Double?
    public var high: Double?
    public var text: String

    public init(value: Double?, low: Double? = nil, high: Double? = nil, text: String) {
      self.value = value
      self.low = low
      self.high = high
      self.text = text
    }
  }

  public struct Category: Sendable {
    public var label: String
    public var depth: Int
    /// One a series, in their order.
    public var bars: [Bar]
    /// The code's colour, `#rrggbb`.
    public var colour: String?

    public init(label: String, depth: Int = 0, bars: [Bar], colour: String? = nil) {
      self.colour = colour
      self.label = label
      self.depth = depth
      self.bars = bars
    }
  }

  public var series: [String]
  public var categories: [Category]
  /// What the axis measures.
  public var axisTitle: String
  /// Whether values are shares from 0 to 1.
  public var areShares: Bool

  public init(series: [String], categories: [Category], axisTitle: String, areShares: Bool) {
    self.series = series
    self.categories = categories
    self.axisTitle = axisTitle
    self.areShares = areShares
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let margin = room == nil ? 12.0 : 4
    // Single bars without intervals need less.
    let isPlain = categories.allSatisfy { $0.bars.count < 2 && $0.bars.allSatisfy { $0.low == nil } }
    let (barHeight, gap) = isPlain ? (15.0, 4.0) : (19.0, 10.0)
    let type = room.map { $0 < 600 } == true ? TextMeasure.small : TextMeasure.body
    let labels = LabelColumn(
      categories.map { ($0.label, $0.depth) }, colours: categories.map(\.colour),
      most: room.map { max($0 * 0.38, 84) } ?? 300, size: type)
    let bars = categories.flatMap(\.bars)
    let values: [Double] = bars.flatMap { bar in [0, bar.value, bar.low, bar.high].compactMap { $0 } }
    let axis = Axis(
      holding: values, count: room == nil ? 5 : 3, style: areShares ? .percent : .number,
      limit: areShares ? 1 : .infinity)
    let textWidth = bars.map { TextMeasure.width(of: $0.text, size: TextMeasure.small) }.max() ?? 0
    let left = margin + labels.width + 12
    let plotWidth = room.map { max($0 - left - 10 - textWidth - margin, 90) } ?? 340
    var drawing = Drawing(width: (left + plotWidth + 10 + textWidth + margin).rounded(.up))

    let legend = Legend(names: series) { index, point, drawing in
      drawing.add(.rectangle(Box(x: point.x - 6, y: point.y - 5, width: 12, height: 10), fill: .bar(index)))
      drawing.add(.frame(Box(x: point.x - 6, y: point.y - 5, width: 12, height: 10), stroke: .series(index), width: 1))
    }
    let top = margin + legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    let heights = categories.indices.map { max(Double(categories[$0].bars.count) * barHeight, labels.height($0)) + gap }
    let plot = Box(x: left, y: top, width: plotWidth, height: heights.reduce(0, +))
    drawing.rows = DrawingRows(top: top, heights: heights, depths: categories.map(\.depth))
    let below = drawing.addAxis(axis, under: plot, title: axisTitle)
    var y = top
    for (index, category) in categories.enumerated() {
      let height = heights[index]
      labels.draw(index, at: margin, middle: y + height / 2, in: &drawing)
      var barTop = y + (height - Double(category.bars.count) * barHeight) / 2
      for (number, bar) in category.bars.enumerated() {
        draw(bar, series: number, top: barTop, height: barHeight, axis, plot, &drawing)
        barTop += barHeight
      }
      y += height
    }
    drawing.height = (y + below + margin).rounded(.up)
    return drawing
  }

  private func draw(
    _ bar: Bar, series: Int, top: Double, height: Double, _ axis: Axis, _ plot: Box, _ drawing: inout Drawing
  ) {
    let zero = plot.x + axis.position(0) * plot.width
    var end = zero
    if let value = bar.value, !value.isNaN {
      let x = plot.x + axis.position(value) * plot.width
      let box = Box(x: min(x, zero), y: top + 1, width: abs(x - zero), height: height - 3)
      drawing.add(.rectangle(box, fill: .bar(series)))
      if box.width > 0 { drawing.add(.frame(box, stroke: .series(series), width: 1)) }
      end = max(end, x)
    }
    // The interval runs through the lower half, so that the bar's value is beside its end, above the line.
    if let low = bar.low, let high = bar.high {
      _ = drawing.addInterval(low: low, high: high, y: top + height - 6, axis, plot, paint: .ink)
    }
    let base = bar.low == nil || bar.high == nil ? top + height / 2 + 3 : top + 9
    drawing.add(.label(Label(text: bar.text, at: Point(x: end + 4, y: base), size: TextMeasure.small)))
  }
}

extension Drawing {
  /// A line from one bound to the other, with caps; an arrow where a bound lies beyond the axis.
  /// - Returns: where it ends on the right.
  mutating func addInterval(
    low: Double, high: Double, y: Double, _ axis: Axis, _ plot: Box, paint: Paint, width: Double = 1.2
  ) -> Double {
    guard !low.isNaN, !high.isNaN else { return plot.x }
    let (start, end) = (plot.x + axis.position(low) * plot.width, plot.x + axis.position(high) * plot.width)
    addInterval(
      from: start, to: end, y: y, isOpenLeft: low < axis.low, isOpenRight: high > axis.high, paint: paint, width: width)
    return end
  }

  /// The same between two places.
  mutating func addInterval(
    from start: Double, to end: Double, y: Double, isOpenLeft: Bool, isOpenRight: Bool, paint: Paint, width: Double
  ) {
    add(.line(from: Point(x: start, y: y), to: Point(x: end, y: y), stroke: paint, width: width))
    func finish(_ x: Double, isOpen: Bool, inward: Double) {
      if isOpen {
        add(
          .polyline(
            [Point(x: x + inward * 5, y: y - 3.5), Point(x: x, y: y), Point(x: x + inward * 5, y: y + 3.5)],
            stroke: paint, width: width))
      } else {
        add(.line(from: Point(x: x, y: y - 3), to: Point(x: x, y: y + 3), stroke: paint, width: width))
      }
    }
    finish(start, isOpen: isOpenLeft, inward: 1)
    finish(end, isOpen: isOpenRight, inward: -1)
  }
}
