/// How a figure is made for print: a journal's column is some 84 mm wide, its page some 174 mm.
public struct FigureSetting: Sendable, Hashable {
  /// `nil` for the figure's own size.
  public var millimetres: Double?
  /// Shades of grey alone.
  public var isGrey: Bool

  public init(millimetres: Double? = nil, isGrey: Bool = false) {
    self.millimetres = millimetres
    self.isGrey = isGrey
  }

  /// Widths that a figure can be made at, in millimetres.
  public static let widths = 40.0...600.0

  /// From left to right in the drawing's pixels: so many that its small type, 11 pixels, is 7 points high on paper.
  var room: Double? { millimetres.map { Self.points($0) * TextMeasure.small / Self.smallType } }

  /// In points.
  static let smallType = 7.0

  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}

extension Drawing {
  /// With words under it, in as many lines as they need.
  /// - Parameter margin: on the left, as the drawing's own.
  func noting(_ words: String, margin: Double) -> Drawing {
    var drawing = self
    let lineHeight = 14.0
    drawing.width = max(width, 220)
    let fitted = FittedText(
      words, width: drawing.width - 2 * margin, size: TextMeasure.small, most: 6, wrap: WordWrap())
    for (number, line) in fitted.lines.enumerated() {
      let at = Point(x: margin, y: height + Double(number) * lineHeight + 10)
      drawing.add(.label(Label(text: line, at: at, size: TextMeasure.small, paint: .faint)))
    }
    drawing.height = height + Double(fitted.lines.count) * lineHeight + 8
    return drawing
  }
}
