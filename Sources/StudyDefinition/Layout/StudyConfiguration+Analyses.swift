import Basics

extension StudyConfiguration {
  /// The entries of `analyses:` as they are written; what they may say, the floor that answers them knows.
  static func analyses(_ entry: YAMLEntry?) -> [WrittenOptions]? {
    guard let entry, !entry.isEmpty else { return nil }
    guard entry.isList else {
      entry.findings.report(
        .bad(
          entry.place, "`analyses` is not a list",
          remedy: "Begin each analysis with a dash: `- {make: compare, by: GROUP}`."))
      return nil
    }
    return (entry.list("analyses") ?? []).compactMap { WrittenOptions($0, "an analysis") }
  }
}
