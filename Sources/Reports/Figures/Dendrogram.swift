/// Which of several things are alike, as a tree: two branches join at the distance at which they become one.
public struct Dendrogram: Sendable {
  public var labels: [String]
  public var colours: [String?]
  /// In the order of their heights: what is joined, of `labels` (from 0) and of the joins before it (from the number of
  /// labels on), and at what distance.
  public var joins: [(first: Int, second: Int, height: Double)]
  public var axisTitle: String

  public init(
    labels: [String], colours: [String?] = [], joins: [(first: Int, second: Int, height: Double)], axisTitle: String
  ) {
    self.labels = labels
    self.colours = colours
    self.joins = joins
    self.axisTitle = axisTitle
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  /// Labels from top to bottom so that no branches cross.
  private var order: [Int] {
    let count = labels.count
    var members = (0..<count).map { [$0] }
    var isJoined = [Bool](repeating: false, count: count + joins.count)
    for join in joins {
      guard members.indices.contains(join.first), members.indices.contains(join.second) else { return Array(0..<count) }
      members.append(members[join.first] + members[join.second])
      isJoined[join.first] = true
      isJoined[join.second] = true
    }
    return members.indices.filter { !isJoined[$0] }.flatMap { members[$0] }
  }

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let margin = room == nil ? 12.0 : 4
    let type = isNarrow ? TextMeasure.small : TextMeasure.body
    let order = order
    let names = LabelColumn(
      order.map { (labels[$0], 0) }, colours: order.map { colours.indices.contains($0) ? colours[$0] : nil },
      most: room.map { max($0 * 0.45, 84) } ?? 300, lines: 3, size: type)
    let left = margin + names.width + 10
    let plotWidth = room.map { max($0 - left - margin - 14, 80) } ?? 360
    let heights = order.indices.map { max(names.height($0) + 4, 19) }
    let plot = Box(x: left, y: margin, width: plotWidth, height: heights.reduce(0, +))
    var drawing = Drawing(width: (left + plotWidth + 14 + margin).rounded(.up))
    drawing.rows = DrawingRows(top: plot.y, heights: heights)
    let axis = Axis(holding: [0] + joins.map(\.height), count: isNarrow ? 4 : 5)
    let below = drawing.addAxis(axis, under: plot, title: axisTitle)
    var ends = [Point](repeating: Point(x: left, y: 0), count: labels.count)
    var y = margin
    for (place, label) in order.enumerated() {
      names.draw(place, at: margin, middle: y + heights[place] / 2, in: &drawing)
      ends[label] = Point(x: left, y: y + heights[place] / 2)
      y += heights[place]
    }
    for join in joins where ends.indices.contains(join.first) && ends.indices.contains(join.second) {
      let x = plot.x + axis.position(join.height) * plot.width
      let (a, b) = (ends[join.first], ends[join.second])
      drawing.add(
        .polyline(
          [a, Point(x: x, y: a.y), Point(x: x, y: b.y), b], stroke: .ink, width: 1.2))
      ends.append(Point(x: x, y: (a.y + b.y) / 2))
    }
    drawing.height = (plot.y + plot.height + below + margin).rounded(.up)
    return drawing
  }
}
