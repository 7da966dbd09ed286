/// Estimates with their intervals beside a line at zero: the terms of one or several models.
public struct CoefficientPlot: Sendable {
  public struct Estimate: Sendable {
    /// Index in `series`.
    public var series: Int
    public var value: Double
    public var low: Double
    public var high: Double
    /// The estimate and its interval in numbers.
    public var text: String
    /// Whether the point is filled: its interval holds no zero.
    public var isClear: Bool

    public init(series: Int, value: Double, low: Double, high: Double, text: String, isClear: Bool) {
      self.series = series
      self.value = value
      self.low = low
      self.high = high
      self.text = text
      self.isClear = isClear
    }
  }

  public struct Term: Sendable {
    public var label: String
    public var estimates: [Estimate]

    public init(label: String, estimates: [Estimate]) {
      self.label = label
      self.estimates = estimates
    }
  }

  /// Names of the models. From the second on, each estimate's line begins with its model's short name.
  public var series: [String]
  /// Short names: `M2`.
  public var shortNames: [String]
  public var terms: [Term]
  public var axisTitle: String
  /// Values that the axis shows besides those of the estimates and zero.
  public var holding: [Double]

  public init(
    series: [String], shortNames: [String], terms: [Term], axisTitle: String, holding: [Double] = []
  ) {
    self.series = series
    self.shortNames = shortNames
    self.terms = terms
    self.axisTitle = axisTitle
    self.holding = holding
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, drawing: drawing)
  }

  private var drawing: Drawing {
    let (margin, lineHeight, gap) = (12.0, 16.0, 12.0)
    let labels = LabelColumn(terms.map { ($0.label, 0) }, most: 230)
    let estimates = terms.flatMap(\.estimates)
    let axis = Axis(holding: [0] + holding + estimates.flatMap { [$0.value, $0.low, $0.high] })
    let names = series.count > 1 ? shortNames : []
    let nameWidth = names.map { TextMeasure.width(of: $0, size: TextMeasure.small) + 10 }.max() ?? 0
    let textWidth = estimates.map { TextMeasure.width(of: $0.text, size: TextMeasure.small) }.max() ?? 0
    let left = margin + labels.width + 14 + nameWidth
    let plotWidth = 320.0
    var drawing = Drawing(width: (left + plotWidth + 14 + textWidth + margin).rounded(.up))

    var top = margin
    if series.count > 1 {
      let legend = Legend(names: series) { index, point, drawing in
        drawing.add(.marker(Self.form(index), at: point, radius: 4, paint: .series(index), isHollow: false))
      }
      top += legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    }
    let heights = terms.indices.map {
      max(Double(terms[$0].estimates.count) * lineHeight, labels.height($0)) + gap
    }
    let plot = Box(x: left, y: top, width: plotWidth, height: heights.reduce(0, +))
    let below = drawing.addAxis(axis, under: plot, title: axisTitle)
    let zero = plot.x + axis.position(0) * plot.width
    drawing.add(
      .line(from: Point(x: zero, y: top), to: Point(x: zero, y: top + plot.height), stroke: .faint, width: 1.2))
    var y = top
    for (index, term) in terms.enumerated() {
      if index > 0 {
        drawing.add(
          .line(from: Point(x: margin, y: y), to: Point(x: drawing.width - margin, y: y), stroke: .shade, width: 1))
      }
      labels.draw(index, at: margin, middle: y + heights[index] / 2, in: &drawing)
      var middle = y + (heights[index] - Double(term.estimates.count) * lineHeight) / 2 + lineHeight / 2
      for estimate in term.estimates {
        draw(estimate, name: names.isEmpty ? nil : names[estimate.series], middle: middle, axis, plot, &drawing)
        middle += lineHeight
      }
      y += heights[index]
    }
    drawing.height = (y + below + margin).rounded(.up)
    return drawing
  }

  private func draw(
    _ estimate: Estimate, name: String?, middle: Double, _ axis: Axis, _ plot: Box, _ drawing: inout Drawing
  ) {
    let paint = Paint.series(estimate.series)
    if let name {
      drawing.add(
        .label(
          Label(
            text: name, at: Point(x: plot.x - 8, y: middle + 4), anchor: .end, size: TextMeasure.small, paint: .faint)))
    }
    _ = drawing.addInterval(low: estimate.low, high: estimate.high, y: middle, axis, plot, paint: paint, width: 1.6)
    if estimate.value.isFinite {
      let x = plot.x + axis.position(estimate.value) * plot.width
      drawing.add(
        .marker(
          Self.form(estimate.series), at: Point(x: x, y: middle), radius: 4, paint: paint, isHollow: !estimate.isClear))
    }
    drawing.add(
      .label(
        Label(text: estimate.text, at: Point(x: plot.x + plot.width + 12, y: middle + 4), size: TextMeasure.small)))
  }

  private static func form(_ series: Int) -> MarkerShape {
    MarkerShape.allCases[series % MarkerShape.allCases.count]
  }
}
