extension Figure {
  /// The figure as pages hold it: itself, or, where it is higher than a page (`FigureSetting.page`), its rows in parts,
  /// with legend, headings and axis repeated. The first part has the figure's name, the second `NAME-2`; the titles say
  /// `part 2 of 3`. A figure that has no rows stays whole.
  public func parts(_ setting: FigureSetting = FigureSetting()) -> [Figure] {
    let drawing = drawing(setting)
    let drawings = drawing.parts(most: setting.pixels(of: FigureSetting.page, in: drawing))
    if drawings.count < 2 { return [self] }
    return drawings.enumerated().map { index, drawing in
      part(
        drawing, name: index == 0 ? name : "\(name)-\(index + 1)",
        title: "\(title), part \(index + 1) of \(drawings.count)")
    }
  }
}

extension FigureSetting {
  /// What a page of A4 or letter holds beside a caption, in millimetres.
  public static let page = 230.0

  /// How wide a figure without a width is on paper at most: a page between its margins, in millimetres.
  static let pageWidth = 174.0

  /// How many of a drawing's pixels are so high on paper.
  func pixels(of height: Double, in drawing: Drawing) -> Double {
    if let millimetres, let room { return height * max(drawing.width, room) / millimetres }
    // Without a width 96 pixels are an inch. What is wider or higher than the page is made smaller, as long as small type
    // has 7 points.
    let pixels = 96 / 25.4
    let smallest = Self.smallType / (TextMeasure.small * 0.75)
    return height * max(pixels / smallest, drawing.width / Self.pageWidth)
  }
}
