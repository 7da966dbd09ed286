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
