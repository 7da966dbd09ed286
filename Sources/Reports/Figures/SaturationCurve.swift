/// How many different codes there are after each interview: a line in the order given, a band of random orders, and
/// bars of what each interview adds.
public struct SaturationCurve: Sendable {
  public struct Interview: Sendable {
    public var label: String
    /// Codes that this interview adds.
    public var new: Int
    /// Codes so far.
    public var sum: Int
    /// Of random orders after as many interviews.
    public var low: Double
    public var high: Double
    public var mean: Double

    public init(label: String, new: Int, sum: Int, low: Double, high: Double, mean: Double) {
      (self.label, self.new, self.sum) = (label, new, sum)
      (self.low, self.high, self.mean) = (low, high, mean)
    }
  }

  public var points: [Interview]
  /// After how many interviews saturation is reached.
  public var reached: Int?

  public init(points: [Interview], reached: Int?) {
    self.points = points
    self.reached = reached
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let (margin, height) = (room == nil ? 12.0 : 4, room.map { $0 < 600 } == true ? 190.0 : 240)
    let step = max(16.0, min(34.0, 640.0 / Double(max(points.count, 1))))
    let axis = Axis(holding: [0] + points.map { Double($0.sum) } + points.map(\.high))
    let numbers = axis.ticks.map { TextMeasure.width(of: axis.text($0), size: TextMeasure.small) }
    let left = margin + TextMeasure.small + 8 + (numbers.max() ?? 0) + 8
    let width = room.map { max($0 - left - margin - 6, 120) } ?? max(step * Double(points.count), 300)
    let share = width / Double(max(points.count, 1))
    var drawing = Drawing(width: (left + width + margin + 6).rounded(.up))
    let names = ["codes so far", "mean of random orders", "95% of random orders", "new codes"]
    let legend = Legend(names: names) { index, point, drawing in
      let box = Box(x: point.x - 6, y: point.y - 5, width: 12, height: 10)
      switch index {
      case 0:
        drawing.add(.marker(.circle, at: point, radius: 4, paint: .series(0), isHollow: false))
      case 1:
        drawing.add(
          .line(
            from: Point(x: point.x - 7, y: point.y), to: Point(x: point.x + 7, y: point.y), stroke: .faint, width: 1.4,
            dashed: true))
      case 2: drawing.add(.rectangle(box, fill: .shade))
      default:
        drawing.add(.rectangle(box, fill: .bar(1)))
        drawing.add(.frame(box, stroke: .series(1), width: 1))
      }
    }
    let top = margin + legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    let plot = Box(x: left, y: top + 8, width: width, height: height)
    func y(_ value: Double) -> Double { plot.y + (1 - axis.position(value)) * plot.height }
    func x(_ index: Int) -> Double { plot.x + (Double(index) + 0.5) * share }

    for (index, point) in points.enumerated() {
      let (upper, lower) = (y(point.high), y(point.low))
      drawing.add(
        .rectangle(
          Box(x: x(index) - share / 2, y: upper, width: share + 0.6, height: max(lower - upper, 1)), fill: .shade))
    }
    for tick in axis.ticks {
      drawing.add(
        .line(
          from: Point(x: plot.x - 4, y: y(tick)), to: Point(x: plot.x + plot.width, y: y(tick)), stroke: .rule,
          width: 0.5))
      drawing.add(
        .label(
          Label(
            text: axis.text(tick), at: Point(x: plot.x - 8, y: y(tick) + 4), anchor: .end, size: TextMeasure.small,
            paint: .faint)))
    }
    for (index, point) in points.enumerated() where point.new > 0 {
      let box = Box(
        x: x(index) - share * 0.3, y: y(Double(point.new)), width: share * 0.6, height: y(0) - y(Double(point.new)))
      drawing.add(.rectangle(box, fill: .bar(1)))
      drawing.add(.frame(box, stroke: .series(1), width: 1))
    }
    for index in points.indices.dropFirst() {
      drawing.add(
        .line(
          from: Point(x: x(index - 1), y: y(points[index - 1].mean)), to: Point(x: x(index), y: y(points[index].mean)),
          stroke: .faint, width: 1.4, dashed: true))
    }
    drawing.add(
      .polyline(
        points.indices.map { Point(x: x($0), y: y(Double(points[$0].sum))) }, stroke: .series(0), width: 1.8))
    for (index, point) in points.enumerated() {
      drawing.add(
        .marker(
          .circle, at: Point(x: x(index), y: y(Double(point.sum))), radius: 3, paint: .series(0), isHollow: false))
    }
    if let reached, reached > 0, reached < points.count {
      let place = plot.x + Double(reached) * share
      drawing.add(
        .line(
          from: Point(x: place, y: plot.y), to: Point(x: place, y: plot.y + plot.height), stroke: .ink, width: 1.2,
          dashed: true))
      let isLeft = place > plot.x + plot.width / 2
      drawing.add(
        .label(
          Label(
            text: "saturation", at: Point(x: place + (isLeft ? -5 : 5), y: plot.y + plot.height * 0.7),
            anchor: isLeft ? .end : .start, size: TextMeasure.small)))
    }
    // Numbers of interviews where there is room for them.
    let widest = TextMeasure.width(of: String(points.count), size: TextMeasure.small) + 6
    let every = max(1, Int((widest / share).rounded(.up)))
    for index in points.indices where (index + 1) % every == 0 || index == 0 && every < 4 {
      drawing.add(
        .label(
          Label(
            text: String(index + 1), at: Point(x: x(index), y: plot.y + plot.height + 16), anchor: .middle,
            size: TextMeasure.small, paint: .faint)))
    }
    drawing.add(
      .line(
        from: Point(x: plot.x, y: plot.y + plot.height), to: Point(x: plot.x + plot.width, y: plot.y + plot.height),
        stroke: .rule, width: 1))
    drawing.add(
      .label(
        Label(
          text: "interviews, in their order", at: Point(x: plot.x + plot.width / 2, y: plot.y + plot.height + 34),
          anchor: .middle, size: TextMeasure.small, paint: .faint)))
    drawing.height = (plot.y + plot.height + 42 + margin).rounded(.up)
    return drawing
  }
}
