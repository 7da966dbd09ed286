/// Codes around an ellipse, lines between those that occur together, the thicker the more often.
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

  /// From the top clockwise.
  public var nodes: [Node]
  public var edges: [Edge]

  public init(nodes: [Node], edges: [Edge]) {
    (self.nodes, self.edges) = (nodes, edges)
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let margin = room == nil ? 12.0 : 4
    let type = isNarrow ? TextMeasure.small : TextMeasure.body
    let lineHeight = type + 2
    // A point's radius, and what is between it and its name.
    let (least, most, gap) = isNarrow ? (3.0, 8.0, 5.0) : (4.0, 12.0, 6.0)
    let nameRoom = room.map { max(($0 - 2 * margin) * 0.27, 70) } ?? 220
    let wrap = WordWrap()
    let names = nodes.map {
      FittedText($0.label, width: nameRoom, size: type, most: isNarrow && nodes.count > 14 ? 2 : 3, wrap: wrap)
    }
    let nameWidth = names.map { $0.width(size: type) }.max() ?? 0
    let side = nameWidth + most + gap
    // Points are at equal distances from top to bottom on either side, so that no name is on another.
    let perSide = (nodes.count + 1) / 2
    let lines = Double(names.map(\.lines.count).max() ?? 1)
    let spacing = max(lines * lineHeight + 6, 2 * least + 14)
    let up = max(spacing * Double(perSide) / 2, isNarrow ? 70 : 110)
    let across = room.map { max(($0 - 2 * margin) / 2 - side, 60) } ?? max(130, up * 0.9)
    let centre = Point(x: margin + side + across, y: margin + up)
    var drawing = Drawing(width: (2 * centre.x).rounded(.up), height: (2 * centre.y).rounded(.up))
    let places = nodes.indices.map { index -> Point in
      let isRight = index < perSide
      let count = isRight ? perSide : nodes.count - perSide
      let step = isRight ? index : nodes.count - 1 - index
      let y = -up + (Double(step) + 0.5) * 2 * up / Double(max(count, 1))
      let x = across * (1 - (y / up) * (y / up)).squareRoot()
      return Point(x: centre.x + (isRight ? x : -x), y: centre.y + y)
    }
    addEdges(places, isNarrow ? 4 : 6, &drawing)
    let largest = Double(max(nodes.map(\.total).max() ?? 1, 1))
    for (index, node) in nodes.enumerated() {
      let at = places[index]
      let size = least + (most - least) * (Double(node.total) / largest).squareRoot()
      let paint: Paint = HexColour.components(node.colour) == nil ? .series(0) : .code(node.colour ?? "")
      drawing.add(.marker(.circle, at: at, radius: size, paint: paint, isHollow: false))
      let isRight = index < perSide
      let x = at.x + (isRight ? size + gap : -size - gap)
      let first = at.y - Double(names[index].lines.count) * lineHeight / 2 + lineHeight * 0.75
      for (number, line) in names[index].lines.enumerated() {
        drawing.add(
          .label(
            Label(
              text: line, at: Point(x: x, y: first + Double(number) * lineHeight), anchor: isRight ? .start : .end,
              size: type, whole: names[index].isCut ? node.label : nil)))
      }
    }
    return drawing
  }

  /// Thin lines first, so that the thick ones are on top.
  private func addEdges(_ places: [Point], _ thickest: Double, _ drawing: inout Drawing) {
    let greatest = Double(max(edges.map(\.count).max() ?? 1, 1))
    for edge in edges.sorted(by: { ($0.count, $1.first, $1.second) < ($1.count, $0.first, $0.second) }) {
      let share = Double(edge.count) / greatest
      drawing.add(
        .line(
          from: places[edge.first], to: places[edge.second], stroke: .ramp(2 + Int(share * Double(Palette.steps - 3))),
          width: 0.8 + (thickest - 0.8) * share))
    }
  }
}
