public import Analysis
import StudyIndex

extension StudyReport.Chapter {
  /// Joint displays; counts of mechanisms lead to the quotes that they count, quotes to their turns.
  public static func joint(_ displays: [JointDisplay], id: String = "joint") -> StudyReport.Chapter {
    let blocks = displays.flatMap { display -> [StudyReport.Block] in
      let sections = display.sections
      guard let comparison = display.comparison else { return sections.map { .section($0) } }
      let levels = Dictionary(
        comparison.levels.map { ($0.level.label, $0.level.name) }, uniquingKeysWith: { first, _ in first })
      return sections.map { section in
        guard case .table(let table) = section else { return .section(section) }
        return .section(
          .table(
            table.linkingCounts(
              grouping: comparison.grouping.name, levels: levels, unit: .people, codeColumn: "code")))
      }
    }
    return StudyReport.Chapter(id: id, title: displays.first?.title ?? "Joint displays", blocks: blocks)
  }
}
