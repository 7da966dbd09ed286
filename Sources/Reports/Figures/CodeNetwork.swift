import Foundation

/// Codes on a circle, lines between those that occur together, the thicker the more often.
public struct CodeNetwork: Sendable {
  public struct Node: Sendable {
    public var label: String
    public var total: Int
    /// The code's colour, `#rrggbb`.
    public var colour: String?

    public init(label: String, total: Int, colour: String? = nil) {
      (self.label, self.total, self.colour) = (label, total, colour)
    }
  }

  public struct Edge: Sendable {
    public var first: Int
    public var second: Int
    public var count: Int

    public init(first: Int, second: Int, count: Int) {
      (self.first, self.second, self.count) = (first, second, count)
    }
  }

  /// In the order of the circle, from the top clockwise.
  public var nodes: [Node]
  public var edges: [Edge]

  public init(nodes: [Node], edges: [Edge]) {
    (self.nodes, self.edges) = (nodes, edges)
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, drawing: drawing)
  }

  private var drawing: Drawing {
    let margin = 12.0
    let wrap = WordWrap()
    let names = nodes.map { FittedText($0.label, width: 170, size: TextMeasure.body, most: 1, wrap: wrap) }
    let room = (names.map { $0.width(size: TextMeasure.body) }.max() ?? 0) + 22
    let radius = max(120, Double(nodes.count) * 9)
    let centre = Point(x: margin + room + radius, y: margin + 30 + radius)
    var drawing = Drawing(width: (2 * (centre.x)).rounded(.up), height: (2 * centre.y).rounded(.up))
    let places = nodes.indices.map { index -> Point in
      let angle = 2 * Double.pi * Double(index) / Double(max(nodes.count, 1)) - Double.pi / 2
      return Point(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
    }
    let greatest = Double(max(edges.map(\.count).max() ?? 1, 1))
    // Thin lines first, so that the thick ones are on top.
    for edge in edges.sorted(by: { ($0.count, $1.first, $1.second) < ($1.count, $0.first, $0.second) }) {
      let share = Double(edge.count) / greatest
      drawing.add(
        .line(
          from: places[edge.first], to: places[edge.second], stroke: .ramp(1 + Int(share * Double(Palette.steps - 2))),
          width: 0.8 + 5.2 * share))
    }
    let largest = Double(max(nodes.map(\.total).max() ?? 1, 1))
    for (index, node) in nodes.enumerated() {
      let at = places[index]
      let size = 4 + 8 * (Double(node.total) / largest).squareRoot()
      let paint: Paint = HexColour.components(node.colour) == nil ? .series(0) : .code(node.colour ?? "")
      drawing.add(.marker(.circle, at: at, radius: size, paint: paint, isHollow: false))
      let (dx, dy) = ((at.x - centre.x) / radius, (at.y - centre.y) / radius)
      let isMiddle = abs(dx) < 0.15
      let distance = size + 6
      drawing.add(
        .label(
          Label(
            text: names[index].lines.first ?? "",
            at: Point(x: at.x + dx * distance, y: at.y + dy * (distance + (isMiddle ? 6 : 0)) + 4),
            anchor: isMiddle ? .middle : dx > 0 ? .start : .end, size: TextMeasure.body,
            whole: names[index].isCut ? node.label : nil)))
    }
    return drawing
  }
}
