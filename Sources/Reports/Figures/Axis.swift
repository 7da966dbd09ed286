import Foundation

/// A scale from numbers to places, with ticks at round numbers.
struct Axis: Sendable {
  /// How numbers are written at the ticks.
  enum Style: Sendable {
    case number
    /// Shares as percent.
    case percent
    /// Shares as percent on either side of zero, without a sign.
    case size
  }

  let low: Double
  let high: Double
  let ticks: [Double]
  private let step: Double
  private let style: Style

  /// The range that holds all finite `values`, widened to ticks.
  /// - Parameters:
  ///   - count: about how many ticks; there are between half and twice as many.
  ///   - limit: the axis does not go beyond it: 1 for shares.
  init(holding values: [Double], count: Int = 5, style: Style = .number, limit: Double = .infinity) {
    // Far enough from overflow for the arithmetic below.
    let bound = 1e300
    let finite = values.filter { $0.isFinite }.map { min(max($0, -bound), bound) }
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if low == high { (low, high) = low == 0 ? (0, 1) : (min(low, 0), max(high, 0)) }
    let step = Self.roundStep((high - low) / Double(max(count, 1)))
    let (first, last) = ((low / step).rounded(.down), min((high / step).rounded(.up), limit / step))
    let number = min(max(Int(min(last - first, 1000) + 1e-9), 1), 4 * max(count, 1))
    self.low = first * step
    self.high = min(first * step + Double(number) * step, limit)
    ticks = (0...number).map { (first + Double($0)) * step }
    self.step = step
    self.style = style
  }

  /// Where `value` lies between the axis's ends, 0 to 1; beyond them at the end.
  func position(_ value: Double) -> Double {
    if value.isNaN { return 0 }
    return min(max((value - low) / (high - low), 0), 1)
  }

  func text(_ value: Double) -> String {
    switch style {
    case .percent: Numbers.percent(value, places: step < 0.0095 ? 1 : 0)
    case .size: Numbers.percent(value.magnitude, places: step < 0.0095 ? 1 : 0)
    case .number: Self.text(value, step: step)
    }
  }

  /// With as many places as the step has, or in powers of ten where that would be long.
  static func text(_ value: Double, step: Double) -> String {
    let size = max(abs(value), step)
    if value == 0, step < 1e-5 { return "0" }
    if value != 0, size >= 1e7 || step < 1e-5 {
      let power = Int(log10(abs(value)).rounded(.down))
      var mantissa = Numbers.fixed(value / pow(10, Double(power)), places: 1)
      if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
      return "\(mantissa)e\(power)"
    }
    let places = max(0, Int(-log10(step).rounded(.down)))
    return Numbers.fixed(value, places: step >= 1 ? 0 : places)
  }

  /// 1, 2 or 5 times a power of ten, not much less than `step`.
  private static func roundStep(_ step: Double) -> Double {
    guard step > 0, step.isFinite else { return 1 }
    // A smaller power of ten would be 0.
    if step < 1e-300 { return 1e-300 }
    let power = pow(10, log10(step).rounded(.down))
    let candidates = [1, 2, 5, 10].map { $0 * power }
    return candidates.first { $0 >= step * 0.75 } ?? 10 * power
  }
}

extension Drawing {
  /// A horizontal axis with its numbers and title under a plot, and its guides up through it.
  /// - Parameter plot: where the values go.
  /// - Returns: how much room it takes below the plot.
  mutating func addAxis(_ axis: Axis, under plot: Box, title: String) -> Double {
    let bottom = plot.y + plot.height
    var free = -Double.infinity
    for tick in axis.ticks {
      let x = plot.x + axis.position(tick) * plot.width
      add(.line(from: Point(x: x, y: plot.y), to: Point(x: x, y: bottom + 4), stroke: .shade, width: 1))
      let label = Label(
        text: axis.text(tick), at: Point(x: x, y: bottom + 16), anchor: .middle, size: TextMeasure.small, paint: .faint)
      if label.box.x >= free {
        add(.label(label))
        free = label.box.x + label.box.width + 6
      }
    }
    add(.line(from: Point(x: plot.x, y: bottom), to: Point(x: plot.x + plot.width, y: bottom), stroke: .rule, width: 1))
    return 28 + addTitle(title, under: plot, y: bottom + 34)
  }

  /// What an axis measures, in the middle of its plot as far as the drawing's width allows, in as many lines as it needs.
  /// - Parameter y: the first line's base.
  /// - Returns: the height of its lines.
  mutating func addTitle(_ title: String, under plot: Box, y: Double) -> Double {
    let (margin, lineHeight) = (4.0, TextMeasure.small + 3)
    let fitted = FittedText(
      title, width: width - 2 * margin, size: TextMeasure.small, most: 3, wrap: WordWrap())
    let half = fitted.width(size: TextMeasure.small) / 2
    let middle = max(min(plot.x + plot.width / 2, width - margin - half), margin + half)
    for (number, line) in fitted.lines.enumerated() {
      add(
        .label(
          Label(
            text: line, at: Point(x: middle, y: y + Double(number) * lineHeight), anchor: .middle,
            size: TextMeasure.small, paint: .faint, whole: fitted.isCut ? title : nil)))
    }
    return Double(max(fitted.lines.count, 1)) * lineHeight
  }
}
