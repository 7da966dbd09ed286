/// Eigenvalues in descending order, with a line at 1: how many components a scale has.
public struct ScreePlot: Sendable {
  public var eigenvalues: [Double]
  /// How many components are kept: their points are filled.
  public var kept: Int

  public init(eigenvalues: [Double], kept: Int) {
    self.eigenvalues = eigenvalues
    self.kept = kept
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let (margin, height) = (room == nil ? 12.0 : 4, room.map { $0 < 600 } == true ? 150.0 : 190)
    let axis = Axis(holding: [0, 1] + eigenvalues, count: 4)
    let numbers = axis.ticks.map { TextMeasure.width(of: axis.text($0), size: TextMeasure.small) }
    let left = margin + TextMeasure.small + 8 + (numbers.max() ?? 0) + 8
    let limit = "eigenvalue 1"
    let limitWidth = TextMeasure.width(of: limit, size: TextMeasure.small)
    let free = room.map { max($0 - left - 8 - limitWidth - margin, 60) } ?? 520
    let step = min(max(free / Double(max(eigenvalues.count, 1)), room == nil ? 9 : 1), 90)
    let plot = Box(x: left, y: margin + 14, width: step * Double(max(eigenvalues.count, 1)), height: height)
    var drawing = Drawing(
      width: (plot.x + plot.width + 8 + limitWidth + margin).rounded(.up),
      height: (plot.y + height + 44 + margin).rounded(.up))
    func place(_ value: Double) -> Double { plot.y + height - axis.position(value) * height }

    for tick in axis.ticks {
      let y = place(tick)
      drawing.add(
        .line(from: Point(x: plot.x, y: y), to: Point(x: plot.x + plot.width, y: y), stroke: .shade, width: 1))
      drawing.add(
        .label(
          Label(
            text: axis.text(tick), at: Point(x: plot.x - 8, y: y + 4), anchor: .end, size: TextMeasure.small,
            paint: .faint)))
    }
    let one = place(1)
    drawing.add(
      .line(
        from: Point(x: plot.x, y: one), to: Point(x: plot.x + plot.width, y: one), stroke: .faint, width: 1.2,
        dashed: true))
    drawing.add(
      .label(
        Label(text: limit, at: Point(x: plot.x + plot.width + 8, y: one + 4), size: TextMeasure.small, paint: .faint)))
    let points = eigenvalues.enumerated().map { Point(x: plot.x + (Double($0) + 0.5) * step, y: place($1)) }
    drawing.add(.polyline(points, stroke: .series(0), width: 1.6))
    addPoints(points, plot, &drawing)
    drawing.add(
      .label(
        Label(
          text: "component", at: Point(x: plot.x + plot.width / 2, y: plot.y + height + 36), anchor: .middle,
          size: TextMeasure.small, paint: .faint)))
    return drawing
  }

  /// Each point with its value above it and its number under the axis, as far as there is room.
  private func addPoints(_ points: [Point], _ plot: Box, _ drawing: inout Drawing) {
    var freeAbove = -Double.infinity
    var freeBelow = -Double.infinity
    for (index, point) in points.enumerated() {
      drawing.add(.marker(.circle, at: point, radius: 4, paint: .series(0), isHollow: index >= kept))
      // Off the line at 1, on whichever side the point is.
      let isAbove = eigenvalues[index] >= 1 || point.y + 20 > plot.y + plot.height
      let value = Label(
        text: Numbers.fixed(eigenvalues[index], places: 2),
        at: Point(x: point.x + (isAbove ? 4 : 0), y: point.y + (isAbove ? -8 : 17)),
        anchor: isAbove ? .start : .middle, size: TextMeasure.small)
      if value.box.x >= freeAbove {
        drawing.add(.rectangle(value.box, fill: .paper))
        drawing.add(.label(value))
        freeAbove = value.box.x + value.box.width + 3
      }
      let number = Label(
        text: String(index + 1), at: Point(x: point.x, y: plot.y + plot.height + 16), anchor: .middle,
        size: TextMeasure.small, paint: .faint)
      if number.box.x >= freeBelow {
        drawing.add(.label(number))
        freeBelow = number.box.x + number.box.width + 4
      }
    }
  }
}
