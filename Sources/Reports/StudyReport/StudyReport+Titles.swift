extension StudyReport {
  /// The report with no two tables or figures of one title (a repeated one is followed by its chapter's title, or by a
  /// number), and with figures that are higher than a page in their parts.
  var settled: StudyReport {
    var report = self
    var titles = UsedTitles()
    report.chapters = chapters.map { titles.settled($0) }
    for index in report.transcripts.indices {
      let heading = report.transcripts[index].heading
      report.transcripts[index].figures = report.transcripts[index].figures.flatMap { titles.settled($0, in: heading) }
    }
    return report
  }
}

/// Titles that a report has so far.
private struct UsedTitles {
  private var used: Set<String> = []

  mutating func settled(_ chapter: StudyReport.Chapter) -> StudyReport.Chapter {
    var chapter = chapter
    chapter.blocks = chapter.blocks.flatMap { block -> [StudyReport.Block] in
      switch block {
      case .figure(let figure): return settled(figure, in: chapter.title).map { .figure($0) }
      case .section(.table(var table)):
        table.title = table.title.map { distinct($0, in: chapter.title) }
        return [.section(.table(table))]
      case .section(.listing(let lines, var table)):
        table.title = table.title.map { distinct($0, in: chapter.title) }
        return [.section(.listing(lines, table))]
      case .section(.tree(var tree)):
        tree.title = tree.title.map { distinct($0, in: chapter.title) }
        return [.section(.tree(tree))]
      case .text, .links, .warning, .section: return [block]
      }
    }
    chapter.parts = chapter.parts.map { settled($0) }
    return chapter
  }

  mutating func settled(_ figure: Figure, in chapter: String) -> [Figure] {
    var figure = figure
    figure.title = distinct(figure.title, in: chapter)
    return figure.parts()
  }

  mutating func distinct(_ title: String, in chapter: String) -> String {
    if used.insert(title).inserted { return title }
    let longer = "\(title) (\(chapter))"
    if chapter != title, used.insert(longer).inserted { return longer }
    var number = 2
    while !used.insert("\(title) (\(number))").inserted { number += 1 }
    return "\(title) (\(number))"
  }
}
