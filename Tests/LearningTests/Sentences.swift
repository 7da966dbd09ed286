import Learning

/// Invented sentences about two matters, for tests.
enum Sentences {
  static let water = [
    "They mended the pump and the water came back", "The pump was dry so we fetched water from the river",
    "My neighbour helps me carry the water upstairs", "We drink from the new well behind the school",
    "No water for three days and nobody told us", "He fixed the pump before the feast",
    "The well is deep and the water is sweet", "Carrying water was the children's work",
    "They drew water for the old people", "Water again, always the water",
  ]
  static let other = [
    "My son works in the shoe factory", "I walk to the market on Mondays", "We have a cat and two hens",
    "The rooms are small but warm", "She writes to her brother every month", "I sing when I am alone",
    "The bus goes twice a day", "Nobody here has a garden", "They play cards under the lamp",
    "The school is far and the children are tired", "I could not sleep for the drums",
    "We moved in the winter before the feast", "He never speaks of the village", "The doctor comes on Fridays",
    "I carry my own bags upstairs",
  ]
  static let all = water + other

  static func words(_ text: String) -> WordSequence {
    var words = WordSequence()
    for word in text.split(whereSeparator: { !$0.isLetter && $0 != "'" }) { words.append(word.unicodeScalars) }
    return words
  }

  static func units(_ texts: [String] = all) -> [TextUnit] { texts.map { TextUnit(words: words($0)) } }

  /// Five people say the sentences in turn.
  static var rows: [LabelledRow] {
    all.indices.map { LabelledRow(row: $0, isPositive: $0 < water.count, cluster: $0 % 5) }
  }
}
