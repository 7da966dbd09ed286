import Basics
import Testing
import Transcripts

@testable import Analysis
@testable import StudyIndex

@Suite struct WordDictionaryTests {
  private func dictionary(_ text: String, _ file: String = "d.yaml") throws -> WordDictionary {
    try WordDictionary.read(Array(text.utf8), file: file, language: "en")
  }

  /// The categories of a row of words, as `name` a count.
  private func found(_ dictionary: WordDictionary, in text: String) -> [String: Int] {
    let segmenter = Segmenter(language: "en")
    var tokens = SpokenTokens(language: "en")
    tokens.add(SpokenTokensTests.turn(text), person: 0, segmenter: segmenter)
    var counter = TermCounter()
    counter.dictionary = dictionary
    let counted = CountedTranscript(tokens, counter)
    return Dictionary(
      uniqueKeysWithValues: counted.counts.map { (counted.vocabulary.text(Int($0.term)), Int($0.count)) })
  }

  @Test func starsAndQuestionMarks() {
    func matches(_ pattern: String, _ word: String) -> Bool {
      WordDictionary.Pattern(pattern).matches(word.unicodeScalars.map(\.value))
    }
    #expect(matches("help*", "help") && matches("help*", "helper") && !matches("help*", "hel"))
    #expect(matches("*ing", "sharing") && !matches("*ing", "sharings"))
    #expect(matches("t?ol", "tool") && !matches("t?ol", "tl") && matches("*a*b*", "xaxxb") && !matches("a*b*c", "abd"))
    #expect(matches("", "") && !matches("", "a") && matches("*", "anything") && matches("邻*", "邻居"))
  }

  @Test func nestedCategoriesOfLIWC() throws {
    let text = "%\n1\tfeeling\n\t2\tjoy\n\t3\tfear\n4\thelp\n%\nhappy\t2\nglad*\t2\nscar*\t3\nlook after\t4\n"
    let found = found(
      try dictionary(text, "d.dic"), in: "I was happy and gladly scared. We look after them, and look, after them.")
    #expect(found == ["feeling": 3, "feeling.joy": 2, "feeling.fear": 1, "help": 1])
  }

  /// The word counts once, the phrase counts as one, and punctuation parts it.
  @Test func overlapsCountOnce() throws {
    let found = found(
      try dictionary("kin: [mother, mother*, \"mother in law\", law]\n"), in: "My mother in law. My mother, in law.")
    #expect(found == ["kin": 3])
  }

  /// As other programs write them: line ends of Windows, a mark of the byte order, emoticons.
  @Test func dictionariesOfOtherPrograms() throws {
    let text = "\u{FEFF}%\r\n1\tPosemo\r\n2\tNegemo\r\n%\r\nhappy\t1\r\nkind of\t1 2\r\nsad*\t2\r\n:)\t1\r\n"
    let read = try dictionary(text, "d.dic")
    #expect(read.categories.map(\.name) == ["Posemo", "Negemo"] && read.wordless == [":)"])
    #expect(found(read, in: "Happy, sadly kind of happy :)") == ["Posemo": 3, "Negemo": 2])
  }

  @Test func whatIsWrongHasItsLine() {
    func problems(_ text: String, _ file: String) -> [String] {
      do {
        _ = try dictionary(text, file)
        return []
      } catch let problems as Problems {
        return problems.all.map { "\($0.line ?? 0) \($0.identity)" }
      } catch {
        return ["\((error as? Problem)?.identity.description ?? "?")"]
      }
    }
    #expect(
      problems("%\n1\ta\njoy\n%\nhappy\nsad\t9\nthe|a\t1\n", "d.dic") == [
        "3 dictionaryCategoryLine", "5 dictionaryEntryWithoutCategory", "6 dictionaryCategoryUnknown",
        "7 dictionaryEntryIsExpression",
      ])
    #expect(problems("a: [x]\nb: [y]\na: [z]\n", "d.yaml").count == 1)
    #expect(problems("%\n1\ta\n%\n", "d.dic") == ["dictionaryEmpty"])
  }
}

@Suite struct SpokenTokensTests {
  static func turn(_ text: String) -> TurnRecord {
    let body = TranscriptText(text)
    return TurnRecord(number: 1, speaker: 1, span: body.span, text: body, wordStarts: [], time: nil)
  }

  private func joints(_ text: String, _ language: String = "en") -> [SpokenTokens.Token.Joint] {
    var tokens = SpokenTokens(language: language)
    tokens.add(Self.turn(text), person: 3, segmenter: Segmenter(language: language))
    return (tokens.streams[3] ?? []).map(\.joint)
  }

  @Test func whatPartsPhrases() {
    #expect(joints("one two, three") == [.broken, .space, .broken])
    #expect(joints("self-help (laughs) works") == [.broken, .space, .broken])
    #expect(joints("one\ntwo\n\nthree\u{A0}four") == [.broken, .space, .broken, .space])
    #expect(joints("邻居很好", "zh").dropFirst().allSatisfy { $0 == .none })
    #expect(joints("邻居。很好", "zh").filter { $0 == .broken }.count == 2)
  }

  @Test func manyWordsKeepTheirNumbers() {
    var vocabulary = ByteVocabulary(capacity: 4)
    let words = (0..<5000).map { Array("word\($0)é".utf8) }
    for (number, word) in words.enumerated() { #expect(vocabulary.number(of: word) == number) }
    for (number, word) in words.enumerated() { #expect(vocabulary.number(of: word) == number) }
    #expect(vocabulary.count == 5000 && vocabulary.text(4999) == "word4999é")
  }

  @Test func stopListsAreFolded() {
    #expect(StopWords.source(of: "en-GB") == .snowball && StopWords.source(of: "zh") == .iso)
    #expect(StopWords.source(of: "nb") == .snowball && StopWords.source(of: "xx") == nil)
    #expect(StopWords.words(of: "en").contains(Array("don't".utf8)))
    #expect(StopWords.words(of: "zh").contains(Array("我们".utf8)))
    #expect(StopWords.words(of: "de").contains(WordForms.folded(Array("Über".utf8))))
    #expect(StopWords.words(of: "xx").isEmpty)
  }
}
