/// Points of two numbers, with a line where they should lie.
public struct ScatterPlot: Sendable {
  public struct Mark: Sendable {
    public let x: Double
    public let y: Double
    /// Beside the point; empty for none.
    public let label: String

    public init(x: Double, y: Double, label: String = "") {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  /// Where points lie when nothing is wrong.
  public enum Guide: Sendable {
    /// y = 0.
    case zero
    /// y = slope x.
    case through(slope: Double)
  }

  public var marks: [Mark]
  public var guide: Guide
  public var xTitle: String
  public var yTitle: String

  public init(marks: [Mark], guide: Guide, xTitle: String, yTitle: String) {
    self.marks = marks.filter { $0.x.isFinite && $0.y.isFinite }
    self.guide = guide
    self.xTitle = xTitle
    self.yTitle = yTitle
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let (margin, height) = (room == nil ? 12.0 : 4, isNarrow ? 200.0 : 240)
    let across = Axis(holding: marks.map(\.x), count: isNarrow ? 4 : 5)
    let up = Axis(holding: [0] + marks.map(\.y), count: 5)
    let numbers = up.ticks.map { TextMeasure.width(of: up.text($0), size: TextMeasure.small) }
    let left = margin + (numbers.max() ?? 0) + 8
    let width = room.map { max($0 - left - margin - 30, 120) } ?? 380
    let plot = Box(x: left, y: margin + 20, width: width, height: height)
    func place(_ x: Double, _ y: Double) -> Point {
      Point(x: plot.x + across.position(x) * width, y: plot.y + height - up.position(y) * height)
    }
    var drawing = Drawing(width: (plot.x + width + margin + 30).rounded(.up))
    drawing.add(
      .label(Label(text: yTitle, at: Point(x: margin, y: margin + 6), size: TextMeasure.small, paint: .faint)))
    let below = drawing.addAxis(across, under: plot, title: xTitle)
    for tick in up.ticks {
      let y = place(across.low, tick).y
      drawing.add(
        .line(from: Point(x: plot.x, y: y), to: Point(x: plot.x + width, y: y), stroke: .shade, width: 1))
      drawing.add(
        .label(
          Label(
            text: up.text(tick), at: Point(x: plot.x - 8, y: y + 4), anchor: .end, size: TextMeasure.small,
            paint: .faint)))
    }
    let slope: Double =
      switch guide {
      case .zero: 0
      case .through(let slope): slope
      }
    // Cut at the ends of both axes.
    let ends =
      slope == 0 ? (across.low, across.high) : (max(across.low, up.low / slope), min(across.high, up.high / slope))
    if ends.0 < ends.1 {
      drawing.add(
        .line(
          from: place(ends.0, slope * ends.0), to: place(ends.1, slope * ends.1), stroke: .faint, width: 1.2,
          dashed: true))
    }
    for mark in marks {
      drawing.add(.marker(.circle, at: place(mark.x, mark.y), radius: 2.6, paint: .series(0), isHollow: true))
    }
    // Names are beside their points, and on no others.
    var taken = marks.map { mark -> Box in
      let at = place(mark.x, mark.y)
      return Box(x: at.x - 3, y: at.y - 3, width: 6, height: 6)
    }
    for mark in marks where !mark.label.isEmpty {
      let at = place(mark.x, mark.y)
      let candidates = [(5.0, -4.0), (-5, -4), (5, 12), (-5, 12), (5, -16), (-5, -16), (5, 24), (-5, 24)].map {
        across, up in
        Label(
          text: mark.label, at: Point(x: at.x + across, y: at.y + up), anchor: across > 0 ? .start : .end,
          size: TextMeasure.small)
      }
      let free = candidates.first { label in
        label.box.x >= plot.x && label.box.x + label.box.width <= drawing.width && label.box.y >= 0
          && !taken.contains { $0.overlaps(label.box) }
      }
      guard let free else { continue }
      taken.append(free.box)
      drawing.add(.label(free))
    }
    drawing.height = (plot.y + height + below + margin).rounded(.up)
    return drawing
  }
}
