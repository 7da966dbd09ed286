/// The contents at the head of a report: chapters, and their parts one level down.
enum HTMLContents {
  static func list(of report: StudyReport) -> [HTMLContext] {
    var entries: [HTMLContext] = report.chapters.map { chapter in
      entry(Fragment.whole(chapter.id), chapter.title, chapter.parts.map { (Fragment.whole($0.id), $0.title) })
    }
    if !report.transcripts.isEmpty {
      let transcripts = report.transcripts.map { (Fragment.transcript($0.name), $0.heading) }
      entries.append(entry(StudyReportPage.appendixID, "Transcripts", transcripts))
    }
    return entries
  }

  private static func entry(_ id: String, _ title: String, _ parts: [(id: String, title: String)]) -> HTMLContext {
    let entries = parts.map { part -> HTMLContext in
      ["partID": .text(HTMLText.escaped(part.id)), "partTitle": .text(HTMLText.escaped(part.title))]
    }
    return [
      "entryID": .text(HTMLText.escaped(id)), "entryTitle": .text(HTMLText.escaped(title)),
      "hasEntries": .flag(!parts.isEmpty), "entries": .parts(entries),
    ]
  }
}
