import Basics
import Foundation
import Transcripts

/// Puts passages of which only the words are known at their places in a transcript: those whose words occur once, and
/// those among several places of the same words whose paragraph the file names.
///
/// How a program counts paragraphs (blank lines counted or not) is read off the passages whose words occur once: a way
/// of counting is used only where all of them confirm it.
struct PassagesByWords {
  private let transcript: Transcript
  /// Shorter words that may be a name and no quote are not looked for.
  private static let fewestLetters = 12

  init(_ transcript: Transcript) {
    self.transcript = transcript
  }

  /// One passage for each selection, in their order.
  func place(_ selections: [ForeignSelection]) -> [SourceAssembly.Passage] {
    let found = selections.map(occurrences)
    let paragraphs = ParagraphCounting(transcript.text)
    let certain = zip(selections, found).compactMap { selection, places in
      places.count == 1 ? selection.paragraph.map { ($0, places[0].start) } : nil
    }
    let counting = paragraphs.counting(confirmedBy: certain)
    return zip(selections, found).map { selection, places in
      passage(selection, places) { place in counting.map { paragraphs.number(at: place, $0) } }
    }
  }

  private func occurrences(_ selection: ForeignSelection) -> [Span] {
    guard let quote = selection.quote, isLongEnough(quote) else { return [] }
    let words = quote.text.trimmingWhitespace().precomposedStringWithCanonicalMapping
    return words.isEmpty ? [] : transcript.text.occurrences(of: words)
  }

  /// Whether the words around a place are those that the file gives, if it gives any.
  private func isBetween(_ place: Span, _ quote: ForeignQuote) -> Bool {
    if quote.before == nil, quote.after == nil { return false }
    let text = transcript.text
    let before = (quote.before ?? "").precomposedStringWithCanonicalMapping
    let after = (quote.after ?? "").precomposedStringWithCanonicalMapping
    let start = max(0, place.start - before.unicodeScalars.count)
    let end = min(text.scalarCount, place.end + after.unicodeScalars.count)
    return text[Span(start, place.start)] == before && text[Span(place.end, end)] == after
  }

  private func isLongEnough(_ quote: ForeignQuote) -> Bool {
    quote.isCertain || quote.text.unicodeScalars.count { $0.properties.isAlphabetic } >= Self.fewestLetters
  }

  /// - Parameter number: of the paragraph at a place, as the program counts; `nil` where that is not known.
  private func passage(
    _ selection: ForeignSelection, _ places: [Span], number: (Int) -> Int?
  ) -> SourceAssembly.Passage {
    func leftOut(_ reason: String) -> SourceAssembly.Passage {
      SourceAssembly.Passage(selection: selection, span: nil, outcome: .leftOut(reason))
    }
    if selection.isWholeSource {
      return SourceAssembly.Passage(
        selection: selection, span: transcript.text.span,
        outcome: .changed("on the whole source: now on all of the transcript"))
    }
    guard let quote = selection.quote, !quote.text.allSatisfy(\.isWhitespace) else {
      return leftOut("neither their place nor their words are in the file")
    }
    if !isLongEnough(quote) { return leftOut("their place is not in the file, and their words are too few") }
    if places.count == 1 {
      return SourceAssembly.Passage(
        selection: selection, span: places[0], outcome: .changed("found by their words, which occur once"))
    }
    if places.isEmpty { return leftOut("their words do not occur in the transcript") }
    let inContext = places.filter { isBetween($0, quote) }
    if inContext.count == 1 {
      return SourceAssembly.Passage(
        selection: selection, span: inContext[0], outcome: .changed("found by their words and those around them"))
    }
    let inParagraph = places.filter { place in
      selection.paragraph.map { number(place.start) == $0 } ?? false
    }
    guard inParagraph.count == 1 else {
      return leftOut("their words occur several times, and the file does not say which is meant")
    }
    return SourceAssembly.Passage(
      selection: selection, span: inParagraph[0],
      outcome: .changed("found by their words in the paragraph that the file names"))
  }
}

/// Numbers of paragraphs of a transcript, 1-based, in the two ways in which programs count them.
private struct ParagraphCounting {
  enum Way: CaseIterable {
    case allLines
    case linesWithWords
  }

  /// Where each line begins, ascending, and how many lines with words there are up to and with it.
  private let starts: [Int]
  private let withWords: [Int]

  init(_ text: TranscriptText) {
    var starts = [0]
    var withWords: [Int] = []
    var count = 0
    var hasWords = false
    var place = 0
    for scalar in text[text.span].unicodeScalars {
      place += 1
      if scalar == "\n" {
        count += hasWords ? 1 : 0
        withWords.append(count)
        starts.append(place)
        hasWords = false
      } else if !scalar.properties.isWhitespace {
        hasWords = true
      }
    }
    withWords.append(count + (hasWords ? 1 : 0))
    self.starts = starts
    self.withWords = withWords
  }

  /// The way of counting under which every passage is in the paragraph that the file names; `nil` where there is none,
  /// or nothing to confirm it.
  func counting(confirmedBy passages: [(number: Int, place: Int)]) -> Way? {
    guard !passages.isEmpty else { return nil }
    return Way.allCases.first { way in passages.allSatisfy { number(at: $0.place, way) == $0.number } }
  }

  func number(at place: Int, _ way: Way) -> Int {
    let line = (starts.partitioningIndex { $0 > place }) - 1
    return way == .allLines ? line + 1 : withWords[line]
  }
}

extension [Int] {
  /// The first index whose element fulfils a condition that all later ones fulfil too.
  fileprivate func partitioningIndex(where fulfils: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fulfils(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
