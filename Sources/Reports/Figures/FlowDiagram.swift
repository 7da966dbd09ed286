/// How much goes from where to where: two columns of bars and bands between them (a Sankey diagram).
public struct FlowDiagram: Sendable {
  public struct Node: Sendable {
    public var label: String
    /// `#rrggbb`.
    public var colour: String?

    public init(label: String, colour: String? = nil) { (self.label, self.colour) = (label, colour) }
  }

  public struct Flow: Sendable {
    /// Index in `left`.
    public var from: Int
    /// Index in `right`.
    public var to: Int
    public var count: Int
    /// Drawn in grey: what stays where it was.
    public var isPale: Bool

    public init(from: Int, to: Int, count: Int, isPale: Bool = false) {
      (self.from, self.to, self.count, self.isPale) = (from, to, count, isPale)
    }
  }

  public var left: [Node]
  public var right: [Node]
  public var flows: [Flow]
  public var leftTitle: String
  public var rightTitle: String

  public init(left: [Node], right: [Node], flows: [Flow], leftTitle: String, rightTitle: String) {
    (self.left, self.right, self.flows) = (left, right, flows)
    (self.leftTitle, self.rightTitle) = (leftTitle, rightTitle)
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  /// A column of bars, from top to bottom.
  private struct Bars {
    let totals: [Int]
    let names: [FittedText]
    /// One a bar, in pixels.
    let slots: [Double]

    init(_ nodes: [Node], _ totals: [Int], width: Double, size: Double, lineHeight: Double, scale: Double) {
      self.totals = totals
      let wrap = WordWrap()
      names = zip(nodes, totals).map { FittedText("\($0.label): \($1)", width: width, size: size, most: 3, wrap: wrap) }
      slots = zip(totals, names).map { max(Double($0) * scale, Double($1.lines.count) * lineHeight + 2) + 6 }
    }

    var height: Double { slots.reduce(0, +) }
  }

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let (margin, bar, gap) = (room == nil ? 12.0 : 4, 9.0, 6.0)
    let size = isNarrow ? TextMeasure.small : TextMeasure.body
    let lineHeight = size + 2
    let nameRoom = room.map { max(($0 - 2 * margin) * 0.29, 70) } ?? 200
    let outgoing = left.indices.map { node in flows.reduce(0) { $0 + ($1.from == node ? $1.count : 0) } }
    let incoming = right.indices.map { node in flows.reduce(0) { $0 + ($1.to == node ? $1.count : 0) } }
    let all = max(outgoing.reduce(0, +), 1)
    let scale = (isNarrow ? 160.0 : 220) / Double(all)
    func bars(_ nodes: [Node], _ totals: [Int]) -> Bars {
      Bars(nodes, totals, width: nameRoom, size: size, lineHeight: lineHeight, scale: scale)
    }
    let (sources, sinks) = (bars(left, outgoing), bars(right, incoming))
    func width(_ bars: Bars) -> Double { bars.names.map { $0.width(size: size) }.max() ?? 0 }
    let titles = [leftTitle, rightTitle].map { TextMeasure.width(of: $0, size: TextMeasure.small) }
    let (before, after) = (max(width(sources), titles[0] - bar), max(width(sinks), titles[1] - bar))
    let across = room.map { max($0 - 2 * margin - before - after - 2 * (bar + gap), 60) } ?? 260
    let (start, end) = (margin + before + gap, margin + before + gap + bar + across)
    var drawing = Drawing(width: (end + bar + gap + after + margin).rounded(.up))
    for (title, x, anchor) in [(leftTitle, start + bar, Label.Anchor.end), (rightTitle, end, .start)] {
      drawing.add(
        .label(
          Label(text: title, at: Point(x: x, y: margin + 10), anchor: anchor, size: TextMeasure.small, paint: .faint)))
    }
    let top = margin + 18
    let height = max(sources.height, sinks.height)
    /// Where each bar begins, the shorter column in the middle.
    func tops(_ bars: Bars) -> [Double] {
      var y = top + (height - bars.height) / 2
      return bars.slots.indices.map { index in
        defer { y += bars.slots[index] }
        return y + (bars.slots[index] - Double(bars.totals[index]) * scale) / 2
      }
    }
    let (from, to) = (tops(sources), tops(sinks))
    addBands(from, to, x: (start + bar, end), scale: scale, &drawing)
    addBars(left, sources, from, x: start, width: bar, size: size, scale: scale, isLeft: true, &drawing)
    addBars(right, sinks, to, x: end, width: bar, size: size, scale: scale, isLeft: false, &drawing)
    drawing.height = (top + height + margin).rounded(.up)
    return drawing
  }

