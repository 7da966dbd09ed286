/// The rows of a drawing that can be cut between them. What is above them (a legend, headings) and below them (an axis) is
/// repeated in each part.
struct DrawingRows: Sendable {
  /// Where the first row begins, in pixels from the upper edge.
  var top: Double
  /// Of each row, in pixels.
  var heights: [Double]
  /// Rows before which a cut is best: codes at the top of the tree, questions before their groups.
  var heads: Set<Int>

  init(top: Double, heights: [Double], depths: [Int] = []) {
    self.top = top
    self.heights = heights
    heads = Set(depths.indices.filter { depths[$0] <= 0 })
  }

  var bottom: Double { top + heights.reduce(0, +) }

  fileprivate func part(_ range: Range<Int>) -> DrawingRows {
    var part = DrawingRows(top: top, heights: Array(heights[range]))
    part.heads = Set(heads.filter(range.contains).map { $0 - range.lowerBound })
    return part
  }
}

extension DrawingRows {
  /// The rows in as few parts as are needed, about equally high. A row that is higher than a part is a part of its own.
  /// - Parameter most: the height of a part's rows, in pixels.
  func parts(most: Double) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < heights.count {
      let left = count(from: start, most: most)
      let end = left == 1 ? heights.count : end(from: start, of: left, most: most)
      parts.append(start..<end)
      start = end
    }
    return parts
  }

  /// How many parts the rows from `start` on need at least.
  private func count(from start: Int, most: Double) -> Int {
    var (count, height) = (start < heights.count ? 1 : 0, 0.0)
    for (number, row) in heights[start...].enumerated() {
      height += row
      if height > most + 0.01, number > 0, height > row {
        count += 1
        height = row
      }
    }
    return count
  }

  /// Where the first of `count` parts ends: near an equal share of the rows, if possible before a head, and so that the
  /// parts after it are no more than are needed.
  private func end(from start: Int, of count: Int, most: Double) -> Int {
    let share = heights[start...].reduce(0, +) / Double(count)
    var best = (end: start + 1, cost: Double.infinity)
    var height = 0.0
    for end in start + 1..<heights.count {
      height += heights[end - 1]
      if height > most + 0.01, end > start + 1 { break }
      if self.count(from: end, most: most) >= count { continue }
      let cost = abs(height - share) / share - (heads.contains(end) ? 0.35 : 0)
      if cost < best.cost { best = (end, cost) }
    }
    return best.end
  }
}

extension Drawing {
  /// The drawing cut between its rows into parts that are not higher than `most` pixels where that is possible; itself
  /// alone where it is not too high or has no rows to cut between.
  func parts(most: Double) -> [Drawing] {
    guard height > most, let rows, rows.heights.count > 1 else { return [self] }
    let around = height - (rows.bottom - rows.top)
    let ranges = rows.parts(most: max(most - around, 1))
    if ranges.count < 2 { return [self] }
    var top = rows.top
    return ranges.map { range in
      let bottom = top + rows.heights[range].reduce(0, +)
      defer { top = bottom }
      var part = part(rows, from: top, to: bottom)
      part.rows = rows.part(range)
      return part
    }
  }

  /// What is above the rows, the rows between two places, and what is below the rows.
  private func part(_ rows: DrawingRows, from start: Double, to end: Double) -> Drawing {
    let head = Slice(low: -.infinity, high: rows.top, shift: 0, hasLow: true, hasHigh: true)
    let middle = Slice(low: start, high: end, shift: rows.top - start, hasLow: false, hasHigh: false)
    let foot = Slice(
      low: rows.bottom, high: .infinity, shift: rows.top + (end - start) - rows.bottom, hasLow: true, hasHigh: true)
    var drawing = Drawing(width: width, height: height - (rows.bottom - rows.top) + (end - start))
    for shape in shapes {
      for slice in [head, middle, foot] {
        for piece in slice.pieces(of: shape) { drawing.add(piece) }
      }
    }
    return drawing
  }
}

/// A band of a drawing, and how far it moves down.
private struct Slice {
  let low: Double
  let high: Double
  let shift: Double
  /// Whether level lines at its edges are its own.
  let hasLow: Bool
  let hasHigh: Bool
  private static let hair = 0.01

  /// What of a shape is in the band, moved. Words and points are in one band, areas and bars are cut.
  func pieces(of shape: Shape) -> [Shape] {
    switch shape {
    case .rectangle(let box, let fill, let link): return cut(box).map { .rectangle($0, fill: fill, link: link) }
    case .frame(let box, let stroke, let width): return cut(box).map { .frame($0, stroke: stroke, width: width) }
    case .line(let from, let to, let stroke, let width, let isDashed):
      return cut([from, to]).map { .line(from: $0[0], to: $0[1], stroke: stroke, width: width, dashed: isDashed) }
    case .polyline(let points, let stroke, let width):
      return cut(points).map { .polyline($0, stroke: stroke, width: width) }
    case .area(let points, let fill):
      let middle = points.map(\.y).reduce(0, +) / Double(max(points.count, 1))
      return holds(middle) ? [.area(points.map(moved), fill: fill)] : []
    case .marker(let form, let at, let radius, let paint, let isHollow):
      return holds(at.y) ? [.marker(form, at: moved(at), radius: radius, paint: paint, isHollow: isHollow)] : []
    case .label(var label):
      guard holds(label.box.y + label.box.height / 2) else { return [] }
      label.at = moved(label.at)
      return [.label(label)]
    }
  }

  private func moved(_ point: Point) -> Point { Point(x: point.x, y: point.y + shift) }

  private func holds(_ y: Double) -> Bool { y >= low && y < high }

  private func cut(_ box: Box) -> [Box] {
    let (top, bottom) = (max(box.y, low), min(box.y + box.height, high))
    guard bottom - top > Self.hair else { return [] }
    return [Box(x: box.x, y: top + shift, width: box.width, height: bottom - top)]
  }

  /// A level line is in the band or not; any other is cut.
  private func cut(_ from: Point, _ to: Point) -> (Point, Point)? {
    if abs(from.y - to.y) < Self.hair {
      let isBelow = from.y > low + Self.hair || hasLow && from.y >= low - Self.hair
      let isAbove = from.y < high - Self.hair || hasHigh && from.y <= high + Self.hair
      return isBelow && isAbove ? (moved(from), moved(to)) : nil
    }
    let (top, bottom) = (max(min(from.y, to.y), low), min(max(from.y, to.y), high))
    guard bottom - top > Self.hair else { return nil }
    func at(_ y: Double) -> Point {
      Point(x: from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y), y: y + shift)
    }
    return from.y < to.y ? (at(top), at(bottom)) : (at(bottom), at(top))
  }

  /// Lines through points, in as many runs as the band has of them.
  private func cut(_ points: [Point]) -> [[Point]] {
    var runs: [[Point]] = []
    for (from, to) in zip(points, points.dropFirst()) {
      guard let (start, end) = cut(from, to) else { continue }
      if let last = runs.last?.last, abs(last.x - start.x) < Self.hair, abs(last.y - start.y) < Self.hair {
        runs[runs.count - 1].append(end)
      } else {
        runs.append([start, end])
      }
    }
    return runs
  }
}
