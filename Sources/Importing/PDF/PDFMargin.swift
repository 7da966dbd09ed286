/// Numbers of lines or paragraphs that are printed beside the text, in a column of their own. `pdftotext` gives them as
/// lines, often all of a page before its text, so that their places must tell.
struct PDFMargin {
  /// A number and where it is.
  private struct Candidate {
    let page: Int
    let line: Int
    let value: Int
    let isLeft: Bool
  }

  /// Widest column of such numbers, in points.
  private static let widest = 30.0
  /// Fewest numbers that are believed.
  private static let fewest = 3

  /// The pages without them.
  ///
  /// They go where they are at least three on one side of the text, each beside a line of it, all in a narrow column, and
  /// count on: by the same step in nine of ten cases, or from the beginning again on a new page.
  static func takenOff(_ pages: [PDFPage], _ counts: inout LeftOutCounts) -> [PDFPage] {
    let all = pages.indices.flatMap { candidates(on: $0, pages[$0]) }
    var gone: [Int: Set<Int>] = [:]
    for side in [true, false] {
      let numbers = all.filter { $0.isLeft == side }
      guard numbers.count >= fewest, isColumn(numbers, pages), countsOn(numbers) else { continue }
      counts.add("numbers in the margin", numbers.count)
      for number in numbers { gone[number.page, default: []].insert(number.line) }
    }
    if gone.isEmpty { return pages }
    return pages.enumerated().map { index, page in
      var page = page
      page.lines = page.lines.enumerated().filter { !(gone[index]?.contains($0.offset) ?? false) }.map(\.element)
      return page
    }
  }

  /// Bare numbers left of all text that is on their height, or right of it, in the order of the page.
  private static func candidates(on number: Int, _ page: PDFPage) -> [Candidate] {
    let values = page.lines.map { value(of: $0.text) }
    let words = page.lines.indices.filter { values[$0] == nil }
    guard !words.isEmpty else { return [] }
    let left = quantile(words.map { page.lines[$0].left }, 0.2)
    let right = quantile(words.map { page.lines[$0].right }, 0.95)
    return page.lines.indices.compactMap { index -> Candidate? in
      guard let value = values[index] else { return nil }
      let line = page.lines[index]
      let isLeft = line.right < left
      guard isLeft || line.left > right else { return nil }
      let isBesideText = words.contains { other in
        min(line.bottom, page.lines[other].bottom) - max(line.top, page.lines[other].top)
          > 0.5 * min(line.height, page.lines[other].height)
      }
      return isBesideText ? Candidate(page: number, line: index, value: value, isLeft: isLeft) : nil
    }.sorted { page.lines[$0.line].top < page.lines[$1.line].top }
  }

  private static func value(of text: String) -> Int? {
    guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func isColumn(_ numbers: [Candidate], _ pages: [PDFPage]) -> Bool {
    let lines = numbers.map { pages[$0.page].lines[$0.line] }
    return (lines.map(\.right).max() ?? 0) - (lines.map(\.left).min() ?? 0) <= widest
  }

  private static func countsOn(_ numbers: [Candidate]) -> Bool {
    let steps = zip(numbers, numbers.dropFirst())
    let within = steps.filter { $0.page == $1.page }.map { $1.value - $0.value }
    let step =
      Dictionary(grouping: within, by: { $0 }).max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? 1
    guard step > 0 else { return false }
    let regular = steps.count { before, after in
      after.value - before.value == step
        || after.page != before.page && (after.value <= step || after.value == numbers[0].value)
    }
    return regular * 10 >= (numbers.count - 1) * 9
  }

  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}
