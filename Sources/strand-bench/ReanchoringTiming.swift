import Basics
import Dispatch
import Foundation
import Transcripts

/// Times the re-anchoring of many codings in one long transcript with many edits.
struct ReanchoringTiming {
  private let old: TranscriptText
  private let new: TranscriptText
  private let anchors: [Anchor]

  /// - Parameters:
  ///   - corpus: a text of `strand-bench generate`, of which the first `scalars` are taken.
  ///   - edits: typos, words typed, words struck out, evenly spread.
  ///   - codings: passages of 20 to 400 scalars, evenly spread.
  init(corpus: URL, scalars: Int, edits: Int, codings: Int) throws {
    let all = TranscriptText(validUTF8: try Files.read(corpus, shownAs: corpus.lastPathComponent))
    let old = TranscriptText(all[Span(0, min(scalars, all.scalarCount))])
    let hash = old.contentHash
    var text = Array(String(decoding: old.bytes, as: UTF8.self).unicodeScalars)
    let words = Array("and then, you know, ".unicodeScalars)
    for number in stride(from: edits - 1, through: 0, by: -1) {
      let place = number * (text.count - 16) / edits + number % 13
      switch number % 3 {
      case 0: text.swapAt(place, place + 1)
      case 1: text.insert(contentsOf: words, at: place)
      default: text.removeSubrange(place..<place + 1 + number % 7)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    self.old = old
    new = TranscriptText(try CanonicalText.string(String(view)))
    anchors = (0..<codings).map { number in
      let start = number * (old.scalarCount - 420) / codings
      return Anchor(Span(start, start + 20 + number * 37 % 380), in: old, hash: hash)
    }
  }

  /// Seconds that placing all anchors takes, and how many of them got a place.
  func run(withOldText: Bool) -> (seconds: Double, placed: Int) {
    let start = DispatchTime.now()
    let reanchoring = Reanchoring(from: withOldText ? old : nil, to: ReanchoringTarget(new))
    let placed = anchors.count { reanchoring.placement(of: $0).span(from: $0.span) != nil }
    return (Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9, placed)
  }
}
