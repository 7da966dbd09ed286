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
