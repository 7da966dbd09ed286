import Codebooks
import StudyDefinition
import StudyIndex

/// The qualitative side of a claim or theme for one code: who mentions it, group by group, and the quotes that stand
/// for it.
public struct Mechanism: Sendable {
  /// Index in `Codebook.codes`.
  public let code: Int
  /// One a level of the display's grouping, as `compare` counts them.
  public let cells: [Comparison.Cell]
  public let quotes: [Quote]
}

/// Counts and quotes of all codes by one grouping, from which the mechanisms of every row of a display are taken.
struct MechanismSource {
  let comparison: Comparison
  private let best: BestQuotes
  private let pins: [Mention: String]
  private let count: Int

  /// - Parameters:
  ///   - view: with `rollUp`.
  ///   - count: quotes a code and level.
  ///   - explanations: whose pins are used; their names have been checked.
  /// - Throws: what reading the index throws.
  init(_ view: StudyView, by grouping: Grouping, count: Int, _ explanations: [Explanation]) throws {
    comparison = try Comparison(view, by: grouping)
    self.count = count
    let mentions = explanations.flatMap(\.pinned)
    let ids = mentions.isEmpty ? nil : try PinnableIDs(view.study)
    var pins: [Mention: String] = [:]
    for mention in mentions { pins[mention] = try ids?.id(of: mention).get() }
    self.pins = pins
    best = try BestQuotes(
      view, by: grouping, count: count + mentions.count,
      pins: mentions.compactMap { mention in pins[mention].map { PinnedCoding(id: $0, mention: mention) } })
  }

  func mechanisms(_ explanation: Explanation) -> [Mechanism] {
    let names = comparison.grouping.levels.map(\.name)
    let levels =
      explanation.levels.isEmpty
      ? Array(names.indices) : explanation.levels.compactMap { names.firstIndex(of: $0.name) }
    let ids = explanation.pinned.compactMap { pins[$0] }
    return explanation.codes.compactMap { mention in
      guard let code = comparison.view.codebook.position(of: mention.name),
        let row = comparison.rows.first(where: { $0.code == code })
      else { return nil }
      return Mechanism(
        code: code, cells: row.cells, quotes: best.quotes(code: code, levels: levels, pins: ids, count: count))
    }
  }
}
