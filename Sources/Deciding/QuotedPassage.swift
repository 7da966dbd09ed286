import Basics
import Transcripts

/// A passage as somebody quotes it: its words, with `…` (or `...`, in brackets or not) for words left out.
struct QuotedPassage {
  private let words: String

  init(_ words: String) {
    self.words = words
  }

  /// Where it stands. With words left out, from each first part to the nearest following ones; of passages with one end
  /// the shortest.
  func places(in text: TranscriptText) -> [Span] {
    let whole = text.occurrences(of: words)
    if !whole.isEmpty { return whole }
    let quoted = parts
    guard quoted != [words] else { return [] }
    let found = quoted.map { text.occurrences(of: $0) }
    guard let first = found.first else { return [] }
    var starts: [Int: Int] = [:]
    for start in first {
      var end: Int? = start.end
      for part in found.dropFirst() {
        end = end.flatMap { end in part.first { $0.start >= end }?.end }
      }
      if let end { starts[end] = max(starts[end] ?? 0, start.start) }
    }
    return starts.map { Span($0.value, $0.key) }.sorted()
  }

  /// The passage that is most like it; `nil` where nothing is. Typographic forms of a character are alike, as they are
  /// where a quote is found.
  func nearest(in text: TranscriptText) -> Span? {
    let plain = PlainForm(text.bytes, for: .passages)
    let plainText = TranscriptText(validUTF8: plain.bytes)
    guard let found = nearest(inPlain: plainText), found.start < found.end else { return nil }
    return text.span(ofBytes: plain.origin(of: plainText.byteRange(of: found)))
  }

  private func nearest(inPlain text: TranscriptText) -> Span? {
    let target = ReanchoringTarget(text)
    let quoted = parts.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? words
    let longest = String(decoding: PlainForm(Array(quoted.utf8), for: .passages).bytes, as: UTF8.self)
    let anchor = Anchor(
      span: Span(0, longest.unicodeScalars.count), quote: longest, before: "", after: "",
      hash: ContentHash(of: Array(longest.utf8)))
    switch Reanchoring(from: nil, to: target).placement(of: anchor) {
    case .kept: return anchor.span
    case .moved(let span), .edited(let span): return span
    case .ambiguous(let candidates): return candidates.first?.span
    case .lost: return nil
    }
  }

  private var parts: [String] {
    var marked = words
    for mark in ["[…]", "[...]", "(…)", "(...)", "..."] { marked = marked.replacing(mark, with: "…") }
    return marked.split(separator: "…").map { $0.trimmingWhiteSpace }.filter { !$0.isEmpty }
  }
}

extension Substring {
  fileprivate var trimmingWhiteSpace: String {
    var part = self
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
