/// Running headers, footers and page numbers: what is at the edge of page after page and was said by nobody.
struct PDFFurniture {
  private(set) var leftOut = LeftOutCounts()

  /// A line at the edge belongs to the furniture when it recurs, figures aside, on so many pages …
  private static let leastPages = 3
  /// … and on this share of the pages (of the left or the right ones, where they differ).
  private static let leastShare = 0.3
  /// How far from the upper or lower edge it is, as a share of the page's height.
  private static let margin = 0.15

  /// The pages without it.
  mutating func removed(from pages: [PDFPage]) -> [PDFPage] {
    var counts: [String: Int] = [:]
    for page in pages {
      for key in Set(Self.edges(of: page).map { Self.key(page.lines[$0].text) }) { counts[key, default: 0] += 1 }
    }
    return pages.map { page in
      var page = page
      var gone: Set<Int> = []
      for index in Self.edges(of: page) {
        let text = page.lines[index].text
        if Self.isPageNumber(text), Self.standsAlone(index, in: page) {
          leftOut.add("page numbers")
        } else if isRunning(counts[Self.key(text), default: 0], of: pages.count, index, page),
          !ListMark.hidesLabel(of: text)
        {
          leftOut.add("running headers and footers")
        } else {
          continue
        }
        gone.insert(index)
      }
      page.lines = page.lines.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
      return page
    }
  }

  private func isRunning(_ count: Int, of pages: Int, _ index: Int, _ page: PDFPage) -> Bool {
    if count >= max(Self.leastPages, Int((Double(pages) * Self.leastShare).rounded(.up))) { return true }
    // Few pages say less: then it must be on all of them, and away from the rest.
    return count >= 2 && count == pages && Self.standsAlone(index, in: page)
  }

  /// Up to three lines nearest to the upper edge and to the lower, within the margins.
  private static func edges(of page: PDFPage) -> [Int] {
    let order = page.lines.indices.sorted { page.lines[$0].top < page.lines[$1].top }
    let upper = order.prefix(3).filter { page.lines[$0].bottom < page.height * margin }
    let lower = order.suffix(3).filter { page.lines[$0].top > page.height * (1 - margin) }
    return Array(Set(upper + lower)).sorted()
  }

  private static func key(_ text: String) -> String {
    var key = ""
    for character in text.lowercased() where !character.isWhitespace {
      let next: Character = character.isNumber ? "#" : character
      if next != "#" || key.last != "#" { key.append(next) }
    }
    return key
  }

  /// `12`, `- 12 -`, `Page 3 of 9`, `3/9`, `Side 3 af 9`, `第3页`.
  private static func isPageNumber(_ text: String) -> Bool {
    text.lowercased().wholeMatch(
      of:
        /[\W_]*(?:page|side|seite|página|pagina|p\.|s\.|第)?\s*\d{1,4}\s*(?:页|頁)?(?:\s*(?:of|af|von|de|di|\/|sur|共)\s*\d{1,4}\s*(?:页|頁)?)?[\W_]*/
    ) != nil
  }

  /// Whether the rest of the page keeps away from it: a line that is only a number may have been said.
  private static func standsAlone(_ index: Int, in page: PDFPage) -> Bool {
    let line = page.lines[index]
    return page.lines.indices.allSatisfy { other in
      if other == index || isPageNumber(page.lines[other].text) { return true }
      return max(page.lines[other].top - line.bottom, line.top - page.lines[other].bottom) >= line.height * 0.8
    }
  }
}
