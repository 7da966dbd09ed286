/// The contents at the head of a report: chapters, and their parts one level down.
enum HTMLContents {
  static func list(of report: StudyReport) -> [[String: Any]] {
    var entries: [[String: Any]] = report.chapters.map { chapter in
      entry(Fragment.whole(chapter.id), chapter.title, chapter.parts.map { (Fragment.whole($0.id), $0.title) })
    }
    if !report.transcripts.isEmpty {
      let transcripts = report.transcripts.map { (Fragment.transcript($0.name), $0.heading) }
      entries.append(entry(StudyReportPage.appendixID, "Transcripts", transcripts))
    }
    return entries
  }

  private static func entry(_ id: String, _ title: String, _ parts: [(id: String, title: String)]) -> [String: Any] {
    [
      "entryID": HTMLText.escaped(id), "entryTitle": HTMLText.escaped(title), "hasEntries": !parts.isEmpty,
      "entries": parts.map { ["partID": HTMLText.escaped($0.id), "partTitle": HTMLText.escaped($0.title)] },
    ]
  }
}
