extension StudyReport {
  /// The report as a Word document: chapters under Word's headings, contents that lead to them, numbered tables and
  /// figures, every number leading to its quotes and every quote to its turn. Same report and pictures, same bytes.
  /// - Parameter picture: the figure as PNG, two pixels for one of the drawing; `nil` where none can be made, and the
  ///   caption then stands alone.
  /// - Throws: `Problem` when the document cannot be put together; what `picture` throws.
  public func document(picture: (Figure) throws -> [UInt8]?) throws -> [UInt8] {
    var document = StudyReportDocument(report: self)
    return try WordPackage.bytes(document.document(picture))
  }
}

/// Puts a study's report into blocks of a Word document.
struct StudyReportDocument {
  private let report: StudyReport
  private let places: Set<String>
  private var sections = WordSections()
  private var figures = 0

  init(report: StudyReport) {
    let report = report.settled
    self.report = report
    places = PagePlaces(report).all
  }

  mutating func document(_ picture: (Figure) throws -> [UInt8]?) throws -> WordDocument {
    var document = WordDocument(title: report.title)
    document.blocks.append(.paragraph(WordParagraph(.title, DisplayText(oneLine: report.title).whole)))
    if let subtitle = report.subtitle { document.blocks += WordSections.paragraphs(subtitle, .subtitle) }
    document.blocks += contents
    for chapter in report.chapters { document.blocks += try blocks(chapter, level: 1, picture) }
    if !report.transcripts.isEmpty {
      document.blocks.append(
        .paragraph(WordParagraph(.heading(1), "Transcripts", places: [StudyReportPage.appendixID])))
      for transcript in report.transcripts { document.blocks += try blocks(transcript, picture) }
    }
    document.blocks += WordSections.inputs(report.inputs)
    return document
  }

  /// Chapters, and their parts one level down, as a field that Word can make anew with the numbers of pages.
  private var contents: [WordDocument.Block] {
    var entries: [(level: Int, title: String, place: String)] = []
    for chapter in report.chapters {
      entries.append((1, chapter.title, Fragment.whole(chapter.id)))
      entries += chapter.parts.map { (2, $0.title, Fragment.whole($0.id)) }
    }
    if !report.transcripts.isEmpty {
      entries.append((1, "Transcripts", StudyReportPage.appendixID))
      entries += report.transcripts.map { (2, $0.heading, Fragment.transcript($0.name)) }
    }
    return entries.enumerated().map { number, entry in
      let words = WordRun(DisplayText(oneLine: entry.title).whole, link: entry.place)
      var paragraph = WordParagraph(.contents(entry.level), [words])
      if number == 0 { paragraph.opensField = "TOC \\o \"1-2\" \\h \\z \\u" }
      paragraph.closesField = number == entries.count - 1
      return .paragraph(paragraph)
    }
  }

  // MARK: Chapters

  private mutating func blocks(
    _ chapter: StudyReport.Chapter, level: Int, _ picture: (Figure) throws -> [UInt8]?
  ) throws -> [WordDocument.Block] {
    let title = DisplayText(oneLine: chapter.title).whole
    var blocks: [WordDocument.Block] = [
      .paragraph(WordParagraph(.heading(level), title, places: [Fragment.whole(chapter.id)]))
    ]
    for block in chapter.blocks { blocks += try self.blocks(block, of: chapter, level: level + 1, picture) }
    for part in chapter.parts { blocks += try self.blocks(part, level: level + 1, picture) }
    return blocks
  }

  private mutating func blocks(
    _ block: StudyReport.Block, of chapter: StudyReport.Chapter, level: Int, _ picture: (Figure) throws -> [UInt8]?
  ) throws -> [WordDocument.Block] {
    switch block {
    case .text(let text): return WordSections.paragraphs(text)
    case .figure(let figure): return try blocks(figure, picture)
    case .section(let section):
      return sections.blocks(section.linked(only: places), level: level, fallback: chapter.title)
    case .links(let list): return [.paragraph(links(list))]
    case .warning(let text):
      let words = WordRun(DisplayText(text).whole)
      return [.paragraph(WordParagraph(.body, [WordRun("Not made: ", isBold: true), words]))]
    }
  }

  private mutating func blocks(
    _ figure: Figure, _ picture: (Figure) throws -> [UInt8]?
  ) throws -> [WordDocument.Block] {
    figures += 1
    var number = WordRun(String(figures), isBold: true)
    number.sequence = "Figure"
    let words = "\(DisplayText(oneLine: figure.title).whole). \(DisplayText(figure.caption).whole)"
    let caption = WordDocument.Block.paragraph(
      WordParagraph(
        .figureCaption, [WordRun("Figure ", isBold: true), number, WordRun(". ", isBold: true), WordRun(words)]))
    guard let png = try picture(figure), let (width, height) = Self.size(ofPNG: png) else { return [caption] }
    let drawing = WordPicture(
      png: png, svg: Array(figure.svg().utf8), width: width, height: height,
      description: DisplayText(oneLine: "\(figure.title). \(figure.description)").whole)
    return [.picture(drawing), caption]
  }

  /// Width and height in pixels. Source: PNG (ISO/IEC 15948), 11.2.2: four bytes each, the greatest first, from byte 16.
  static func size(ofPNG bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (width, height) = (number(16), number(20))
    return width > 0 && height > 0 ? (width, height) : nil
  }

  private func links(_ list: StudyReport.LinkList) -> WordParagraph {
    let targets = list.targets.filter(places.contains).enumerated().flatMap { number, target in
      [WordRun(" "), WordRun(String(number + 1), link: target)]
    }
    return WordParagraph(.note, [WordRun(DisplayText(oneLine: list.label).whole)] + targets, places: [list.id])
  }

  // MARK: Transcripts

  private mutating func blocks(
    _ transcript: ReportedTranscript, _ picture: (Figure) throws -> [UInt8]?
  ) throws -> [WordDocument.Block] {
    let heading = WordParagraph(
      .heading(2), DisplayText(oneLine: transcript.heading).whole, places: [Fragment.transcript(transcript.name)])
    var blocks: [WordDocument.Block] = [.paragraph(heading)]
    if let note = transcript.note { blocks += WordSections.paragraphs(note, .note) }
    for figure in transcript.figures { blocks += try self.blocks(figure, picture) }
    for turn in transcript.turns {
      var words = WordRun(DisplayText(turn.text).whole)
      words.language = transcript.language
      let speaker = turn.speaker.isEmpty ? [] : [WordRun("\(DisplayText(oneLine: turn.speaker).whole): ", isBold: true)]
      blocks.append(
        .paragraph(
          WordParagraph(
            turn.isInterviewer ? .question : .turn, [WordRun("\(turn.number)\t", isDim: true)] + speaker + [words],
            places: [Fragment.turn(transcript: transcript.name, number: turn.number)])))
    }
    return blocks
  }
}
