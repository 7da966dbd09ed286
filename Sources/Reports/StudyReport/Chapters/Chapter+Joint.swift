public import Analysis
import StudyIndex

extension StudyReport.Chapter {
  /// Joint displays; counts of mechanisms lead to the quotes that they count, quotes to their turns.
  public static func joint(_ displays: [JointDisplay], id: String = "joint") -> StudyReport.Chapter {
    let blocks = displays.flatMap(\.sections).map { StudyReport.Block.section($0) }
    return StudyReport.Chapter(id: id, title: displays.first?.title ?? "Joint displays", blocks: blocks)
  }
}
