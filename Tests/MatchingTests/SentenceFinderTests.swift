import TestSupport
import Testing
import Transcripts

@testable import Matching

/// The sentences around a match must be those that the segmenter cuts out of the whole turn.
@Suite struct SentenceFinderTests {
  private static let pieces = [
    "Dr.", "approx.", "U.S.", "Neighbourhood", "organisations.", "came", "Then", "he", "said", "3", "帮忙", "大家。",
    "走！", "(yes)", "\"no\"", "really?", "really?!", "Yahoo!", "etc.", "and", "everybody.", "…", "everything.",
    "(he laughs. Then sits)", "[a pause. The door! Somebody comes in and asks for the key of the room]", "（笑。他走）",
    "(", "[", "]", ")", "z. B.", "v. Chr.", "M.", "D. h.", "what.?", "Élodie", "says,", "‘so’", "他说，", "好；", "τι;",
  ]
  private static let gaps = [" ", " ", " ", "  ", "\n", "\n\n", "", ". ", "\n\n\n", " \n"]
  /// Talk as most of it is: the segmenter is not asked about these sentences.
  private static let plainPieces = [
    "we", "They", "helped", "café,", "each", "other", "3", "don’t", "the", "“roster”", "–", "Wu", "帮忙", "大家，", "人",
  ]
  private static let plainGaps = [" ", " ", " ", " ", " ", ". ", "? ", "! ", "; ", "。", "！", "... ", "\n\n"]

  @Test(arguments: ["en", "zh", "de", "fr", "es", "el"], 0..<40 as Range<UInt64>)
  func areThoseOfTheWholeTurn(_ language: String, _ seed: UInt64) {
    check(Self.pieces, Self.gaps, language, seed)
    check(Self.plainPieces, Self.plainGaps, language, seed)
  }

  private func check(_ pieces: [String], _ gaps: [String], _ language: String, _ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var words = ""
    for _ in 0..<120 {
      words += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      words += gaps[Int.random(in: 0..<gaps.count, using: &generator)]
    }
    let turn = Turn("X" + words + "X", language)
    for position in stride(from: 0, to: turn.text.scalarCount, by: 7) {
      let match = Span(position, min(position + 3, turn.text.scalarCount))
      #expect(turn.found(match) == turn.wanted(match), "seed \(seed), scalar \(position)")
    }
  }

  /// Every abbreviation of these languages, before a capital and at the end of a longer word.
  @Test(arguments: ["de", "en", "es", "fr", "it", "pt", "ru"])
  func endAfterNoAbbreviation(_ language: String) {
    let abbreviations = Abbreviations.list(language) ?? []
    #expect(abbreviations.count > 10)
    for abbreviation in abbreviations {
      for before in ["She met ", "She met re"] {
        let turn = Turn("\(before)\(abbreviation) Wu came. Then she left.", language)
        let last = turn.text.scalarCount
        for match in [Span(0, 3), Span(last - 20, last - 18), Span(last - 5, last - 1)] {
          #expect(turn.found(match) == turn.wanted(match), "\(abbreviation)")
        }
      }
    }
  }

  private struct Turn {
    let text: TranscriptText
    private let segmenter: Segmenter
    private let sentences: [Span]

    init(_ words: String, _ language: String) {
      text = TranscriptText(words)
      segmenter = Segmenter(language: language)
      sentences = segmenter.sentences(in: text, of: text.span)
    }

    /// The sentences of the whole turn that hold `match`.
    func wanted(_ match: Span) -> Span {
      let touched = sentences.filter { $0.overlaps(match) }
      return touched.dropFirst().reduce(touched.first ?? match) { $0.union($1) }
    }

    func found(_ match: Span) -> Span? {
      text.bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return nil }
        var finder = SentenceFinder(segmenter)
        let turn = Stretch(base: base, lower: 0, upper: bytes.count)
        return finder.span(around: match, bytes: text.byteRange(of: match), turn: turn, in: text)
      }
    }
  }

  /// A sentence of words that `PlainSentence` knows is one for the segmenter, too.
  @Test(arguments: ["en", "zh", "de", "el"], 0..<300 as Range<UInt64>)
  func plainOnesAreOne(_ language: String, _ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces =
      Self.plainPieces + ["why?", "no!", "he.", "(", "[", ")", "。", "a.m.", "\n", "…", "\u{A0}", "．", "ÿ", "À", "so;"]
    let count = Int.random(in: 1...6, using: &generator)
    let words = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
    let text = TranscriptText(words.joined(separator: " "))
    guard text.bytes.withUnsafeBufferPointer({ PlainSentence.isOne($0) }) else { return }
    #expect(Segmenter(language: language).sentences(in: text, of: text.span) == [text.span])
  }

  @Test(arguments: [
    ("We help each other", true), ("We help, don’t we?", true), ("他们帮忙，大家来。", true), ("Élodie came...", true),
    ("We help. They come", false), ("Yes! No", false), ("我来。他走", false), ("One\nTwo", false), ("We help (", false),
    ("It costs 3.5", false), ("Τι; Ναι", false), ("so; yes", false), ("", false), ("...", false),
  ])
  func plainOnesAreKnown(_ words: String, _ isOne: Bool) {
    #expect(Array(words.utf8).withUnsafeBufferPointer { PlainSentence.isOne($0) } == isOne)
  }
}
