/// Transcripts as strips from their beginning to their end, each piece in the colour of the code that most of it has.
public struct DocumentPortrait: Sendable {
  public struct Strip: Sendable {
    public var label: String
    /// After the strip: how many words there are.
    public var note: String
    /// Pieces of equal length from the beginning to the end: indices in `codes`, `nil` for a piece without a code.
    public var pieces: [Int?]

    public init(label: String, note: String, pieces: [Int?]) {
      self.label = label
      self.note = note
      self.pieces = pieces
    }
  }

  /// Names with their colours, `#rrggbb`; one without a colour has one of the series'.
  public var codes: [(name: String, colour: String?)]
  public var strips: [Strip]

  public init(codes: [(name: String, colour: String?)], strips: [Strip]) {
    self.codes = codes
    self.strips = strips
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let isNarrow = room.map { $0 < 600 } == true
    let margin = room == nil ? 12.0 : 4
    let type = isNarrow ? TextMeasure.small : TextMeasure.body
    let labels = LabelColumn(
      strips.map { ($0.label, 0) }, most: room.map { max($0 * 0.3, 70) } ?? 220, lines: 2, size: type)
    let left = margin + labels.width + 10
    let noteWidth = strips.map { TextMeasure.width(of: $0.note, size: TextMeasure.small) }.max() ?? 0
    let plotWidth = room.map { max($0 - left - margin - noteWidth - 8, 80) } ?? 420
    var drawing = Drawing(width: (left + plotWidth + 8 + noteWidth + margin).rounded(.up))
    let paints = codes.indices.map(paint)
    let legend = Legend(names: codes.map(\.name) + ["no code"]) { index, point, drawing in
      let box = Box(x: point.x - 5, y: point.y - 5, width: 10, height: 10)
      drawing.add(.rectangle(box, fill: index < paints.count ? paints[index] : .shade))
    }
    var y = margin + legend.draw(at: Point(x: margin, y: margin), width: drawing.width - 2 * margin, in: &drawing)
    let heights = strips.indices.map { max(labels.height($0) + 3, isNarrow ? 16 : 20) }
    drawing.rows = DrawingRows(top: y, heights: heights)
    // Pieces of one code are drawn together: as one shape, so that a report with many transcripts stays small.
    var pieces = [[Box]](repeating: [], count: codes.count)
    for (index, strip) in strips.enumerated() {
      let height = heights[index]
      labels.draw(index, at: margin, middle: y + height / 2, in: &drawing)
      let width = plotWidth / Double(max(strip.pieces.count, 1))
      drawing.add(.rectangle(Box(x: left, y: y + 2, width: plotWidth, height: height - 4), fill: .shade))
      // Neighbours of one code are one piece.
      var start = 0
      while start < strip.pieces.count {
        var end = start + 1
        while end < strip.pieces.count, strip.pieces[end] == strip.pieces[start] { end += 1 }
        if let code = strip.pieces[start], paints.indices.contains(code) {
          pieces[code].append(
            Box(x: left + Double(start) * width, y: y + 2, width: Double(end - start) * width, height: height - 4))
        }
        start = end
      }
      drawing.add(
        .label(
          Label(
            text: strip.note, at: Point(x: drawing.width - margin, y: y + height / 2 + 4), anchor: .end,
            size: TextMeasure.small, paint: .faint)))
      y += height
    }
    for (code, boxes) in pieces.enumerated() {
      for box in boxes { drawing.add(.rectangle(box, fill: paints[code])) }
    }
    drawing.height = (y + margin).rounded(.up)
    return drawing
  }

  private func paint(_ code: Int) -> Paint {
    if let colour = codes[code].colour, HexColour.components(colour) != nil { return .code(colour) }
    return .code(
      Palette.series[codes[..<code].count { HexColour.components($0.colour) == nil } % Palette.series.count].light)
  }
}
