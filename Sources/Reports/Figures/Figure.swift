/// A picture of numbers. Drawn without scripts, fonts or files from elsewhere; same values, same bytes.
public struct Figure: Sendable {
  /// A file's name without its ending: `comparison-cbo`.
  public var name: String
  public var title: String
  /// What it shows, for those who do not see it and as the caption: the unit, what a mark means. A sentence or two.
  public var caption: String
  /// Words that are drawn under it and stay with it wherever it is put; no part of the caption.
  private(set) var note = ""
  var drawing: Drawing
  /// Draws it anew into a width; `nil` for a figure that has one width alone.
  private let draw: (@Sendable (Double?) -> Drawing)?

  init(name: String, title: String, caption: String, drawing: Drawing) {
    self.name = name
    self.title = title
    self.caption = caption
    self.drawing = drawing
    draw = nil
  }

  /// - Parameter draw: given the room from left to right, in the drawing's pixels; `nil` for as much as it likes. What does
  ///   not fit may be wider.
  init(name: String, title: String, caption: String, draw: @escaping @Sendable (_ room: Double?) -> Drawing) {
    self.name = name
    self.title = title
    self.caption = caption
    self.draw = draw
    drawing = draw(nil)
  }

  /// A file of its own, in fixed colours for light paper; ends with a newline. No links.
  public func svg() -> String { SVGWriter(figure: self, setting: .file(FigureSetting())).svg }

  /// The same at a width, or in grey.
  public func svg(_ setting: FigureSetting) -> String {
    var figure = self
    figure.drawing = drawing(setting)
    return SVGWriter(figure: figure, setting: .file(setting)).svg
  }

  /// The smallest type on paper, in points, when the figure is made at a width; `nil` without a width, or without words.
  public func smallestType(_ setting: FigureSetting) -> Double? {
    guard let room = setting.room, let width = setting.millimetres else { return nil }
    let drawing = drawing(setting)
    let sizes = drawing.shapes.compactMap { shape in
      if case .label(let label) = shape, !label.text.isEmpty { label.size } else { nil }
    }
    return sizes.min().map { $0 * FigureSetting.points(width) / max(drawing.width, room) }
  }

  /// How high it is on paper, in millimetres, when it is made at a width; `nil` without one.
  public func height(_ setting: FigureSetting) -> Double? {
    guard let room = setting.room, let width = setting.millimetres else { return nil }
    let drawing = drawing(setting)
    return width * drawing.height / max(drawing.width, room)
  }

  /// As it is made for print.
  func drawing(_ setting: FigureSetting) -> Drawing {
    guard let room = setting.room, let draw else { return drawing }
    return draw(room)
  }

  /// A part of it, which has one width alone.
  func part(_ drawing: Drawing, name: String, title: String) -> Figure {
    var part = Figure(name: name, title: title, caption: caption, drawing: drawing)
    part.note = note
    return part
  }

  /// The figure with words under it: that hits are not reviewed.
  func noting(_ words: String) -> Figure {
    let words = DisplayText.onOneLine(words).split(separator: " ").joined(separator: " ")
    if words.isEmpty { return self }
    var figure: Figure
    if let draw {
      figure = Figure(name: name, title: title, caption: caption) { draw($0).noting(words, margin: $0 == nil ? 12 : 4) }
    } else {
      figure = Figure(name: name, title: title, caption: caption, drawing: drawing.noting(words, margin: 12))
    }
    figure.note = words
    return figure
  }

  /// All that is said of it in words.
  var description: String { note.isEmpty ? caption : "\(caption) \(note)" }

  /// The figure without its links.
  public func unlinked() -> Figure {
    var figure = self
    figure.drawing = drawing.linked(only: [])
    return figure
  }

  /// As part of an HTML page: its colours follow the page's, light or dark (`Palette.styleSheet`), its links lead to
  /// fragments of the page.
  /// - Parameter id: of the picture in the page; its title's and description's ids begin with it.
  func svg(inPageAs id: String) -> String { SVGWriter(figure: self, setting: .page(id: id)).svg }
}
