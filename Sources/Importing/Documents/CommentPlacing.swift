import Transcripts

/// Finds the passages of comments in the transcript that their document became.
///
/// Between the two only white space, times and labels' typography have changed, so a passage is looked for letter by
/// letter; of several places with the same letters, the one nearest to where the document had it.
struct CommentPlacing {
  private let text: TranscriptText
  private let turns: [Turn]
  /// The body's scalars without white space, and where each is.
  private let letters: [UInt32]
  private let offsets: [Int32]

  init(_ transcript: Transcript) {
    text = transcript.text
    turns = transcript.turns
    var letters: [UInt32] = []
    var offsets: [Int32] = []
    for (offset, scalar) in text[Span(0, text.scalarCount)].unicodeScalars.enumerated()
    where !scalar.properties.isWhitespace {
      letters.append(scalar.value)
      offsets.append(Int32(offset))
    }
    (self.letters, self.offsets) = (letters, offsets)
  }

  func place(_ comment: DocumentComment) -> ImportedComment? {
    let words = comment.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty, !letters.isEmpty else { return nil }
    let quote = ((try? CanonicalText.string(comment.quote)) ?? "").unicodeScalars
      .filter { !$0.properties.isWhitespace }.map(\.value)
    guard let span = passage(quote, near: comment.lettersBefore) ?? turn(at: comment.lettersBefore) else { return nil }
    return ImportedComment(span: span, author: comment.author, text: words)
  }

  private func passage(_ quote: [UInt32], near place: Int) -> Span? {
    guard let first = quote.first, quote.count <= letters.count else { return nil }
    var best: Int?
    for start in 0...(letters.count - quote.count) where letters[start] == first {
      if let best, abs(start - place) >= abs(best - place) { continue }
      if letters[start..<start + quote.count].elementsEqual(quote) { best = start }
    }
    return best.map { Span(Int(offsets[$0]), Int(offsets[$0 + quote.count - 1]) + 1) }
  }

  /// The turn at a letter, or the nearest before it.
  private func turn(at letter: Int) -> Span? {
    let offset = Int(offsets[min(max(letter, 0), offsets.count - 1)])
    return (turns.last { $0.span.start <= offset && !$0.span.isEmpty } ?? turns.first { !$0.span.isEmpty })?.span
  }
}

/// A comment in the margin of a document, with the words that it is on.
struct DocumentComment {
  /// The document's own name for it.
  let name: String
  /// Scalars of the body before the passage, white space not counted: tells apart passages of the same words.
  let lettersBefore: Int
  /// The passage; empty where the comment is on a place and not on words.
  var quote = ""
  var text = ""
  var author: String?

  init(name: String, lettersBefore: Int) {
    self.name = name
    self.lettersBefore = lettersBefore
  }
}
