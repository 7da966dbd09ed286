import TestSupport
import Testing
import Transcripts

/// Single edits, each with the place that a reader would say.
@Suite struct ReanchoringTests {
  /// Places the first marked passage of `old` in `new`; the answer is given as the words with their marks.
  private func place(_ old: String, _ new: String, withOldText: Bool = true) -> Placement {
    let marked = MarkedText(old)
    let text = TranscriptText(marked.text)
    let anchor = Anchor(marked.spans[0], in: text, hash: text.contentHash)
    return Reanchoring(from: withOldText ? text : nil, to: ReanchoringTarget(TranscriptText(MarkedText(new).text)))
      .placement(of: anchor)
  }

  private func expect(
    _ kind: (Span) -> Placement, _ old: String, _ new: String, withOldText: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = place(old, new, withOldText: withOldText)
    #expect(found == kind(MarkedText(new).spans[0]), sourceLocation: sourceLocation)
  }

  private let start = "I: Who helped you, then, in all those years?\n\nM: "
  private let end = "\n\nI: And after that, what did you do with the garden?\n"

  @Test(arguments: [true, false]) func untouched(withOldText: Bool) {
    #expect(
      place(
        start + "«we helped each other»" + end, start + "we helped each other" + end + "M: Nothing.\n",
        withOldText: withOldText) == .kept)
    expect(
      Placement.moved, start + "«we helped each other»" + end,
      "I: Good morning.\n\n" + start + "«we helped each other»" + end,
      withOldText: withOldText)
    expect(
      Placement.moved, start + "«互相帮忙的时候»" + end, "I: 早上好。\n\n" + start + "«互相帮忙的时候»" + end,
      withOldText: withOldText)
  }

  @Test(arguments: [true, false]) func aTypoInTheWords(withOldText: Bool) {
    expect(
      Placement.edited, start + "«We helpt each other in the first winter.» Then no more." + end,
      start + "«We helped each other in the first winter.» Then no more." + end, withOldText: withOldText)
    expect(
      Placement.edited, start + "«Teh first winter was long and nobody cane»" + end,
      start + "«The first winter was long and nobody came»" + end, withOldText: withOldText)
    expect(
      Placement.edited, start + "后来«我们在冬天互相帮了忙，孩子也在一起»。" + end,
      start + "后来«我们在冬天互相帮助，孩子也在一起»。" + end, withOldText: withOldText)
  }

  @Test func oneWordWithATypo() {
    expect(
      Placement.edited, start + "He had a «wheelbarow» and a spade." + end,
      start + "He had a «wheelbarrow» and a spade." + end)
  }

  /// What is typed before or after a passage is not part of it; what replaces its first or last word is.
  @Test func wordsTypedAtTheEnds() {
    expect(Placement.moved, start + "then «we dug» all day" + end, start + "then, I think, «we dug» all day" + end)
    #expect(place(start + "then «we dug» all day" + end, start + "then we dug and dug all day" + end) == .kept)
    expect(
      Placement.edited, start + "«We dug the whole plot over» before noon" + end,
      start + "«They dug the whole plot over» before noon" + end)
  }

  @Test(arguments: [true, false]) func aParagraphCutAndPasted(withOldText: Bool) {
    let told = "M: The committee fined me two pounds for «the hedge, which was not even mine»."
    let other = "M: Later I gave the plot up, and a young couple took it over.\n\n"
    expect(
      Placement.moved, start + "Nobody." + end + told + "\n\n" + other,
      start + "Nobody." + end + other
        + "M: The committee fined me two pounds for «the hedge, which was not even mine».\n",
      withOldText: withOldText)
  }

  @Test(arguments: [true, false]) func aSpeakerRenamed(withOldText: Bool) {
    let old =
      "Maud: Yes.\n\nI: When?\n\nMaud: «In the dry year we watered the beans of the sick ones first.»\n\nI: Who?\n\nMaud: I.\n"
    expect(
      Placement.moved, old,
      old.replacing("«", with: "").replacing("»", with: "").replacing("Maud", with: "Mrs Ash").replacing(
        "In the dry", with: "«In the dry"
      ).replacing("first.", with: "first.»"), withOldText: withOldText)
  }

  @Test func wordsThatAreGone() {
    #expect(
      place(
        start + "Nobody did. «The soil was sand and ran through my fingers.» Then I left." + end,
        start + "Nobody did. Then I left." + end)
        == .lost(at: start.count + "Nobody did. ".count))
    #expect(
      place(
        start + "Nobody did. «The soil was sand and ran through my fingers.» Then I left." + end,
        start + "Nobody did. Then I left." + end, withOldText: false) == .lost(at: start.count + "Nobody did. ".count))
  }

  /// Of three that were the same one is gone: nobody can say which.
  @Test func theSameWordsInTheSameSurroundings() {
    let yes = "I: And then?\n\nM: Nothing much happened then.\n\n"
    let coded = "I: And then?\n\nM: «Nothing much happened then.»\n\n"
    let found = place(yes + coded + yes, yes + yes)
    #expect(found.candidates.count == 2, "\(found)")
    #expect(place(yes + coded + yes, yes + yes + yes + "I: Thank you.\n") == .kept)
    #expect(place(yes + coded + yes, yes + yes, withOldText: false).candidates.count == 2)
  }

  @Test func anEmptyTextHasLostEverything() {
    #expect(place(start + "«we helped each other»", "") == .lost(at: 0))
    #expect(place(start + "«we helped each other»", "", withOldText: false) == .lost(at: 0))
  }

  @Test func otherWordsInThePlaceOfOne() {
    let found = place(start + "«Sand»" + end, start + "Clay" + end)
    #expect(found.span(from: Span(0, 0)) == nil, "a person has to look: \(found)")
  }
}
