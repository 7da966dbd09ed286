/// Fills the templates of a study's report.
///
/// Links lead only where there is something: a first pass gathers every place of the page, and a link to any other is
/// shown as plain words. A place that comes twice (a quote shown in two chapters) keeps its name where it comes first.
struct StudyReportPage {
  private let report: StudyReport
  private let places: Set<String>
  /// Where quotes and other places that may come twice stand first.
  private var claimed: Set<String> = []
  private var figures = 0
  private var tables = 0

  init(report: StudyReport) {
    self.report = report
    places = PagePlaces(report).all
  }

  func html() throws -> String {
    var page = self
    var chapters = report.chapters.map { page.chapter($0, level: 2) }
    if !report.transcripts.isEmpty { chapters.append(page.appendix()) }
    var context: [String: Any] = [
      "reportTitle": HTMLText.escaped(report.title),
      "chapters": chapters,
      "contents": HTMLContents.list(of: report),
    ]
    if let subtitle = report.subtitle { context["subtitle"] = HTMLText.escaped(subtitle) }
    return try HTMLTemplates.render(
      context.merging(HTMLFormat.inputs(report.inputs)) { own, _ in own }, with: "report")
  }

  // MARK: Chapters

  private mutating func chapter(_ chapter: StudyReport.Chapter, level: Int) -> [String: Any] {
    var blocks: [[String: Any]] = []
    for block in chapter.blocks { blocks.append(context(block, level: level + 1)) }
    var parts: [[String: Any]] = []
    for part in chapter.parts { parts.append(self.chapter(part, level: level + 1)) }
    return [
      "chapterID": HTMLText.escaped(Fragment.whole(chapter.id)), "chapterHeading": HTMLFormat.heading(level),
      "chapterTitle": HTMLText.escaped(chapter.title), "blocks": blocks, "parts": parts,
      "chapterClass": level == 2 ? " class=\"chapter\"" : "", "turnLists": [String](),
    ]
  }

  private mutating func context(_ block: StudyReport.Block, level: Int) -> [String: Any] {
    switch block {
    case .text(let text): ["paragraphs": HTMLText.paragraphs(text)]
    case .figure(let figure): ["figure": context(figure)]
    case .section(let section): HTMLFormat.section(settled(section), level: level)
    case .links(let list): ["links": context(list)]
    case .warning(let text): ["warning": HTMLText.lines(text)]
    }
  }

  private mutating func context(_ figure: Figure) -> [String: String] {
    figures += 1
    var figure = figure
    figure.drawing = figure.drawing.linked(only: places)
    return [
      "svg": figure.svg(inPageAs: "figure-\(figures)"), "figureTitle": HTMLText.escaped(figure.title),
      "figureCaption": HTMLText.lines(figure.caption), "figureNumber": String(figures),
    ]
  }

  private mutating func context(_ list: StudyReport.LinkList) -> [String: Any] {
    [
      "linksID": claim(list.id).map { " id=\"\(HTMLText.escaped($0))\"" } ?? "",
      "linksLabel": HTMLText.escaped(list.label),
      "targets": list.targets.filter(places.contains).enumerated().map {
        ["target": HTMLText.escaped($1), "place": String($0 + 1)]
      },
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
      tables += 1
      table.title = "Table \(tables). \(title)"
    }
    return table.linked(only: places)
  }

  // MARK: The appendix

  static let appendixID = "transcripts"

  private mutating func appendix() -> [String: Any] {
    var pictures: [[[String: String]]] = []
    for transcript in report.transcripts { pictures.append(transcript.figure.map { [context($0)] } ?? []) }
    return [
      "chapterID": Self.appendixID, "chapterHeading": HTMLFormat.heading(2), "chapterTitle": "Transcripts",
      "chapterClass": " class=\"chapter\"", "blocks": [[String: Any]](), "parts": [[String: Any]](),
      "turnLists": zip(report.transcripts, pictures).map { transcript, pictures -> [String: Any] in
        [
          "transcriptID": HTMLText.escaped(Fragment.transcript(transcript.name)),
          "transcriptTitle": HTMLText.escaped(transcript.heading),
          "transcriptNote": transcript.note.map(HTMLText.escaped) as Any, "figure": pictures,
          "transcriptLanguage": HTMLText.escaped(transcript.language),
          "turns": transcript.turns.map { turn in
            [
              "turnID": HTMLText.escaped(Fragment.turn(transcript: transcript.name, number: turn.number)),
              "turnClass": turn.isInterviewer ? "turn asks" : "turn", "turnNumber": String(turn.number),
              "turnSpeaker": HTMLText.escaped(turn.speaker), "turnWords": HTMLText.lines(turn.text),
            ]
          },
        ]
      },
    ]
  }
}

extension ReportedTranscript {
  /// The name, and the title where it says more.
  var heading: String { title.map { $0 == name ? name : "\($0) (\(name))" } ?? name }
}
