/// The contents at the head of a report: chapters, and their parts one level down; then the tables and the figures.
enum HTMLContents {
  /// - Parameters:
  ///   - tables, figures: their fragments, and their titles with their numbers.
  static func list(
    of report: StudyReport, tables: [(id: String, title: String)], figures: [(id: String, title: String)]
  ) -> [HTMLContext] {
    var entries: [HTMLContext] = report.chapters.map { chapter in
      entry(Fragment.whole(chapter.id), chapter.title, chapter.parts.map { (Fragment.whole($0.id), $0.title) })
    }
    if !report.transcripts.isEmpty {
      let transcripts = report.transcripts.map { (Fragment.transcript($0.name), $0.heading) }
      entries.append(entry(StudyReportPage.appendixID, "Transcripts", transcripts))
    }
    for (title, list) in [("Tables", tables), ("Figures", figures)] {
      if let first = list.first { entries.append(entry(first.id, title, list)) }
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
