extension WordDictionary {
  /// Finds the categories of a person's words.
  ///
  /// A word counts once for a category, however many entries of it match, and a phrase counts as one; its words do not
  /// count for that category again. A category also counts what those below it count.
  /// - Parameter words: the transcript's distinct words, folded.
  func finder(_ words: [[UInt8]]) -> TermCounter.Finder {
    let index = EntryIndex(entries)
    let scalars = words.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
    let beginning = scalars.map { index.entries(beginningWith: $0) }
    let chains = categories.indices.map(chain)
    let entries = entries
    let names = categories.map { Array($0.name.utf8) }
    return { stream, vocabulary in
      let numbers = names.map { Int32(vocabulary.number(of: $0)) }
      var found: [Int32] = []
      // Of each category the first place that its last match does not cover.
      var free = [Int](repeating: 0, count: names.count)
      for place in stream.indices {
        for entry in beginning[Int(stream[place].word)] {
          let pattern = entries[entry].words
          guard Self.goesOn(pattern, in: stream, at: place, scalars) else { continue }
          for category in chains[entries[entry].category] where free[category] <= place {
            free[category] = place + pattern.count
            found.append(numbers[category])
          }
        }
      }
      return found
    }
  }

  /// Whether the further words of an entry follow at a place, without punctuation between.
  private static func goesOn(
    _ pattern: [Pattern], in stream: [SpokenTokens.Token], at place: Int, _ scalars: [[UInt32]]
  ) -> Bool {
    guard place + pattern.count <= stream.count else { return false }
    return pattern.indices.dropFirst().allSatisfy { offset in
      let token = stream[place + offset]
      return token.joint != .broken && pattern[offset].matches(scalars[Int(token.word)])
    }
  }
}

/// Entries by their first words: each distinct word is looked up once, whatever the dictionary's size.
private struct EntryIndex {
  private var plain: [[UInt32]: [Int]] = [:]
  private var beginnings: [[UInt32]: [Int]] = [:]
  private var others: [(pattern: WordDictionary.Pattern, entry: Int)] = []
  private let lengths: [Int]

  init(_ entries: [WordDictionary.Entry]) {
    lengths = entries.map(\.words.count)
    for (number, entry) in entries.enumerated() {
      guard let first = entry.words.first else { continue }
      if first.isPlain {
        plain[first.scalars, default: []].append(number)
      } else if let beginning = first.beginning {
        beginnings[beginning, default: []].append(number)
      } else {
        others.append((first, number))
      }
    }
  }

  /// Entries whose first word matches, the longest first.
  func entries(beginningWith word: [UInt32]) -> [Int] {
    var found = plain[word] ?? []
    if !beginnings.isEmpty {
      for length in 0...word.count { found += beginnings[Array(word.prefix(length))] ?? [] }
    }
    found += others.filter { $0.pattern.matches(word) }.map(\.entry)
    return found.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
  }
}
