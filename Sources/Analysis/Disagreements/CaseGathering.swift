import Codings
import Foundation
import StudyIndex
import Transcripts

/// Puts the codings of one transcript together into cases.
struct CaseGathering {
  /// By name.
  let coders: [String]
  /// Ids of the codes looked at.
  let codes: Set<String>
  /// `nil`: who has coded something in a transcript has read it.
  let marks: ReadMarks?
  /// The ruling that holds on each coding.
  let lastRulings: [UUID: RulingMark]
  /// The codings that follow from each ruling, by its id.
  let held: [UUID: [StandingCoding]]

  /// - Parameter turns: where the turns stand, in order.
  /// - Returns: by place, then by code.
  func cases(in transcript: String, _ codings: [StandingCoding], turns: [Span]) -> [DisagreementCase] {
    let codedBy = Set(codings.map(\.coder))
    let byPlace = codings.sorted { ($0.span, $0.code) < ($1.span, $1.code) }
    let found = Self.overlapping(codings.filter { codes.contains($0.code) }).map { group -> DisagreementCase in
      let span = group.dropFirst().reduce(group[0].span) { $0.union($1.span) }
      let code = group[0].code
      let touched = Self.turns(turns, touching: span)
      let own = Set(group.map(\.coder))
      let silent = coders.filter { coder in
        if own.contains(coder) { return false }
        guard let marks else { return codedBy.contains(coder) }
        return touched.allSatisfy { marks.wasRead(by: coder, in: transcript, turn: $0, for: code) }
      }
      let state = self.state(of: group, silent: silent)
      return DisagreementCase(
        id: DisagreementCase.id(of: group), transcript: transcript, turns: touched, code: code, codings: group,
        silent: silent, kind: Self.kind(of: group, own: own, silent: silent), state: state,
        beside: byPlace.filter { $0.code != code && $0.span.overlaps(span) },
        held: state.ruling.flatMap { held[$0.id] } ?? [])
    }
    return found.sorted { ($0.span, $0.code) < ($1.span, $1.code) }
  }

  private static func kind(
    of group: [StandingCoding], own: Set<String>, silent: [String]
  ) -> DisagreementCase.Kind {
    if own.count + silent.count < 2 { return .single }
    if !silent.isEmpty { return .notAll }
    return group.count == own.count && Set(group.map(\.span)).count == 1 ? .alike : .boundaries
  }

  private func state(of group: [StandingCoding], silent: [String]) -> DisagreementCase.State {
    let marks = group.compactMap { lastRulings[$0.id] }
    guard let last = marks.max(by: { $0.time < $1.time }) else { return .open }
    guard Set(last.ruling.about) == Set(group.map(\.id)), Set(silent).isSubset(of: last.ruling.silent) else {
      return .reopened(last)
    }
    return last.ruling.outcome == .postpone ? .postponed(last) : .decided(last)
  }

  /// The numbers of the turns that share a scalar with `span`, 1-based.
  private static func turns(_ turns: [Span], touching span: Span) -> ClosedRange<Int> {
    // The first turn that ends behind the span's beginning.
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if turns[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    var last = low
    while last + 1 < turns.count, turns[last + 1].start < span.end { last += 1 }
    return (low + 1)...(last + 1)
  }

  /// Codings put together by code where they overlap, directly or through others.
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
