/// A picture of numbers. Drawn without scripts, fonts or files from elsewhere; same values, same bytes.
public struct Figure: Sendable {
  /// A file's name without its ending: `comparison-cbo`.
  public var name: String
  public var title: String
  /// What it shows, for those who do not see it and as the caption: the unit, what a mark means. A sentence or two.
  public var caption: String
  var drawing: Drawing

  init(name: String, title: String, caption: String, drawing: Drawing) {
    self.name = name
    self.title = title
    self.caption = caption
    self.drawing = drawing
  }

  /// A file of its own, in fixed colours for light paper; ends with a newline. No links.
  public func svg() -> String { SVGWriter(figure: self, setting: .file).svg }

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
