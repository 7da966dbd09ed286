import Basics
import Foundation

/// A made-up corpus: words of made-up vocabularies, as often as Zipf's law has it, in turns of interviews. The same
/// size gives the same bytes.
struct Corpus {
  enum Language: String, CaseIterable {
    case english
    case chinese

    /// BCP 47.
    var tag: String { self == .english ? "en" : "zh" }
  }

  let language: Language
  private let vocabulary: [String]
  /// Summed weights of the words: rank r weighs 1 / (r + 2.7), after Mandelbrot.
  private let weights: [Double]

  init(_ language: Language) {
    self.language = language
    var generator = SplitMix(seed: 17)
    vocabulary =
      language == .english ? Self.englishWords(30_000, &generator) : Self.chineseWords(30_000, &generator)
    var sum = 0.0
    weights = vocabulary.indices.map { rank in
      sum += 1 / (Double(rank + 1) + 2.7)
      return sum
    }
  }

  /// Words and phrases from the middle ranks: as often as the words that researchers look for.
  func literals(_ count: Int) -> [String] {
    var generator = SplitMix(seed: 5)
    var chosen: [String] = []
    while chosen.count < count {
      var literal = vocabulary[generator.below(12_000) + 300]
      if language == .english, chosen.count % 5 == 4 {
        literal = vocabulary[generator.below(40)] + " " + vocabulary[generator.below(2_000) + 20]
      }
      if literal.unicodeScalars.count > 1, !chosen.contains(literal) { chosen.append(literal) }
    }
    return chosen
  }

  /// Writes turns until `megabytes` million bytes are reached.
  func write(megabytes: Int, to url: URL) throws {
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    let file = try FileHandle(forWritingTo: url)
    var generator = SplitMix(seed: 3)
    var written = 0
    var buffer: [UInt8] = []
    while written < megabytes * 1_000_000 {
      buffer.removeAll(keepingCapacity: true)
      while buffer.count < 1_000_000 { appendTurn(to: &buffer, &generator) }
      try file.write(contentsOf: buffer)
      written += buffer.count
    }
    try file.close()
  }

  private func appendTurn(to buffer: inout [UInt8], _ generator: inout SplitMix) {
    buffer += Array("P\(generator.below(9) + 1): ".utf8)
    for _ in 0...generator.below(12) {
      let length = generator.below(20) + 3
      for index in 0..<length {
        var word = vocabulary[rank(&generator)]
        if language == .english {
          if index == 0 { word = word.prefix(1).uppercased() + word.dropFirst() }
          if index > 0 { buffer.append(UInt8(ascii: " ")) }
        }
        buffer += Array(word.utf8)
      }
      buffer += Array((language == .english ? ". " : "。").utf8)
    }
    if buffer.last == UInt8(ascii: " ") { buffer.removeLast() }
    buffer += [0x0A, 0x0A]
  }

  private func rank(_ generator: inout SplitMix) -> Int {
    let wanted = generator.unit() * (weights.last ?? 1)
    return min(weights.partitioningIndex { $0 >= wanted }, weights.count - 1)
  }

  private static func englishWords(_ count: Int, _ generator: inout SplitMix) -> [String] {
    let openings = [
      "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "ch", "",
    ]
    let vowels = ["a", "e", "i", "o", "u", "ea", "ou"]
    let closings = ["", "", "n", "s", "t", "r", "ng", "d"]
    return distinct(count) { rank in
      // Frequent words are short (Zipf's law of abbreviation).
      let syllables = rank < 120 ? 1 : rank < 2_000 ? 1 + generator.below(2) : 2 + generator.below(3)
      return (0..<syllables).map { _ in
        openings[generator.below(openings.count)] + vowels[generator.below(vowels.count)]
      }.joined() + closings[generator.below(closings.count)]
    }
  }

  private static func chineseWords(_ count: Int, _ generator: inout SplitMix) -> [String] {
    distinct(count) { rank in
      var word = String.UnicodeScalarView()
      for _ in 0..<(rank < 120 ? 1 : rank < 2_000 ? 1 + generator.below(2) : 2 + generator.below(3)) {
        // Low numbers more often, as with real characters.
        let offset = generator.below(60) * generator.below(60)
        if let scalar = Unicode.Scalar(0x4E00 + UInt32(offset)) { word.append(scalar) }
      }
      return String(word)
    }
  }

  private static func distinct(_ count: Int, _ make: (_ rank: Int) -> String) -> [String] {
    var seen: Set<String> = []
    var words: [String] = []
    while words.count < count {
      let word = make(words.count)
      if seen.insert(word).inserted { words.append(word) }
    }
    return words
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 up to, but not, `bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  /// From 0 up to, but not, 1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
