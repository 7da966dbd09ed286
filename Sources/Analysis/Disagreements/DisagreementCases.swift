import Basics
import Codebooks
public import Codings
import Foundation
import StudyDefinition
public import StudyIndex
import Transcripts

/// The passages that several coders have read and somebody has coded: alike, with other boundaries, or not all of them.
public struct DisagreementCases: Sendable {
  /// In the order of transcript, place and codebook.
  public let cases: [DisagreementCase]
  /// Whose codings are compared, by name.
  public let coders: [String]
  /// Rulings on codings that have all been taken off since.
  public let stale: [RulingMark]
  /// Codings in passages that only one of the coders has read; they are no cases.
  public let readByOne: Int

  /// - Parameters:
  ///   - coders: whose codings; `nil` for everybody's but the consensus's.
  ///   - transcripts: names; empty for all.
  ///   - codes: ids, each with those below it; empty for all.
  ///   - consensus: the journal that holds what was decided.
  ///   - assumesRead: takes everybody to have read every transcript in which they have coded something.
  /// - Throws: `Problem` for an unknown coder or code; `Problems` when transcripts have changed under codings.
  public init(
    _ study: Study, coders wanted: [String]? = nil, transcripts: [String] = [], codes: [String] = [],
    consensus: String, assumesRead: Bool = false
  ) throws {
    try study.refuseChangedTranscripts()
    for coder in wanted ?? [] { try study.requireCoder(coder) }
    let all = try study.standingCodings()
    let coders = wanted ?? Set(all.map(\.coder)).subtracting([consensus]).sorted()
    if coders.count < 2 { throw Problem.oneCoder(coders.first) }
    self.coders = coders
    let marks = try study.readMarks()
    let positions = try StudyView.positions(of: codes, in: study.codebook)
    let ids = Set(positions.map { study.codebook.codes[$0].id })
    let names = try transcripts.map { try study.transcriptName($0) }
    let mine = all.filter { coders.contains($0.coder) && (names.isEmpty || names.contains($0.transcript)) }
    let rulings = try study.rulings(of: consensus)
    var lastRuling: [UUID: RulingMark] = [:]
    for ruling in rulings { for id in ruling.ruling.about { lastRuling[id] = ruling } }
    var cases: [DisagreementCase] = []
    var alone = 0
    for (name, codings) in Dictionary(grouping: mine, by: \.transcript).sorted(by: { $0.key < $1.key }) {
      let turns = try study.turnSpans(of: name)
      let codedBy = Set(codings.map(\.coder))
      for group in Self.overlapping(codings.filter { ids.contains($0.code) }) {
        let turn = (turns.firstIndex { $0.overlaps(group[0].span) } ?? 0) + 1
        let own = Set(group.map(\.coder))
        let silent = coders.filter { coder in
          if own.contains(coder) { return false }
          if assumesRead { return codedBy.contains(coder) }
          return marks.wasRead(by: coder, in: name, turn: turn, for: group[0].code)
        }
        if own.count + silent.count < 2 {
          alone += group.count
          continue
        }
        let span = group.dropFirst().reduce(group[0].span) { $0.union($1.span) }
        let isAlike = silent.isEmpty && group.count == own.count && Set(group.map(\.span)).count == 1
        cases.append(
          DisagreementCase(
            id: DisagreementCase.id(of: group), transcript: name, turn: turn, code: group[0].code, codings: group,
            silent: silent, kind: isAlike ? .alike : silent.isEmpty ? .boundaries : .notAll,
            state: Self.state(of: group, lastRuling),
            beside: codings.filter { $0.code != group[0].code && $0.span.overlaps(span) }))
      }
    }
    self.cases = cases.sorted { a, b in
      if a.transcript != b.transcript { return a.transcript < b.transcript }
      if a.span != b.span { return a.span < b.span }
      return (study.codebook.position(of: a.code) ?? 0) < (study.codebook.position(of: b.code) ?? 0)
    }
    readByOne = alone
    let standing = Set(all.map(\.id))
    stale = rulings.filter { mark in
      mark.ruling.about.allSatisfy { !standing.contains($0) }
        && mark.ruling.about.contains { lastRuling[$0]?.id == mark.id }
    }
  }

  /// The one case whose id begins with `prefix` (at least four characters).
  /// - Throws: `Problem` of kind `missingInput` or `usage` when none or several do.
  public func named(_ prefix: String) throws -> DisagreementCase {
    let found = prefix.count < 4 ? [] : cases.filter { $0.id.hasPrefix(prefix.lowercased()) }
    guard let first = found.first, found.count == 1 else { throw Problem.noSuchCase(prefix, found: found.count) }
    return first
  }

  private static func state(of group: [StandingCoding], _ rulings: [UUID: RulingMark]) -> DisagreementCase.State {
    let marks = group.compactMap { rulings[$0.id] }
    guard let last = marks.max(by: { $0.time < $1.time }) else { return .open }
    guard Set(last.ruling.about) == Set(group.map(\.id)) else { return .reopened(last) }
    return last.ruling.outcome == .postpone ? .postponed(last) : .decided(last)
  }

  /// Codings of one transcript put together by code where they overlap, directly or through others.
  private static func overlapping(_ codings: [StandingCoding]) -> [[StandingCoding]] {
    var groups: [[StandingCoding]] = []
    for (_, same) in Dictionary(grouping: codings, by: \.code).sorted(by: { $0.key < $1.key }) {
      var end = -1
      for coding in same.sorted(by: { ($0.span, $0.coder, $0.id.uuidString) < ($1.span, $1.coder, $1.id.uuidString) }) {
        if coding.span.start < end {
          groups[groups.count - 1].append(coding)
          end = max(end, coding.span.end)
        } else {
          groups.append([coding])
          end = coding.span.end
        }
      }
    }
    return groups
  }
}

extension Problem {
  static func oneCoder(_ coder: String?) -> Problem {
    Problem(
      .missingInput, coder.map { "only \($0) has coded" } ?? "nobody has coded",
      remedy: "Disagreements need two coders; `strand status` shows who has coded.")
  }

  static func noSuchCase(_ id: String, found: Int) -> Problem {
    Problem(
      found > 1 ? .usage : .missingInput,
      found > 1 ? "\(found) cases have an id that begins with `\(id)`" : "there is no case `\(id)`",
      remedy: "`strand adjudicate --list --all` shows the cases; one whose codings have changed has another id.")
  }
}