  private func addBands(
    _ from: [Double], _ to: [Double], x: (Double, Double), scale: Double, _ drawing: inout Drawing
  ) {
    // On either side bands lie in the order of the other side, so that few of them cross.
    var starts = from
    var ends = to
    var places: [Int: (Double, Double)] = [:]
    for index in flows.indices.sorted(by: { (flows[$0].from, flows[$0].to) < (flows[$1].from, flows[$1].to) }) {
      places[index] = (starts[flows[index].from], 0)
      starts[flows[index].from] += Double(flows[index].count) * scale
    }
    for index in flows.indices.sorted(by: { (flows[$0].to, flows[$0].from) < (flows[$1].to, flows[$1].from) }) {
      places[index]?.1 = ends[flows[index].to]
      ends[flows[index].to] += Double(flows[index].count) * scale
    }
    // What moved is on top of what stayed.
    for index in flows.indices.sorted(by: { (flows[$0].isPale ? 0 : 1, $0) < (flows[$1].isPale ? 0 : 1, $1) }) {
      guard let (start, end) = places[index] else { continue }
      let flow = flows[index]
      let thickness = Double(flow.count) * scale
      let upper = Self.curve(from: Point(x: x.0, y: start), to: Point(x: x.1, y: end))
      let lower = upper.reversed().map { Point(x: $0.x, y: $0.y + thickness) }
      let paint = Self.paint(left[flow.from], number: flow.from)
      drawing.add(.area(upper + lower, fill: flow.isPale ? .rule : paint))
    }
  }

  private func addBars(
    _ nodes: [Node], _ bars: Bars, _ tops: [Double], x: Double, width: Double, size: Double, scale: Double,
    isLeft: Bool,
    _ drawing: inout Drawing
  ) {
    let lineHeight = size + 2
    for (index, node) in nodes.enumerated() {
      let height = max(Double(bars.totals[index]) * scale, 1)
      drawing.add(
        .rectangle(Box(x: x, y: tops[index], width: width, height: height), fill: Self.paint(node, number: index)))
      let name = bars.names[index]
      let first = tops[index] + height / 2 - Double(name.lines.count) * lineHeight / 2 + lineHeight * 0.78
      for (number, line) in name.lines.enumerated() {
        let at = Point(x: isLeft ? x - 6 : x + width + 6, y: first + Double(number) * lineHeight)
        drawing.add(
          .label(
            Label(
              text: line, at: at, anchor: isLeft ? .end : .start, size: size, whole: name.isCut ? node.label : nil)))
      }
    }
  }

  private static func paint(_ node: Node, number: Int) -> Paint {
    if let colour = node.colour, HexColour.components(colour) != nil { return .code(colour) }
    return .series(number)
  }

  /// A Bézier curve that leaves and arrives level, in 24 pieces.
  private static func curve(from start: Point, to end: Point) -> [Point] {
    let middle = (start.x + end.x) / 2
    return (0...24).map { step in
      let t = Double(step) / 24
      let (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t)
      return Point(
        x: a * start.x + b * middle + c * middle + d * end.x, y: (a + b) * start.y + (c + d) * end.y)
    }
  }
}
