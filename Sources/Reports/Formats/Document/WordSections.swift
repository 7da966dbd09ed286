/// The parts of reports as blocks of a Word document. Tables are numbered as they come.
struct WordSections {
  private var tables = 0

  /// - Parameters:
  ///   - level: of the heading over a list of quotes; the headings in it are one lower.
  ///   - fallback: names a table without a title.
  mutating func blocks(_ section: Section, level: Int, fallback: String) -> [WordDocument.Block] {
    switch section {
    case .table(let table), .listing(_, let table): blocks(table, fallback: fallback)
    case .tree(let tree): blocks(tree.table, fallback: fallback)
    case .quotes(let quotes): Self.blocks(quotes, level: level)
    case .text(let text): Self.paragraphs(text)
    }
  }

  static func paragraphs(_ text: String, _ style: WordParagraph.Style = .body) -> [WordDocument.Block] {
    RunningText.paragraphs(text).map { .paragraph(WordParagraph(style, $0)) }
  }

  // MARK: Tables

  private mutating func blocks(_ table: Table, fallback: String) -> [WordDocument.Block] {
    let shown = table.shownColumns
    if shown.isEmpty { return [] }
    tables += 1
    let title = DisplayText(table.title ?? fallback).whole.split(separator: "\n").joined(separator: ": ")
    let layout = WordTableLayout(table, columns: shown)
    return layout.parts.enumerated().flatMap { place, part -> [WordDocument.Block] in
      var caption = WordParagraph(.caption, [WordRun("Table ", isBold: true)])
      if place == 0 {
        var number = WordRun(String(tables), isBold: true)
        number.sequence = "Table"
        var words = WordRun(title)
        words.notes = table.notes
        caption.runs += [number, WordRun(". ", isBold: true), words]
      } else {
        caption.runs += [WordRun("\(tables)", isBold: true), WordRun(" (continued)")]
      }
      let made = WordTableRows(table, part.columns).table(layout, part)
      return [.paragraph(caption), .table(made)]
    }
  }

  // MARK: Quotes

  private static func blocks(_ quotes: QuoteList, level: Int) -> [WordDocument.Block] {
    var blocks: [WordDocument.Block] = []
    if let title = quotes.title { blocks.append(.paragraph(WordParagraph(.heading(level), title))) }
    var heading: String?
    for item in quotes.items {
      if item.heading != heading, !item.heading.isEmpty {
        let name = DisplayText(oneLine: item.heading).whole
        blocks.append(
          .paragraph(
            WordParagraph(
              .heading(quotes.title == nil ? level : level + 1), WordRun.chip(item.colour) + [WordRun(name)])))
      }
      heading = item.heading
      blocks += self.blocks(item)
    }
    return blocks + quotes.notes.map { .paragraph(WordParagraph(.note, DisplayText($0).whole)) }
  }

  private static func blocks(_ item: QuoteItem) -> [WordDocument.Block] {
    let hasContext = !item.before.isEmpty || !item.after.isEmpty
    let parts = [(item.before, false), (item.text, hasContext), (item.after, false)].filter { !$0.0.isEmpty }
    let runs = parts.map { text, isBold in
      var run = WordRun(DisplayText(text).whole, isBold: isBold)
      run.language = item.language
      return run
    }
    var quote = WordParagraph(.quote, runs, places: [item.anchor])
    if item.source.isEmpty { return [.paragraph(quote)] }
    quote.keepsWithNext = true
    let source = WordRun(DisplayText(oneLine: item.source).whole, link: item.link)
    return [.paragraph(quote), .paragraph(WordParagraph(.source, [source]))]
  }

  // MARK: Inputs

  /// The files that it all rests on; nothing where there are none.
  static func inputs(_ inputs: [(path: String, sha256: String)]) -> [WordDocument.Block] {
    if inputs.isEmpty { return [] }
    let table = Table(
      columns: [Column(key: "file", heading: "File", wraps: true), Column(key: "sha256", heading: "SHA-256")],
      rows: inputs.map { Table.Row([.text($0.path), .text($0.sha256)]) })
    let layout = WordTableLayout(table, columns: [0, 1])
    return [.paragraph(WordParagraph(.heading(1), "Files that this rests on"))]
      + layout.parts.map { .table(WordTableRows(table, $0.columns).table(layout, $0)) }
  }
}

extension WordRun {
  /// A square of a code's colour; none where it has no colour.
  static func chip(_ colour: String?) -> [WordRun] {
    guard let colour, HexColour.components(colour) != nil else { return [] }
    return [WordRun("■\u{A0}", colour: colour)]
  }
}
