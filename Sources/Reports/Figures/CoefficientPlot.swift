/// Estimates with their intervals beside a line at zero: the terms of one or several models, differences of groups.
public struct CoefficientPlot: Sendable {
  public struct Estimate: Sendable {
    /// Index in `series`.
    public var series: Int
    public var value: Double
    public var low: Double
    public var high: Double
    /// The estimate and its interval in numbers.
    public var text: String
    /// Whether the point is filled: its interval excludes zero.
    public var isClear: Bool

    public init(series: Int, value: Double, low: Double, high: Double, text: String, isClear: Bool) {
      self.series = series
      self.value = value
      self.low = low
      self.high = high
      self.text = text
      self.isClear = isClear
    }

    fileprivate var bounds: [Double] { [value, low, high].filter(\.isFinite) }
  }

  public struct Term: Sendable {
    public var label: String
    public var estimates: [Estimate]
    /// The code's colour, `#rrggbb`.
    public var colour: String?

    public init(label: String, estimates: [Estimate], colour: String? = nil) {
      self.label = label
      self.estimates = estimates
      self.colour = colour
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
  /// Whether values are shares, from -1 to 1, written as percent.
  public var areShares: Bool
  /// Whether each term has a scale of its own, zero in one place: for coefficients of variables in different units.
  public var hasFreeScales: Bool

  public init(
    series: [String], shortNames: [String], terms: [Term], axisTitle: String, holding: [Double] = [],
    areShares: Bool = false, hasFreeScales: Bool = false
  ) {
    self.series = series
    self.shortNames = shortNames
    self.terms = terms
    self.axisTitle = axisTitle
    self.holding = holding
    self.areShares = areShares
    self.hasFreeScales = hasFreeScales
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  /// Whether terms reach so differently far that the nearest would be a dot on the zero of a common scale: eight times.
  public static func needsFreeScales(_ terms: [Term]) -> Bool {
    let reaches = terms.map { $0.estimates.flatMap(\.bounds).map(\.magnitude).max() ?? 0 }.filter { $0 > 0 }
    guard let least = reaches.min(), let most = reaches.max() else { return false }
    return most > 8 * least
  }

  // MARK: Scales

  /// Where a term's values go.
  private struct Scale {
    let axis: Axis
    let plot: Box
    /// Of the axis's range, from 0 to 1 of the plot, for terms with a scale of their own.
    let own: (low: Double, high: Double)?

    func x(_ value: Double) -> Double {
      guard let own else { return plot.x + axis.position(value) * plot.width }
      return plot.x + min(max((value - own.low) / (own.high - own.low), 0), 1) * plot.width
    }

    var low: Double { own?.low ?? axis.low }
    var high: Double { own?.high ?? axis.high }
  }

  /// What is left of zero, of the whole plot, when terms have scales of their own: the mean of what each would like.
  private var zero: Double {
    let wanted = terms.compactMap { term -> Double? in
      let bounds = term.estimates.flatMap(\.bounds)
      let (low, high) = (min(bounds.min() ?? 0, 0), max(bounds.max() ?? 0, 0))
      return high > low ? -low / (high - low) : nil
    }
    if wanted.isEmpty { return 0.5 }
    return min(max(wanted.reduce(0, +) / Double(wanted.count), 0.15), 0.85)
  }

  private func scale(_ term: Term, _ axis: Axis, _ plot: Box, zero: Double) -> Scale {
    guard hasFreeScales else { return Scale(axis: axis, plot: plot, own: nil) }
    let bounds = term.estimates.flatMap(\.bounds)
    let reach = max(-(bounds.min() ?? 0) / zero, (bounds.max() ?? 0) / (1 - zero), Double.leastNormalMagnitude) * 1.05
    return Scale(axis: axis, plot: plot, own: (-reach * zero, reach * (1 - zero)))
  }

  // MARK: Drawing

  /// Where an estimate is in numbers.
  private enum NumberPlace {
    case beside
    case above
    case none
  }

  /// So many estimates have numbers in a journal's column.
  private static let mostNumbersInColumn = 16

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let (margin, gap) = (room == nil ? 12.0 : 4, isNarrow ? 8.0 : 12)
    // In a narrow column the numbers are above their intervals, and many are left to the table.
    let count = terms.reduce(0) { $0 + $1.estimates.count }
    let numbers: NumberPlace = !isNarrow ? .beside : count <= Self.mostNumbersInColumn ? .above : .none
    let lineHeight = numbers == .above ? 27.0 : 16
    let type = isNarrow ? TextMeasure.small : TextMeasure.body
    let labels = LabelColumn(
      terms.map { ($0.label, 0) }, colours: terms.map(\.colour), most: room.map { max($0 * 0.34, 84) } ?? 260,
      size: type)
    let estimates = terms.flatMap(\.estimates)
    let axis = Axis(
      holding: [0] + holding + estimates.flatMap { [$0.value, $0.low, $0.high] }, count: isNarrow ? 4 : 5,
      style: areShares ? .percent : .number)
    let names = series.count > 1 ? shortNames : []
    let nameWidth = names.map { TextMeasure.width(of: $0, size: TextMeasure.small) + 10 }.max() ?? 0
    let nameRoom = isNarrow ? min(nameWidth, 60) : nameWidth
    let textWidth =
      isNarrow ? 0 : estimates.map { TextMeasure.width(of: $0.text, size: TextMeasure.small) + 14 }.max() ?? 0
    let left = margin + labels.width + 14 + nameRoom
    let plotWidth = room.map { max($0 - left - textWidth - margin - 10, 120) } ?? 320
    var drawing = Drawing(width: (left + plotWidth + textWidth + margin + (isNarrow ? 10 : 0)).rounded(.up))

    var top = margin
    if series.count > 1 {
      let legend = Legend(names: series) { index, point, drawing in
        drawing.add(.marker(Self.form(index), at: point, radius: 4, paint: .series(index), isHollow: false))
      }
      top += legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    }
    let ticks = hasFreeScales ? 15.0 : 0
    let heights = terms.indices.map {
      max(Double(terms[$0].estimates.count) * lineHeight, labels.height($0)) + gap + ticks
    }
    let plot = Box(x: left, y: top, width: plotWidth, height: heights.reduce(0, +))
    drawing.rows = DrawingRows(top: top, heights: heights)
    let zero = zero
    let zeroAt = scale(terms.first ?? Term(label: "", estimates: []), axis, plot, zero: zero).x(0)
    var below = 10.0
    if hasFreeScales {
      below += drawing.addTitle(axisTitle, under: plot, y: plot.y + plot.height + 16)
    } else {
      below = drawing.addAxis(axis, under: plot, title: axisTitle)
    }
    var y = top
    for (index, term) in terms.enumerated() {
      if index > 0 {
        drawing.add(
          .line(from: Point(x: margin, y: y), to: Point(x: drawing.width - margin, y: y), stroke: .shade, width: 1))
      }
      let height = heights[index] - ticks
      let scale = scale(term, axis, plot, zero: zero)
      // Not through the numbers below a term.
      drawing.add(
        .line(from: Point(x: zeroAt, y: y), to: Point(x: zeroAt, y: y + height), stroke: .faint, width: 1.2))
      labels.draw(index, at: margin, middle: y + height / 2, in: &drawing)
      var middle = y + (height - Double(term.estimates.count) * lineHeight) / 2 + lineHeight / 2
      for estimate in term.estimates {
        let name = names.isEmpty ? nil : names[estimate.series]
        draw(estimate, name: name, middle: middle, scale, nameRoom: nameRoom, numbers, &drawing)
        middle += lineHeight
      }
      if hasFreeScales { addTicks(scale, y: y + height - 2, &drawing) }
      y += heights[index]
    }
    drawing.height = (y + below + margin).rounded(.up)
    return drawing
  }

  private func draw(
    _ estimate: Estimate, name: String?, middle: Double, _ scale: Scale, nameRoom: Double, _ numbers: NumberPlace,
    _ drawing: inout Drawing
  ) {
    let paint = Paint.series(estimate.series)
    let plot = scale.plot
    // The line of an estimate whose numbers are above it.
    let line = numbers == .above ? middle + 6 : middle
    if let name {
      let fitted = FittedText(name, width: nameRoom - 8, size: TextMeasure.small, most: 1, wrap: WordWrap())
      drawing.add(
        .label(
          Label(
            text: fitted.lines.first ?? "", at: Point(x: plot.x - 8, y: line + 4), anchor: .end,
            size: TextMeasure.small, paint: .faint, whole: fitted.isCut ? name : nil)))
    }
    if !estimate.low.isNaN, !estimate.high.isNaN {
      let (start, end) = (scale.x(estimate.low), scale.x(estimate.high))
      drawing.addInterval(
        from: start, to: end, y: line, isOpenLeft: estimate.low < scale.low, isOpenRight: estimate.high > scale.high,
        paint: paint, width: 1.6)
    }
    if estimate.value.isFinite {
      drawing.add(
        .marker(
          Self.form(estimate.series), at: Point(x: scale.x(estimate.value), y: line), radius: 4, paint: paint,
          isHollow: !estimate.isClear))
    }
    if numbers == .none { return }
    let isAbove = numbers == .above
    let width = TextMeasure.width(of: estimate.text, size: TextMeasure.small)
    // Above its point, within the plot.
    let wanted = estimate.value.isFinite ? scale.x(estimate.value) - width / 2 : plot.x
    let x = isAbove ? min(max(wanted, plot.x), max(plot.x + plot.width + 8 - width, plot.x)) : plot.x + plot.width + 12
    let label = Label(
      text: estimate.text, at: Point(x: isAbove ? x + width / 2 : x, y: isAbove ? middle - 3 : middle + 4),
      anchor: isAbove ? .middle : .start, size: TextMeasure.small)
    // The line at zero does not run through numbers.
    if isAbove { drawing.add(.rectangle(label.box, fill: .paper)) }
    drawing.add(.label(label))
  }

  /// Round numbers under a term: zero, and one or two on each side.
  private func addTicks(_ scale: Scale, y: Double, _ drawing: inout Drawing) {
    let plot = scale.plot
    drawing.add(.line(from: Point(x: plot.x, y: y), to: Point(x: plot.x + plot.width, y: y), stroke: .rule, width: 0.7))
    let axis = Axis(holding: [scale.low, scale.high], count: 4)
    var free = -Double.infinity
    for tick in axis.ticks where tick >= scale.low && tick <= scale.high {
      let x = scale.x(tick)
      drawing.add(.line(from: Point(x: x, y: y), to: Point(x: x, y: y + 3), stroke: .rule, width: 0.7))
      let label = Label(
        text: axis.text(tick), at: Point(x: x, y: y + 12), anchor: .middle, size: TextMeasure.small, paint: .faint)
      guard label.box.x >= free else { continue }
      drawing.add(.label(label))
      free = label.box.x + label.box.width + 6
    }
  }

  private static func form(_ series: Int) -> MarkerShape {
    MarkerShape.allCases[series % MarkerShape.allCases.count]
  }
}
