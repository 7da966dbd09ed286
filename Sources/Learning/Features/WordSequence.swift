/// The words of a stretch of text in order, folded: lower case, typeset apostrophes and full-width letters as ASCII has
/// them, soft hyphens left out. So that "Neighbour’s" and "neighbour's" are one word.
public struct WordSequence: Sendable, Hashable {
  /// The scalars of all words, one word after the other.
  private(set) var scalars: [UInt32] = []
  /// Where each word ends in `scalars`.
  private(set) var ends: [Int] = []
  /// Whether each word follows the one before it without anything between them, as in Chinese.
  private(set) var touches: [Bool] = []

  public init() {}

  public var count: Int { ends.count }
  public var isEmpty: Bool { ends.isEmpty }

  /// - Parameter touchesPrevious: whether nothing, no space and no mark, parts it from the word before.
  public mutating func append(_ word: some Sequence<Unicode.Scalar>, touchesPrevious: Bool = false) {
    let start = scalars.count
    for scalar in word { appendFolded(scalar) }
    guard scalars.count > start else { return }
    touches.append(touchesPrevious && !ends.isEmpty)
    ends.append(scalars.count)
  }

  private mutating func appendFolded(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: scalars.append(value + 0x20)
    case 0..<0x80: scalars.append(value)
    case 0x2018, 0x2019, 0x201B, 0x02BC, 0xFF07: scalars.append(0x27)
    case 0xAD: break
    case 0xFF21...0xFF3A: scalars.append(value - 0xFF21 + 0x61)
    case 0xFF01...0xFF5E: scalars.append(value - 0xFEE0)
    // Ideographs, kana and hangul have no case.
    case 0x3040...0xD7FF: scalars.append(value)
    default: scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.lazy.map(\.value))
    }
  }

  func range(of word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range].lazy.compactMap(Unicode.Scalar.init))
    return String(view)
  }

  /// Stretches of words that touch: one word in scripts with spaces, a clause in scripts without. Places in `scalars`.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for word in ends.indices {
      let range = range(of: word)
      if touches[word], let last = runs.last {
        runs[runs.count - 1] = last.lowerBound..<range.upperBound
      } else {
        runs.append(range)
      }
    }
    return runs
  }
}
