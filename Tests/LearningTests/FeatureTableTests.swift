import Testing

@testable import Learning

// Numbers: scikit-learn 1.9.1, of the sentences of `Sentences` in lower case without punctuation.
// words: TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2), token_pattern=r"[\w']+")
// characters: TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(2, 4), analyzer="char_wb")
@Suite struct FeatureTableTests {
  let units = Sentences.units()

  @Test func hasTheFeaturesOfTwoVectorizersAndTheLength() {
    let table = FeatureTable(units)
    // scipy.sparse.hstack([words, characters, length]).shape and .nnz
    #expect(table.columnCount == 387)
    #expect(table.valueCount == 1492)
    #expect(table.rowCount == 25)
  }

  @Test func weightsThemAsScikitLearnDoes() {
    let table = FeatureTable(units)
    let row = table[1]
    // The second row of the two matrices.
    #expect(near(row.value(of: .word("water"), in: table), 0.2611578249373858))
    #expect(near(row.value(of: .pair("the", "pump"), in: table), 0.36392052707664974))
    #expect(near(row.value(of: .characters(" wat"), in: table), 0.08828472692724584))
    #expect(near(row.value(of: .characters("ump"), in: table), 0.1230237859573399))
    #expect(near(row.value(of: .characters(" t"), in: table), 0.08142452159160803))
    // ln(1 + 11) / 6
    #expect(near(row.value(of: .length, in: table), 0.41415110829800006))
    #expect(table.column(of: .word("cat")) == nil)
  }

  @Test func isTheSameOnManyThreads() {
    let many = (0..<30).flatMap { round in
      Sentences.units().map { unit in
        var unit = unit
        unit.speaker = "role \(round % 3)"
        return unit
      }
    }
    let one = FeatureTable(many, threads: 1)
    let three = FeatureTable(many, threads: 3)
    #expect(one.columns == three.columns)
    #expect(one.values == three.values)
    #expect(one.starts == three.starts)
  }

  @Test func aUnitOutsideTheTableGetsTheRowThatItWouldHave() {
    let table = FeatureTable(units)
    for place in units.indices { #expect(table.row(of: units[place]) == table[place]) }
  }

  @Test func aWordBeforeIsAnotherFeatureThanTheWord() {
    let asked = TextUnit(words: Sentences.words("yes it is"), before: Sentences.words("the water"), speaker: "guest")
    let table = FeatureTable([asked, asked])
    #expect(table.column(of: .word("water")) == nil)
    #expect(table.column(of: .before("water")) != nil)
    #expect(table.column(of: .word("yes")) != nil)
    let lengths = (1 + 0.09 + 1) + (asked.length / 6) * (asked.length / 6)
    #expect(near(table[0].squaredLength, lengths))
  }

  @Test func chineseNeedsNoSpaces() {
    var first = WordSequence()
    first.append("邻居".unicodeScalars)
    first.append("帮忙".unicodeScalars, touchesPrevious: true)
    var second = WordSequence()
    second.append("找".unicodeScalars)
    second.append("邻居".unicodeScalars, touchesPrevious: true)
    second.append("帮忙".unicodeScalars, touchesPrevious: true)
    let table = FeatureTable([TextUnit(words: first), TextUnit(words: second)])
    // Across the words' border, which a dictionary may draw elsewhere tomorrow.
    for stretch in ["居帮", "邻居帮", "邻居帮忙", "忙 "] { #expect(table.column(of: .characters(stretch)) != nil) }
    #expect(table.column(of: .characters(" 邻")) == nil)
  }

  @Test func caseApostrophesAndWidthAreFolded() {
    #expect(
      Sentences.words("Neighbour's PUMP")
        == {
          var words = WordSequence()
          words.append("neighbour’s".unicodeScalars)
          words.append("ｐｕｍｐ".unicodeScalars)
          return words
        }())
  }

  @Test func nearestTextsShareWords() {
    let table = FeatureTable(units)
    let quote = table.row(of: TextUnit(words: Sentences.words("the pump and the water")))
    let order = units.indices.sorted { quote.cosine(with: table[$0]) > quote.cosine(with: table[$1]) }
    #expect(order.prefix(3).allSatisfy { $0 < Sentences.water.count })
    #expect(near(table[3].cosine(with: table[3]), 1))
    #expect(quote.cosine(with: SparseRow()) == 0)
  }
}

/// Within 1e-6, relative to numbers above 1: values are kept in single precision.
func near(_ actual: Double, _ expected: Double, _ error: Double = 1e-6) -> Bool {
  abs(actual - expected) <= error * max(1, abs(expected))
}

extension FeatureKey {
  static func word(_ text: String) -> FeatureKey { key(of: text) { $0.words.count == 1 } }

  static func pair(_ first: String, _ second: String) -> FeatureKey {
    let unit = TextUnit(words: Sentences.words(first + " " + second))
    return keys(of: unit, .words)[2]
  }

  /// With a space where the stretch is at the end of a run of words.
  static func characters(_ text: String) -> FeatureKey {
    var builder = FeatureKeyBuilder(.characters, kind: 2)
    for scalar in text.unicodeScalars { builder.add(scalar.value) }
    return builder.key
  }

  static func before(_ text: String) -> FeatureKey {
    keys(of: TextUnit(words: WordSequence(), before: Sentences.words(text)), .surroundings)[0]
  }

  static var length: FeatureKey { keys(of: TextUnit(words: WordSequence()), .length)[0] }

  private static func key(of text: String, _ isOne: (TextUnit) -> Bool) -> FeatureKey {
    let unit = TextUnit(words: Sentences.words(text))
    precondition(isOne(unit))
    return keys(of: unit, .words)[0]
  }

  private static func keys(of unit: TextUnit, _ block: FeatureBlock) -> [FeatureKey] {
    FeatureExtraction(settings: FeatureSettings()).keys(of: unit).filter { $0.block == block }
  }
}

extension SparseRow {
  /// 0 where the row does not have the feature.
  func value(of key: FeatureKey, in table: FeatureTable) -> Double {
    guard let column = table.column(of: key), let place = columns.firstIndex(of: column) else { return 0 }
    return values[place]
  }
}

extension TextUnit {
  /// ln(1 + words).
  var length: Double {
    // ln 4
    precondition(words.count == 3)
    return 1.3862943611198906
  }
}
