/// Every place of a report's page that a link can lead to.
struct PagePlaces {
  private(set) var all: Set<String> = []

  init(_ report: StudyReport) {
    for chapter in report.chapters { add(chapter) }
    for transcript in report.transcripts {
      all.insert(Fragment.transcript(transcript.name))
      for turn in transcript.turns { all.insert(Fragment.turn(transcript: transcript.name, number: turn.number)) }
    }
    if !report.transcripts.isEmpty { all.insert(StudyReportPage.appendixID) }
  }

  private mutating func add(_ chapter: StudyReport.Chapter) {
    all.insert(Fragment.whole(chapter.id))
    for block in chapter.blocks {
      switch block {
      case .links(let list): all.insert(list.id)
      case .section(.quotes(let quotes)): all.formUnion(quotes.items.compactMap(\.anchor))
      case .text, .figure, .section, .warning: break
      }
    }
    for part in chapter.parts { add(part) }
  }
}

/// Without the links that lead to no place of the page: all of them on a page of one report.
extension Section {
  func linked(only places: Set<String>) -> Section {
    switch self {
    case .table(let table): .table(table.linked(only: places))
    case .listing(let lines, let table): .listing(lines, table.linked(only: places))
    case .tree(let tree): .table(tree.table.linked(only: places))
    case .quotes(let quotes): .quotes(quotes.linked(only: places))
    case .text: self
    }
  }
}

extension Table {
  func linked(only places: Set<String>) -> Table {
    var table = self
    for row in rows.indices {
      for line in rows[row].quoted.indices { table.rows[row].quoted[line].link.drop(unlessIn: places) }
      for cell in rows[row].cells.indices { table.rows[row].cells[cell].link.drop(unlessIn: places) }
    }
    return table
  }
}

extension QuoteList {
  func linked(only places: Set<String>) -> QuoteList {
    var list = self
    for item in items.indices { list.items[item].link.drop(unlessIn: places) }
    return list
  }
}

extension String? {
  fileprivate mutating func drop(unlessIn places: Set<String>) {
    if let place = self, !places.contains(place) { self = nil }
  }
}
