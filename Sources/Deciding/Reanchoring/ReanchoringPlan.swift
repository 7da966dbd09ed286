import Basics
import Codings
import Foundation
import StudyDefinition
public import StudyIndex
public import Transcripts

/// Where everything that people anchored in changed transcripts is now. Nothing is written by making it.
public struct ReanchoringPlan: Sendable {
  /// Items of changed transcripts, in the order of transcripts and of the places where they were.
  public let items: [ReanchoredItem]
  /// Transcripts that items stand in and that are gone.
  public let missing: [String]

  /// The items to be written into journals.
  public var moves: [ReanchoredItem] { items.filter(\.isNew) }
  public var ambiguous: [ReanchoredItem] { items.filter { $0.verdict == .ambiguous } }

  public func count(_ verdict: ReanchoredItem.Verdict) -> Int { items.count { $0.verdict == verdict } }
}

extension Study {
  /// Finds everything that people anchored again, in the transcripts that have changed.
  /// - Parameters:
  ///   - transcripts: names; `nil` for all.
  ///   - replacing: texts that are about to be written, by transcript.
  ///   - before: texts that transcripts had, besides those the index has kept.
  /// - Throws: `Problem`, `Problems` about journals and transcripts.
  public func reanchoringPlan(
    _ transcripts: [String]? = nil, replacing: [String: TranscriptText] = [:], before: [TranscriptText] = []
  ) throws -> ReanchoringPlan {
    let ledger = try CodingLedger.read(folder.journalFiles(), codebook: codebook)
    let hashes = Dictionary(uniqueKeysWithValues: try self.transcripts().map { ($0.name, $0.hash) })
    let known = Dictionary(before.map { ($0.contentHash, $0) }) { first, _ in first }
    let byTranscript = Dictionary(grouping: ledger.anchored, by: \.transcript)
    var items: [ReanchoredItem] = []
    var missing: [String] = []
    for (name, all) in byTranscript.sorted(by: { $0.key < $1.key }) where transcripts?.contains(name) ?? true {
      guard let indexed = hashes[name] else {
        missing.append(name)
        continue
      }
      let hash = replacing[name]?.contentHash ?? ContentHash(stored: indexed)
      let stale = all.filter { $0.anchor.hash != hash || $0.gone != nil }
      if stale.isEmpty { continue }
      let text = try replacing[name] ?? folder.readTranscript(name, defaultLanguage: configuration.language).text
      var placing = PlacingItems(text: text) { try known[$0] ?? self.keptBody($0) }
      items += try stale.map { try placing.place($0) }
    }
    return ReanchoringPlan(items: items, missing: missing)
  }
}

/// Places the items of one transcript; items of one earlier text share the comparison of both texts.
private struct PlacingItems {
  let text: TranscriptText
  let hash: ContentHash
  let target: ReanchoringTarget
  let earlier: (ContentHash) throws -> TranscriptText?
  private var reanchorings: [ContentHash: Reanchoring] = [:]

  init(text: TranscriptText, earlier: @escaping (ContentHash) throws -> TranscriptText?) {
    self.text = text
    self.earlier = earlier
    hash = text.contentHash
    target = ReanchoringTarget(text)
  }

  mutating func place(_ item: AnchoredItem) throws -> ReanchoredItem {
    // It was measured in this very text before: the text was put back, or somebody else re-anchored it.
    if let measured = item.anchors.last(where: { $0.hash == hash }) {
      let verdict: ReanchoredItem.Verdict = measured.span == item.anchor.span ? .kept : .moved
      return ReanchoredItem(item: item, verdict: verdict, place: measured, candidates: [], isNew: true)
    }
    let placement = try reanchoring(from: item.anchor.hash).placement(of: item.anchor)
    let wasGone = item.gone != nil
    switch placement {
    case .kept:
      return ReanchoredItem(
        item: item, verdict: .kept, place: anchor(item.anchor.span), candidates: [], isNew: wasGone)
    case .moved(let span):
      return ReanchoredItem(item: item, verdict: .moved, place: anchor(span), candidates: [], isNew: true)
    case .edited(let span):
      return ReanchoredItem(item: item, verdict: .edited, place: anchor(span), candidates: [], isNew: true)
    case .ambiguous(let candidates) where item.gone?.hash != hash:
      return ReanchoredItem(
        item: item, verdict: .ambiguous, place: nil, candidates: candidates.map { (anchor($0.span), $0.score) },
        isNew: false)
    case .ambiguous:
      // Somebody has said of this very text that the words are gone from it.
      return ReanchoredItem(item: item, verdict: .lost, place: item.gone, candidates: [], isNew: false)
    case .lost(let place):
      return ReanchoredItem(
        item: item, verdict: .lost, place: item.gone ?? anchor(Span(place, place)), candidates: [], isNew: !wasGone)
    }
  }

  private func anchor(_ span: Span) -> Anchor { Anchor(span, in: text, hash: hash) }

  private mutating func reanchoring(from old: ContentHash) throws -> Reanchoring {
    if let known = reanchorings[old] { return known }
    let made = Reanchoring(from: try earlier(old), to: target)
    reanchorings[old] = made
    return made
  }
}
