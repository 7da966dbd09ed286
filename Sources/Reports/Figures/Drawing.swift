/// What a figure is made of: shapes at places, in pixels from the upper left corner.
struct Drawing: Sendable {
  var width: Double
  var height: Double
  private(set) var shapes: [Shape] = []
  /// Rows that it can be cut between; `nil` for a drawing that is one whole.
  var rows: DrawingRows?

  init(width: Double = 0, height: Double = 0) {
    self.width = width
    self.height = height
  }

  mutating func add(_ shape: Shape) { shapes.append(shape) }

  /// The same with no links but to `places`.
  func linked(only places: Set<String>) -> Drawing {
    var drawing = self
    drawing.shapes = shapes.map { shape in
      switch shape {
      case .rectangle(let box, let fill, let link?) where !places.contains(link): return .rectangle(box, fill: fill)
      case .label(var label):
        if let link = label.link, !places.contains(link) { label.link = nil }
        return .label(label)
      default: return shape
      }
    }
    return drawing
  }
}

/// One mark of a drawing.
enum Shape: Sendable {
  case rectangle(Box, fill: Paint, link: String? = nil)
  /// A frame without filling.
  case frame(Box, stroke: Paint, width: Double)
  case line(from: Point, to: Point, stroke: Paint, width: Double, dashed: Bool = false)
  case polyline([Point], stroke: Paint, width: Double)
  /// An area through which others are seen.
  case area([Point], fill: Paint)
  /// A point of an estimate; hollow ones are filled with paper.
  case marker(MarkerShape, at: Point, radius: Double, paint: Paint, isHollow: Bool)
  case label(Label)
}

/// The form of a point, so that series differ in more than their colour.
enum MarkerShape: Int, Sendable, CaseIterable {
  case circle
  case square
  case diamond
  case triangle
}

struct Point: Sendable, Hashable {
  var x: Double
  var y: Double
}

struct Box: Sendable, Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  /// Whether the two share more than an edge.
  func overlaps(_ other: Box) -> Bool {
    let hair = 0.01
    return x + hair < other.x + other.width && other.x + hair < x + width && y + hair < other.y + other.height
      && other.y + hair < y + height
  }
}

/// One line of words in a drawing.
struct Label: Sendable {
  enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  var text: String
  /// Where it is anchored, on the baseline.
  var at: Point
  var anchor: Anchor = .start
  var size: Double = TextMeasure.body
  var isBold = false
  var paint: Paint = .ink
  /// The whole text where `text` had to be cut.
  var whole: String?
  var link: String?

  /// The room that it takes.
  var box: Box {
    let width = TextMeasure.width(of: text, size: size)
    let left =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    return Box(x: left, y: at.y - size * 0.8, width: width, height: size)
  }
}
