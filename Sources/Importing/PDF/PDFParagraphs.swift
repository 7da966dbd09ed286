/// Joins the lines of pages into the paragraphs that they were.
///
/// A line's end was made by the typesetter when the next line's first word would not have fitted on it; otherwise a person
/// made it. Between blocks and pages a paragraph goes on only where nothing speaks against it.
struct PDFParagraphs {
  private(set) var paragraphs: [String] = []
  private(set) var hyphens = 0
  /// Numbers of lines or paragraphs in the margin, which are no words.
  private(set) var numbers: LeftOutCounts
  private var vocabulary: Set<Substring> = []

  /// Words after which a hyphen at a line's end is a part of the word: `børne- og ungdom`.
  private static let conjunctions: Set<Substring> = [
    "and", "or", "und", "oder", "og", "eller", "och", "et", "ou", "en", "of", "y", "o", "e", "ja", "tai",
  ]

  /// - Parameter numbers: those that were found already.
  init(_ pages: [PDFPage], numbers: LeftOutCounts) {
    self.numbers = numbers
    let pages = Self.withoutMargin(pages, &self.numbers)
    for line in pages.lazy.flatMap(\.lines) {
      for word in line.text.split(separator: " ") { vocabulary.insert(word.trimmingPunctuation) }
    }
    var previous: (line: PDFLine, page: Int)?
    for (number, page) in pages.enumerated() {
      let right = Self.rightEdge(of: page)
      for line in page.lines {
        if let last = previous, goesOn(from: last.line, to: line, right: right, samePage: last.page == number) {
          join(line.text)
        } else {
          paragraphs.append(line.text)
        }
        previous = (line, number)
      }
    }
  }

  /// The lines before they are joined: a number in the margin would come between words.
  private static func withoutMargin(_ pages: [PDFPage], _ counts: inout LeftOutCounts) -> [PDFPage] {
    let plain = MarginNumbers.takenOff(pages.flatMap { $0.lines.map { Substring($0.text) } }, &counts)
    var next = plain.startIndex
    return pages.map { page in
      var page = page
      for index in page.lines.indices {
        page.lines[index].text = String(plain[next])
        next += 1
      }
      page.lines.removeAll { $0.text.isEmpty }
      return page
    }
  }

  /// Where full lines end: the ninth tenth of the lines' right ends.
  private static func rightEdge(of page: PDFPage) -> Double {
    let ends = page.lines.map(\.right).sorted()
    return ends.isEmpty ? 0 : ends[min(ends.count - 1, ends.count * 9 / 10)]
  }

  private func goesOn(from last: PDFLine, to line: PDFLine, right: Double, samePage: Bool) -> Bool {
    if ListMark.hidesLabel(of: line.text) || Self.beginsWithTime(line.text) { return false }
    let space = last.height * 0.25
    let isBroken = last.text.hasSuffix("-") && (line.text.first?.isLowercase ?? false)
    let isFull = isBroken || last.right + space + line.firstWord > right - last.height * 0.1
    guard isFull else { return false }
    if samePage {
      let gap = line.top - last.bottom
      if last.block == line.block { return gap < last.height * 0.9 }
      return gap > -last.height && gap < last.height * 0.6 && !Self.ends(last.text)
    }
    return !Self.ends(last.text) && (line.text.first?.isLowercase ?? false)
  }

  private static func ends(_ text: String) -> Bool { text.last.map { ".?!:…。？！\"”»".contains($0) } ?? true }

  private static func beginsWithTime(_ text: String) -> Bool { text.prefixMatch(of: /[\[(]?\d{1,2}:\d{2}/) != nil }

  private mutating func join(_ next: String) {
    let index = paragraphs.count - 1
    let last = paragraphs[index]
    guard let end = last.last, end == "-" || end == "\u{AD}" || end == "\u{2010}",
      last.dropLast().last?.isLetter ?? false, next.first?.isLowercase ?? false
    else { return paragraphs[index] = last + " " + next }
    let first = next.split(separator: " ").first?.trimmingPunctuation ?? ""
    if end == "-", Self.conjunctions.contains(first) { return paragraphs[index] = last + " " + next }
    let head = last.split(separator: " ").last ?? ""
    let joined = head.dropLast() + first
    let isKept = end == "-" && vocabulary.contains(head + first) && !vocabulary.contains(joined[...])
    if isKept { return paragraphs[index] = last + next }
    hyphens += 1
    paragraphs[index] = last.dropLast() + next
  }
}

extension Substring {
  /// Without punctuation at its ends.
  fileprivate var trimmingPunctuation: Substring {
    var word = self
    while let last = word.last, last.isPunctuation, last != "-" { word.removeLast() }
    return word.drop { $0.isPunctuation }
  }
}
