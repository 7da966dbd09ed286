/// What is counted of the words of a transcript: words, stems, phrases of several words, or a dictionary's categories.
struct TermCounter: Sendable {
  /// Finds the terms of one person's words; numbers are those of the vocabulary, which takes new terms.
  typealias Finder = ([SpokenTokens.Token], inout ByteVocabulary) -> [Int32]

  /// How many words a term has; 1 for words.
  var length = 1
  var stems = false
  /// Stop words of a language, folded.
  var stopWords: @Sendable (String) -> Set<[UInt8]> = { _ in [] }
  var dictionary: WordDictionary?

  /// Terms that are told even where nobody says them, in their order.
  var names: [String] { dictionary?.categories.map(\.name) ?? [] }

  func finder(_ tokens: SpokenTokens) -> Finder {
    let forms = WordForms(language: tokens.language, stems: stems, stopWords: stopWords(tokens.language))
    let folded = (0..<tokens.vocabulary.count).map { forms.folded(tokens.vocabulary.bytes($0)) }
    if let dictionary { return dictionary.finder(folded) }
    let words = folded.map { word in
      Word(term: forms.term(word), isStopWord: forms.isStopWord(word))
    }
    return length == 1 ? Self.words(words) : phrases(words)
  }

  private struct Word {
    let term: [UInt8]
    let isStopWord: Bool
  }

  private static func words(_ words: [Word]) -> Finder {
    { stream, vocabulary in
      var numbers = [Int32](repeating: -1, count: words.count)
      return stream.compactMap { token in
        let index = Int(token.word)
        let word = words[index]
        if word.isStopWord { return nil }
        if numbers[index] < 0 { numbers[index] = Int32(vocabulary.number(of: word.term)) }
        return numbers[index]
      }
    }
  }

  /// Phrases that neither begin nor end with a stop word, and run over no punctuation.
  private func phrases(_ words: [Word]) -> Finder {
    let length = length
    return { stream, vocabulary in
      var found: [Int32] = []
      var phrase: [UInt8] = []
      var start = 0
      for end in stream.indices {
        if stream[end].joint == .broken { start = end }
        let first = end - length + 1
        guard first >= start, !words[Int(stream[first].word)].isStopWord, !words[Int(stream[end].word)].isStopWord
        else { continue }
        phrase.removeAll(keepingCapacity: true)
        for place in first...end {
          if place > first, stream[place].joint == .space { phrase.append(0x20) }
          phrase.append(contentsOf: words[Int(stream[place].word)].term)
        }
        found.append(Int32(vocabulary.number(of: phrase)))
      }
      return found
    }
  }
}
