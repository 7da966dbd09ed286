/// Fills the templates of a study's report.
///
/// Links lead only where there is something: a first pass gathers every place of the page, and a link to any other is
/// shown as plain words. A place that comes twice (a quote shown in two chapters) keeps its name where it comes first.
struct StudyReportPage {
  private let report: StudyReport
  private let places: Set<String>
  /// Where quotes and other places that may come twice are first.
  private var claimed: Set<String> = []
  private var figures: [(id: String, title: String)] = []
  private var tables: [(id: String, title: String)] = []

  init(report: StudyReport) {
    let report = report.settled
    self.report = report
    places = PagePlaces(report).all
  }

  func html() throws -> String {
    var page = self
    var chapters = report.chapters.map { page.chapter($0, level: 2) }
    if !report.transcripts.isEmpty { chapters.append(page.appendix()) }
    let context: HTMLContext = [
      "reportTitle": .text(HTMLText.escaped(report.title)), "chapters": .parts(chapters),
      "contents": .parts(HTMLContents.list(of: report, tables: page.tables, figures: page.figures)),
      "subtitle": report.subtitle.map { .text(HTMLText.escaped($0)) },
    ]
    return try HTMLTemplates.render(context.filled(with: HTMLFormat.inputs(report.inputs)), with: "report")
  }

  // MARK: Chapters

  private mutating func chapter(_ chapter: StudyReport.Chapter, level: Int) -> HTMLContext {
    var blocks: [HTMLContext] = []
    for block in chapter.blocks { blocks.append(context(block, level: level + 1)) }
    var parts: [HTMLContext] = []
    for part in chapter.parts { parts.append(self.chapter(part, level: level + 1)) }
    return [
      "chapterID": .text(HTMLText.escaped(Fragment.whole(chapter.id))),
      "chapterHeading": .text(HTMLFormat.heading(level)), "chapterTitle": .text(HTMLText.escaped(chapter.title)),
      "blocks": .parts(blocks), "parts": .parts(parts),
      "chapterClass": .text(level == 2 ? " class=\"chapter\"" : ""), "turnLists": .parts([]),
    ]
  }

  private mutating func context(_ block: StudyReport.Block, level: Int) -> HTMLContext {
    switch block {
    case .text(let text): ["paragraphs": .texts(HTMLText.paragraphs(text))]
    case .figure(let figure): ["figure": .part(context(figure))]
    case .section(let section): HTMLFormat.section(settled(section), level: level)
    case .links(let list): ["links": .part(context(list))]
    case .warning(let text): ["warning": .text(HTMLText.lines(text))]
    }
  }

  private mutating func context(_ figure: Figure) -> HTMLContext {
    let number = figures.count + 1
    figures.append(("figure-\(number)", "\(number). \(figure.title)"))
    let printed = PrintedPieces(figure)
    let pieces = (printed?.svg(of: "figure-\(number)-all") ?? []).map { piece -> HTMLContext in
      ["piece": .text(piece)]
    }
    var figure = figure
    figure.drawing = figure.drawing.linked(only: places)
    return [
      "svg": .text(figure.svg(inPageAs: "figure-\(number)")), "figureTitle": .text(HTMLText.escaped(figure.title)),
      "figureCaption": .text(HTMLText.lines(figure.caption)), "figureNumber": .text(String(number)),
      "pieces": .parts(pieces),
      "pieceWidth": .text(printed.map { " style=\"--wide:\($0.width)px\"" } ?? ""),
      "figureCut": .text(!pieces.isEmpty ? " cut" : PrintedPieces.isHigh(figure) ? " high" : ""),
      "figureWide": .text(figure.drawing.width > Self.telephone ? " wide" : ""),
    ]
  }

  /// The width of a telephone's screen less its margins, in pixels.
  private static let telephone = 350.0

  private mutating func context(_ list: StudyReport.LinkList) -> HTMLContext {
    let targets = list.targets.filter(places.contains).enumerated().map { number, target -> HTMLContext in
      ["target": .text(HTMLText.escaped(target)), "place": .text(String(number + 1))]
    }
    return [
      "linksID": .text(claim(list.id).map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""),
      "linksLabel": .text(HTMLText.escaped(list.label)), "targets": .parts(targets),
    ]
  }

  // MARK: Places

  private mutating func claim(_ place: String?) -> String? {
    guard let place, claimed.insert(place).inserted else { return nil }
    return place
  }

  private mutating func settled(_ section: Section) -> Section {
    switch section {
    case .table(let table): return .table(settled(table))
    case .listing(_, let table): return .table(settled(table))
    case .tree(let tree): return .table(settled(tree.table))
    case .text: return section
    case .quotes(var quotes):
      for index in quotes.items.indices {
        quotes.items[index].anchor = claim(quotes.items[index].anchor)
      }
      return .quotes(quotes.linked(only: places))
    }
  }

  /// Tables with a title are numbered through the report.
  private mutating func settled(_ table: Table) -> Table {
    var table = table
    if let title = table.title {
      let number = tables.count + 1
      tables.append(("table-\(number)", "\(number). \(title)"))
      table.anchor = "table-\(number)"
      table.title = "Table \(number). \(title)"
    }
    return table.linked(only: places)
  }

  // MARK: The appendix

  static let appendixID = "transcripts"

  private mutating func appendix() -> HTMLContext {
    var lists: [HTMLContext] = []
    for transcript in report.transcripts {
      var pictures: [HTMLContext] = []
      for figure in transcript.figures { pictures.append(["figure": .part(context(figure))]) }
      lists.append([
        "transcriptID": .text(HTMLText.escaped(Fragment.transcript(transcript.name))),
        "transcriptTitle": .text(HTMLText.escaped(transcript.heading)),
        "transcriptNote": transcript.note.map { .text(HTMLText.escaped($0)) },
        "transcriptLanguage": .text(HTMLText.escaped(transcript.language)),
        "turns": .parts(transcript.turns.map { turn($0, of: transcript.name) }),
        "pictures": .parts(pictures), "isCoded": .flag(transcript.turns.contains { !$0.passages.isEmpty }),
      ])
    }
    return [
      "chapterID": .text(Self.appendixID), "chapterHeading": .text(HTMLFormat.heading(2)),
      "chapterTitle": .text("Transcripts"), "chapterClass": .text(" class=\"chapter\""), "blocks": .parts([]),
      "parts": .parts([]), "turnLists": .parts(lists),
    ]
  }

  private func turn(_ turn: ReportedTranscript.Turn, of transcript: String) -> HTMLContext {
    let coded = CodedWords(turn)
    return [
      "turnID": .text(HTMLText.escaped(Fragment.turn(transcript: transcript, number: turn.number))),
      "turnClass": .text(turn.isInterviewer ? "turn asks" : "turn"), "turnNumber": .text(String(turn.number)),
      "turnSpeaker": .text(HTMLText.isolated(turn.speaker)), "direction": .text(HTMLText.direction(turn.text)),
      "turnWords": .text(coded.html), "turnCodes": turn.passages.isEmpty ? nil : .text(coded.listHTML),
    ]
  }
}

extension ReportedTranscript {
  /// The name, and the title where it says more.
  var heading: String { title.map { $0 == name ? name : "\($0) (\(name))" } ?? name }
}
