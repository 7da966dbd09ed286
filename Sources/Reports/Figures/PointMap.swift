/// Points with names on a plane, one unit as long across as up.
public struct PointMap: Sendable {
  public struct Item: Sendable {
    public var label: String
    public var x: Double
    public var y: Double
    /// Which series: its colour and form.
    public var series: Int
    public var isBold: Bool

    public init(label: String, x: Double, y: Double, series: Int, isBold: Bool = false) {
      (self.label, self.x, self.y, self.series, self.isBold) = (label, x, y, series, isBold)
    }
  }

  public var points: [Item]
  /// Names of the series, in the legend.
  public var series: [String]
  public var xTitle: String
  public var yTitle: String

  public init(points: [Item], series: [String], xTitle: String, yTitle: String) {
    (self.points, self.series, self.xTitle, self.yTitle) = (points, series, xTitle, yTitle)
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let margin = room == nil ? 12.0 : 4
    let width = room.map { max($0 - 2 * margin, 200) } ?? 520
    // Beside the outermost points, for their names.
    let labelRoom = min(90, width * 0.2)
    var drawing = Drawing(width: width + 2 * margin)
    let shapes = MarkerShape.allCases
    let legend = Legend(names: series) { index, point, drawing in
      drawing.add(
        .marker(shapes[index % shapes.count], at: point, radius: 4, paint: .series(index), isHollow: false))
    }
    let top = margin + legend.draw(at: Drawing.Place(x: margin, y: margin), width: width, in: &drawing)
    let xs = points.map(\.x) + [0]
    let ys = points.map(\.y) + [0]
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 0)
    let span = max(right - left, 1e-9)
    let scale = min((width - 2 * labelRoom) / span, min(420, width) / max(high - low, 1e-9))
    let height = max((high - low) * scale, 40) + 40
    let plot = Box(x: margin, y: top + 6, width: width, height: height)
    let shift = plot.x + (plot.width - span * scale) / 2
    func place(_ x: Double, _ y: Double) -> Drawing.Place {
      Drawing.Place(x: shift + (x - left) * scale, y: plot.y + 20 + (high - y) * scale)
    }
    drawing.add(.frame(plot, stroke: .rule, width: 1))
    let origin = place(0, 0)
    drawing.add(
      .line(
        from: origin.moved(toX: plot.x), to: origin.moved(toX: plot.x + plot.width), stroke: .shade, width: 1,
        dashed: true))
    drawing.add(
      .line(
        from: origin.moved(toY: plot.y), to: origin.moved(toY: plot.y + plot.height), stroke: .shade, width: 1,
        dashed: true))
    let places = points.map { place($0.x, $0.y) }
    for (point, at) in zip(points, places) {
      drawing.add(
        .marker(
          shapes[point.series % shapes.count], at: at, radius: point.isBold ? 5.5 : 4, paint: .series(point.series),
          isHollow: false))
    }
    var taken = places.map { Box(x: $0.x - 5, y: $0.y - 5, width: 10, height: 10) }
    let wrap = WordWrap()
    // What is bold goes first, then what is nearest to the edge, which has least choice.
    let order = points.indices.sorted { a, b in
      if points[a].isBold != points[b].isBold { return points[a].isBold }
      let (p, q) = (places[a], places[b])
      let (u, v) = (min(p.x - plot.x, plot.x + plot.width - p.x), min(q.x - plot.x, plot.x + plot.width - q.x))
      return u == v ? a < b : u < v
    }
    // What has no room for its name has a number, and is named under the map.
    var numbered: [Int] = []
    for index in order {
      // Whole where there is room, else cut.
      let fitted = [min(300, width * 0.9), min(230, width * 0.6)].map {
        FittedText(points[index].label, width: $0, size: TextMeasure.small, most: 1, wrap: wrap)
      }
      let found = fitted.lazy.compactMap { text -> Label? in
        let whole = text.isCut ? points[index].label : nil
        return self.label(text.lines.first ?? "", of: index, whole: whole, places, taken, plot)
      }.first
      if let label = found {
        drawing.add(.label(label))
        taken.append(label.box)
      } else {
        numbered.append(index)
      }
    }
    numbered.sort()
    for (number, index) in numbered.enumerated() {
      guard
        let label = label(String(number + 1), of: index, whole: points[index].label, places, taken, plot, always: true)
      else { continue }
      drawing.add(.label(label))
      taken.append(label.box)
    }
    let bottom = plot.y + plot.height
    drawing.add(
      .label(
        Label(
          text: "across: \(xTitle)" + (yTitle.isEmpty ? "" : "; up: \(yTitle)"),
          at: Drawing.Place(x: plot.x + plot.width / 2, y: bottom + 18), anchor: .middle, size: TextMeasure.small,
          paint: .faint)))
    drawing.height = (bottom + 26 + margin).rounded(.up)
    addKey(numbered, margin: margin, &drawing)
    return drawing
  }

  /// - Returns: `text` beside its point, where it is free and inside; `nil` where it is nowhere, unless `always`.
  private func label(
    _ text: String, of index: Int, whole: String?, _ places: [Drawing.Place], _ taken: [Box], _ plot: Box,
    always: Bool = false
  ) -> Label? {
    var best: (label: Label, cost: Double)?
    for (number, candidate) in Self.places(around: places[index]).enumerated() {
      let label = Label(
        text: text, at: candidate.at, anchor: candidate.anchor, size: TextMeasure.small, isBold: points[index].isBold,
        whole: whole)
      let box = label.box
      let outside = max(0, plot.x - box.x) + max(0, box.x + box.width - plot.x - plot.width)
      let overlaps = taken.count { $0.overlaps(box) }
      let cost = Double(overlaps) * 100 + outside * 10 + Double(number)
      if best.map({ cost < $0.cost }) ?? true { best = (label, cost) }
    }
    guard let best, always || best.cost < 100 else { return nil }
    return best.label
  }

  /// The names of points that have numbers.
  private func addKey(_ numbered: [Int], margin: Double, _ drawing: inout Drawing) {
    if numbered.isEmpty { return }
    let legend = Legend(names: numbered.map { points[$0].label }) { index, point, drawing in
      drawing.add(
        .label(
          Label(
            text: String(index + 1), at: Drawing.Place(x: point.x + 4, y: point.y + 4), anchor: .end,
            size: TextMeasure.small, paint: .faint)))
    }
    let height = legend.draw(
      at: Drawing.Place(x: margin, y: drawing.height), width: drawing.width - 2 * margin, in: &drawing)
    drawing.height = (drawing.height + height).rounded(.up)
  }

  /// Where a point's name can be, the best place first.
  private static func places(around at: Drawing.Place) -> [(at: Drawing.Place, anchor: Label.Anchor)] {
    [
      (at.moved(by: 8, 4), .start), (at.moved(by: -8, 4), .end), (at.moved(by: 0, -9), .middle),
      (at.moved(by: 0, 17), .middle), (at.moved(by: 7, -6), .start), (at.moved(by: -7, -6), .end),
      (at.moved(by: 7, 14), .start), (at.moved(by: -7, 14), .end), (at.moved(by: 0, -20), .middle),
      (at.moved(by: 0, 28), .middle), (at.moved(by: 16, -14), .start), (at.moved(by: -16, -14), .end),
      (at.moved(by: 16, 22), .start), (at.moved(by: -16, 22), .end),
    ]
  }
}

extension Drawing {
  /// A place in a drawing.
  typealias Place = Point
}

extension Drawing.Place {
  func moved(by across: Double, _ down: Double) -> Drawing.Place { Drawing.Place(x: x + across, y: y + down) }
  func moved(toX x: Double) -> Drawing.Place { Drawing.Place(x: x, y: y) }
  func moved(toY y: Double) -> Drawing.Place { Drawing.Place(x: x, y: y) }
}
