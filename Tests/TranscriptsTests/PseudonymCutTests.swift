import TestSupport
import Testing

@testable import Transcripts

/// Names at the places where an anchor cuts a text: nothing of a name is left that nobody finds any more.
@Suite struct PseudonymCutTests {
  private let names = NameReplacement([
    .init("Annelise Brockdorff", "Mette Lund"), .init("杨大姐", "柳大婶"), .init("O'Brien", "Park"),
  ])

  /// - Parameter text: the part between the marks is the quote, all else what is around it.
  private func replaced(_ text: String) -> [String] {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let words = names.replaced(
      Anchor(
        span: Span(0, parts[1].unicodeScalars.count), quote: parts[1], before: parts[0], after: parts[2],
        hash: TranscriptText("x").contentHash))
    return [words.before, words.quote, words.after]
  }

  /// Each of the surroundings has as many scalars as an anchor keeps.
  @Test(arguments: [
    ("|planted it| with it in the end of. Annelise ", ["", "planted it", " with it in the end of. "]),
    ("|planted it| and with it in the end. Annelise", ["", "planted it", " and with it in the end. "]),
    ("|planted it| and it is the end. Annelise Broc", ["", "planted it", " and it is the end. "]),
    ("ise Brockdorff wept for the garden, |and then| she went", [" wept for the garden, ", "and then", " she went"]),
    ("Brockdorff wept for the garden x, |and then| she went", [" wept for the garden x, ", "and then", " she went"]),
    (" Brockdorff wept for the garden, |and then| she went", [" wept for the garden, ", "and then", " she went"]),
    (
      "大姐，说的我们都知道了因为她是一个好人，所以大家都喜欢她的那个小花园|她说|了",
      ["，说的我们都知道了因为她是一个好人，所以大家都喜欢她的那个小花园", "她说", "了"]
    ),
    // Shorter surroundings end with the text.
    ("Brockdorff wept, |and then| Annelise", ["Brockdorff wept, ", "and then", " Annelise"]),
    // Within the three parts nothing is cut.
    ("it was Annelise |Brockdorff wept| here", ["it was ", "Mette Lund wept", " here"]),
    ("it was Annelise Brock|dorff wept| here", ["it was ", "Mette Lund wept", " here"]),
    ("it was |Annelise Brock|dorff who wept", ["it was ", "Mette Lund", " who wept"]),
    ("it was Annelise| |Brockdorff", ["it was ", "Mette Lund", ""]),
    ("O|'|Brien", ["", "Park", ""]),
  ]) func nothingOfANameIsLeft(text: String, expected: [String]) {
    let found = replaced(text)
    #expect(found == expected, "\(found)")
  }

  /// A word that may be cut is left out as before, but no more than a name is long.
  @Test func aWordThatIsCut() {
    #expect(replaced("rden was planted by all of us then|, she| said")[0] == " was planted by all of us then")
    let han = String(repeating: "说", count: 32)
    #expect(replaced("\(han)|她|说")[0].unicodeScalars.count == 32 - 18)
  }

  /// Half a name that fills what is kept takes the passage with it.
  @Test func aNameLongerThanItsSurroundings() {
    let long = "Annelise Brockdorff of the Great Meadow behind the Hill"
    let names = NameReplacement([.init(long, "Mette")])
    let anchor = Anchor(
      span: Span(0, 4), quote: "Hill", before: "ff of the Great Meadow behind the ", after: " is",
      hash:
        TranscriptText("x").contentHash)
    let words = names.replaced(anchor)
    #expect([words.before, words.quote, words.after] == ["", "Mette", " is"])
  }

  /// Every way to cut a text around a name leaves nothing of it.
  @Test func everyCut() {
    let text = Array(
      "and so it was that my neighbour Annelise Brockdorff came over to us with the bread".unicodeScalars)
    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
    for start in 0..<text.count {
      for length in [1, 5, 12, 30] where start + length <= text.count {
        let end = start + length
        let (low, high) = (max(0, start - 32), min(text.count, end + 32))
        let words = names.replaced(
          Anchor(
            span: Span(start, end), quote: string(start..<end), before: string(low..<start), after: string(end..<high),
            hash: TranscriptText("x").contentHash))
        let all = words.before + words.quote + words.after
        for half in ["Ann", "elise", "Brock", "dorff"] { #expect(!all.contains(half), "\(start) \(length): \(all)") }
        #expect(!words.quote.isEmpty)
      }
    }
  }
}
