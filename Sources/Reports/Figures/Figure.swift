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

/// The rows of a figure that is longer than a page, cut into pages: where it can be before a code at the top of the tree.
struct FigurePages {
  /// Which of how many.
  struct Part {
    let number: Int
    let count: Int

    /// After a title.
    var title: String { count == 1 ? "" : ", part \(number) of \(count)" }
    /// Of a file's name; empty for the first, so that a figure of one page keeps its name.
    var suffix: String { number == 1 ? "" : String(number) }
  }

  let pages: [Range<Int>]

  /// - Parameters:
  ///   - depths: of the rows in the tree of codes.
  ///   - most: rows of a page.
  init(depths: [Int], most: Int) {
    var pages: [Range<Int>] = []
    var start = 0
    while depths.count - start > most {
      let last = start + most
      // A page that would be less than half full is not worth a whole branch.
      let end = (start + most / 2 + 1...last).last { depths[$0] == 0 } ?? last
      pages.append(start..<end)
      start = end
    }
    pages.append(start..<depths.count)
    self.pages = pages
  }

  func map(_ figure: (Range<Int>, Part) -> Figure) -> [Figure] {
    pages.enumerated().map { figure($1, Part(number: $0 + 1, count: pages.count)) }
  }
}
