/// How much of what is looked for has been found when so much has been read: a line an order of reading, on a square whose
/// diagonal is an order drawn at random.
public struct ReadingCurves: Sendable {
  public struct Order: Sendable {
    public var name: String
    /// Shares read and found, 0 to 1, ascending; it begins at nothing.
    public var points: [(read: Double, found: Double)]

    public init(name: String, points: [(read: Double, found: Double)]) {
      self.name = name
      self.points = points
    }
  }

  public var orders: [Order]
  /// A single point: something that finds a set without an order.
  public var mark: (name: String, read: Double, found: Double)?
  public var axisTitle: String

  public init(orders: [Order], mark: (name: String, read: Double, found: Double)? = nil, axisTitle: String) {
    self.orders = orders
    self.mark = mark
    self.axisTitle = axisTitle
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let margin = room == nil ? 12.0 : 4
    let axis = Axis(holding: [0, 1], style: .percent, limit: 1)
    let numbers = axis.ticks.map { TextMeasure.width(of: axis.text($0), size: TextMeasure.small) }
    let left = margin + (numbers.max() ?? 0) + 8
    let plotWidth = room.map { max($0 - left - margin - 20, 120) } ?? 390
    let side = min(plotWidth / 1.5, 260)
    var drawing = Drawing(width: (left + plotWidth + margin + 20).rounded(.up))
    let names = orders.map(\.name) + [mark?.name].compactMap { $0 }
    let shapes = MarkerShape.allCases
    let legend = Legend(names: names) { index, point, drawing in
      drawing.add(
        .marker(shapes[index % shapes.count], at: point, radius: 4, paint: .series(index), isHollow: false))
    }
    let top = margin + legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    let plot = Box(x: left, y: top + 6, width: plotWidth, height: side)
    let below = drawing.addAxis(axis, under: plot, title: axisTitle)
    func place(_ read: Double, _ found: Double) -> Point {
      Point(x: plot.x + axis.position(read) * plot.width, y: plot.y + (1 - axis.position(found)) * plot.height)
    }
    for tick in axis.ticks {
      let y = place(0, tick).y
      drawing.add(
        .line(from: Point(x: plot.x, y: y), to: Point(x: plot.x + plot.width, y: y), stroke: .shade, width: 1))
      drawing.add(
        .label(
          Label(
            text: axis.text(tick), at: Point(x: plot.x - 8, y: y + 4), anchor: .end, size: TextMeasure.small,
            paint: .faint)))
    }
    drawing.add(.line(from: place(0, 0), to: place(1, 1), stroke: .faint, width: 1.2, dashed: true))
    for (index, order) in orders.enumerated() {
      let points = order.points.map { place($0.read, $0.found) }
      drawing.add(.polyline(points, stroke: .series(index), width: 1.8))
      // A mark half way, so that lines differ in more than their colour.
      if let middle = order.points.first(where: { $0.found >= 0.5 }) {
        drawing.add(
          .marker(
            shapes[index % shapes.count], at: place(middle.read, middle.found), radius: 4, paint: .series(index),
            isHollow: false))
      }
    }
    if let mark {
      drawing.add(
        .marker(
          shapes[orders.count % shapes.count], at: place(mark.read, mark.found), radius: 5,
          paint: .series(orders.count), isHollow: false))
    }
    drawing.height = (plot.y + plot.height + below + margin).rounded(.up)
    return drawing
  }
}
