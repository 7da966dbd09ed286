import Basics
import Codebooks
public import Codings
import Foundation
import StudyDefinition
public import StudyIndex
import Transcripts

/// The passages that somebody has coded, as far as several coders have read them: alike, with other boundaries, or not
/// all of them. And those that only one has read.
public struct DisagreementCases: Sendable {
  /// In the order of transcript, place and codebook.
  public let cases: [DisagreementCase]
  /// Whose codings are compared, by name.
  public let coders: [String]
  /// Whether coders are taken to have read every transcript in which they have coded something.
  public let assumesRead: Bool
  /// Rulings on codings that have all been taken off since.
  public let stale: [RulingMark]
  private let positions: [String: Int]

  /// In which order cases are decided.
  public enum Order: Sendable {
    case byPlace
    /// First where most pairs of coders disagree about the code, then those that differ in boundaries alone; by codebook.
    case widestFirst
  }

  /// - Parameters:
  ///   - coders: whose codings; `nil` for everybody's but a consensus's.
  ///   - transcripts: names; empty for all.
  ///   - codes: ids, each with those below it; empty for all.
  ///   - consensus: the journal that holds what was decided.
  ///   - assumesRead: takes everybody to have read every transcript in which they have coded something.
  /// - Throws: `Problem` for an unknown coder, code or transcript, and for fewer than two coders; `Problems` when
  ///   transcripts have changed under codings.
  public init(
    _ study: Study, coders wanted: [String]? = nil, transcripts: [String] = [], codes: [String] = [],
    consensus: String, assumesRead: Bool = false
  ) throws {
    try study.refuseChangedTranscripts()
    for coder in wanted ?? [] { try study.requireCoder(coder) }
    let names = try Set(transcripts.map { try study.transcriptName($0) })
    let positions = try StudyView.positions(of: codes, in: study.codebook)
    let ids = Set(positions.map { study.codebook.codes[$0].id })
    let all = try study.standingCodings()
    let left = try study.consensusCoders().union([consensus])
    let marks = try study.readMarks()
    let everybody = Set(try study.coders().map(\.coder)).union(marks.coders).subtracting(left).sorted()
    let coders = wanted ?? everybody
    self.coders = coders
    self.assumesRead = assumesRead
    if coders.count < 2 { throw Problem.oneCoder(coders.first) }
    let hidden = study.hiddenTranscripts
    let compared = all.filter { coding in
      coders.contains(coding.coder) && !hidden.contains(coding.transcript)
        && (names.isEmpty || names.contains(coding.transcript))
    }
    let (rulings, ruled) = try study.rulingsWithCodings(of: consensus)
    let byID = Dictionary(all.lazy.filter { $0.coder == consensus }.map { ($0.id, $0) }) { first, _ in first }
    let held = ruled.mapValues { ids in ids.compactMap { byID[$0] }.sorted { $0.span < $1.span } }
    let gathering = CaseGathering(
      coders: coders, codes: ids, marks: assumesRead ? nil : marks, lastRulings: Self.lastRulings(rulings),
      held: held)
    let turns = try study.turnSpans()
    cases = Dictionary(grouping: compared, by: \.transcript).sorted { $0.key < $1.key }.flatMap { name, codings in
      gathering.cases(in: name, codings, turns: turns[name] ?? [])
    }
    self.positions = Dictionary(
      study.codebook.codes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let standing = Set(all.map(\.id))
    let last = Self.lastRulings(rulings)
    stale = rulings.filter { mark in
      mark.ruling.about.allSatisfy { !standing.contains($0) || last[$0]?.id != mark.id }
        && mark.ruling.about.contains { last[$0]?.id == mark.id }
    }
  }

  /// The ruling that holds on each coding: the last one about it.
  private static func lastRulings(_ rulings: [RulingMark]) -> [UUID: RulingMark] {
    var last: [UUID: RulingMark] = [:]
    for ruling in rulings { for id in ruling.ruling.about { last[id] = ruling } }
    return last
  }

  /// The disagreements that nobody has decided.
  public func toDecide(_ order: Order = .byPlace) -> [DisagreementCase] {
    let open = cases.filter(\.isOpenDisagreement)
    if case .byPlace = order { return open }
    func gap(_ one: DisagreementCase) -> Int { one.coders.count * one.silent.count }
    return open.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if gap(first) != gap(second) { return gap(first) > gap(second) }
      let (x, y) = (positions[first.code] ?? 0, positions[second.code] ?? 0)
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }

  /// The one case whose id begins with `prefix` (at least four characters).
  /// - Throws: `Problem` of kind `missingInput` or `usage` when none or several do.
  public func named(_ prefix: String) throws -> DisagreementCase {
    let found = prefix.count < 4 ? [] : cases.filter { $0.id.hasPrefix(prefix.lowercased()) }
    guard let first = found.first, found.count == 1 else { throw Problem.noSuchCase(prefix, found: found.count) }
    return first
  }
}
