import Codebooks
public import Foundation
public import StudyIndex

/// What the codebook's rules find: hits by code, by rule and by level, and what is new since the last time.
public struct AppliedRules: Sendable {
  public struct RuleCount: Sendable {
    /// Codebook file and 1-based line of the rule.
    public let file: String
    public let line: Int
    public let hits: Int
  }

  public struct Row: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    public let hits: Int
    public let unreviewed: Int
    public let accepted: Int
    public let rejected: Int
    /// People with at least one hit that is not rejected.
    public let people: Int
    /// Hits that are not rejected, by level of the grouping.
    public let levels: [Int]
    public let rules: [RuleCount]
  }

  /// What has changed since rules were last applied; said, never part of a result.
  public struct News: Sendable {
    public let since: Date
    /// By id of the code.
    public let new: [String: Int]
    public let gone: [String: Int]
  }

  public let view: StudyView
  public let grouping: Grouping?
  /// One a code that has rules, in the order of the codebook.
  public let rows: [Row]
  /// `nil` the first time.
  public let news: News?

  /// Counts the hits and remembers them for the next time.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, by grouping: Grouping?) throws {
    self.view = view
    self.grouping = grouping
    let hits = try view.study.hits().filter { view.counted.contains($0.speaker) }
    let byCode = Dictionary(grouping: hits, by: \.code)
    rows = view.codes.filter { !view.codebook.codes[$0].rules.isEmpty }.map { position in
      Self.row(position, byCode[view.codebook.codes[position].id] ?? [], view, grouping)
    }
    news = try Self.news(hits, view)
  }

  private static func row(_ position: Int, _ hits: [HitRecord], _ view: StudyView, _ grouping: Grouping?) -> Row {
    let code = view.codebook.codes[position]
    let standing = hits.filter { $0.state != .rejected }
    var levels = Array(repeating: 0, count: grouping?.levels.count ?? 0)
    for hit in standing {
      if let grouping, let speaker = view.speakers[hit.speaker] {
        let level = grouping.position(of: speaker)
        if level < levels.count { levels[level] += 1 }
      }
    }
    return Row(
      code: position, hits: hits.count, unreviewed: hits.count { $0.state == .unreviewed },
      accepted: hits.count { $0.state == .accepted }, rejected: hits.count { $0.state == .rejected },
      people: Set(standing.compactMap { view.people.position(ofSpeaker: $0.speaker) }).count, levels: levels,
      rules: code.rules.enumerated().map { index, rule in
        RuleCount(file: code.file, line: rule.line, hits: hits.count { $0.rule == index })
      })
  }

  private static func news(_ hits: [HitRecord], _ view: StudyView) throws -> News? {
    let now = Dictionary(hits.map { ($0.id, $0.code) }) { first, _ in first }
    let last = try view.study.snapshot(of: "apply")
    // A filtered view would make everything outside it look gone.
    let filter = view.filter
    let isWhole =
      filter.codes.isEmpty && filter.conditions.isEmpty && filter.transcripts.isEmpty
      && filter.speakers == .participants
    if isWhole { try view.study.remember(now, of: "apply") }
    guard isWhole, let last else { return nil }
    let new = now.filter { last.entries[$0.key] == nil }
    let gone = last.entries.filter { now[$0.key] == nil }
    return News(since: last.taken, new: count(new), gone: count(gone))
  }

  private static func count(_ hits: [String: String]) -> [String: Int] {
    hits.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
