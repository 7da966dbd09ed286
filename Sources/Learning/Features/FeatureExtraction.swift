/// Takes a unit apart into its features: words, pairs of words that follow each other, stretches of characters inside
/// runs of words (with a space at both ends), the words before it, who speaks, how long it is.
struct FeatureExtraction {
  let settings: FeatureSettings

  private enum Kind {
    static let word: UInt64 = 0
    static let pair: UInt64 = 1
    static let characters: UInt64 = 2
    static let before: UInt64 = 3
    static let speaker: UInt64 = 4
    static let speakerBefore: UInt64 = 5
    static let length: UInt64 = 6
  }

  /// The keys of all features of a unit, each as often as it occurs.
  func keys(of unit: TextUnit) -> [FeatureKey] {
    var keys: [FeatureKey] = []
    keys.reserveCapacity(unit.words.scalars.count * 4)
    forEachInside(unit.words) { key, _ in keys.append(key) }
    if settings.surroundingsWeight != 0 {
      forEachWord(unit.before, .surroundings, Kind.before) { key, _ in keys.append(key) }
      for (name, kind) in [(unit.speaker, Kind.speaker), (unit.speakerBefore, Kind.speakerBefore)] where !name.isEmpty {
        var builder = FeatureKeyBuilder(.surroundings, kind: kind)
        for scalar in name.unicodeScalars { builder.add(scalar.value) }
        keys.append(builder.key)
      }
    }
    if settings.lengthWeight != 0 { keys.append(FeatureKeyBuilder(.length, kind: Kind.length).key) }
    return keys
  }

  /// Hands out the features of a unit's own words with their places.
  /// - Parameter body: is given the key and where it stands in `words.scalars`; the spaces at both ends of a run are no
  ///   part of the place.
  func forEachInside(_ words: WordSequence, _ body: (FeatureKey, Range<Int>) -> Void) {
    if settings.wordWeight != 0 {
      forEachWord(words, .words, Kind.word, body)
      forEachPair(words, body)
    }
    if settings.characterWeight != 0 { forEachStretch(words, body) }
  }

  private func forEachWord(
    _ words: WordSequence, _ block: FeatureBlock, _ kind: UInt64, _ body: (FeatureKey, Range<Int>) -> Void
  ) {
    for word in 0..<words.count {
      let range = words.range(of: word)
      var builder = FeatureKeyBuilder(block, kind: kind)
      for place in range { builder.add(words.scalars[place]) }
      body(builder.key, range)
    }
  }

  private func forEachPair(_ words: WordSequence, _ body: (FeatureKey, Range<Int>) -> Void) {
    guard words.count > 1 else { return }
    for word in 1..<words.count {
      let (first, second) = (words.range(of: word - 1), words.range(of: word))
      var builder = FeatureKeyBuilder(.words, kind: Kind.pair)
      for place in first { builder.add(words.scalars[place]) }
      // No scalar is so large: "a bc" and "ab c" are two pairs.
      builder.add(.max)
      for place in second { builder.add(words.scalars[place]) }
      body(builder.key, first.lowerBound..<second.upperBound)
    }
  }

  private func forEachStretch(_ words: WordSequence, _ body: (FeatureKey, Range<Int>) -> Void) {
    for run in words.runs {
      let padded = run.count + 2
      for length in settings.characters where length <= padded {
        for start in 0...(padded - length) {
          var builder = FeatureKeyBuilder(.characters, kind: Kind.characters)
          for place in start..<start + length {
            builder.add(place == 0 || place == padded - 1 ? 0x20 : words.scalars[run.lowerBound + place - 1])
          }
          let first = run.lowerBound + max(0, start - 1)
          let end = min(run.upperBound, run.lowerBound + start + length - 1)
          body(builder.key, first..<end)
        }
      }
    }
  }
}
