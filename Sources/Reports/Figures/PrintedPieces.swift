/// What a printed page has in place of a high figure: pieces of it, between which the page may end. Each shows what is above
/// the rows, some rows, and what is below them, of the one picture in the page.
struct PrintedPieces {
  private let drawing: Drawing
  private let rows: DrawingRows
  private let ranges: [Range<Int>]

  /// In millimetres. With heading and caption less than half a page, so that no page is half empty because a figure comes
  /// next.
  private static let figureHeight = 95.0
  private static let pieceHeight = 85.0

  /// - Returns: `nil` where the figure is low enough, or has no rows to cut between.
  init?(_ figure: Figure) {
    guard Self.isHigh(figure), let rows = figure.drawing.rows else { return nil }
    drawing = figure.drawing
    self.rows = rows
    let pixels = Self.pieceHeight * max(96 / 25.4, drawing.width / FigureSetting.pageWidth)
    ranges = rows.parts(most: max(pixels - (drawing.height - (rows.bottom - rows.top)), 1))
    if ranges.count < 2 { return nil }
  }

  /// Whether it takes more of a printed page than a figure should.
  static func isHigh(_ figure: Figure) -> Bool {
    figure.drawing.height > FigureSetting().pixels(of: figureHeight, in: figure.drawing)
  }

  /// How wide a piece is, in pixels.
  var width: String { SVGWriter.number(drawing.width) }

  /// - Parameter id: of the picture's content in the page.
  /// - Returns: a piece each: its bands as SVG, to be put under one another. Few bytes, since a report has many.
  func svg(of id: String) -> [String] {
    func band(_ start: Double, _ end: Double) -> String {
      guard end > start else { return "" }
      return "<svg viewBox=\"0 \(SVGWriter.number(start)) \(width) \(SVGWriter.number(end - start))\">"
        + "<use href=\"#\(HTMLText.escaped(id))\"/></svg>"
    }
    var start = rows.top
    return ranges.map { range in
      let end = start + rows.heights[range].reduce(0, +)
      defer { start = end }
      return band(0, rows.top) + band(start, end) + band(rows.bottom, drawing.height)
    }
  }
}
