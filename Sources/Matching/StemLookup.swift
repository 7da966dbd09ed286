import CStemmer

/// Which stem term, if any, a word belongs to: stems each distinct word once. One per thread.
final class StemLookup {
  private let stems: [[UInt8]: Int32]
  private let stemmer: Stemmer
  /// Open addressing; an empty slot has length 0.
  private var slots: [Slot]
  private var count = 0
  /// The bytes of the words in `slots`.
  private var words: [UInt8] = []

  private struct Slot {
    var hash: UInt64 = 0
    var start: Int32 = 0
    var length: Int32 = 0
    var term: Int32 = 0
  }

  private static let slotCount = 1 << 15

  init(stems: [[UInt8]: Int32], stemmer: Stemmer) {
    self.stems = stems
    self.stemmer = stemmer
    slots = Array(repeating: Slot(), count: Self.slotCount)
  }

  /// The term whose stem the word in `range` has; -1 for none.
  func term(ofWord range: Range<Int>, in text: Stretch) -> Int32 {
    let hash = Self.hash(range, text)
    var index = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
    while slots[index].length > 0 {
      let slot = slots[index]
      if slot.hash == hash, isWord(slot, range, text) { return slot.term }
      index = (index + 1) & (Self.slotCount - 1)
    }
    let word = UnsafeBufferPointer(start: text.base + range.lowerBound, count: range.count)
    let term = stems[stemmer.stem(String(decoding: word, as: UTF8.self))] ?? -1
    remember(word, hash: hash, term: term)
    return term
  }

  private func remember(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, term: Int32) {
    if count >= Self.slotCount / 2 || words.count > 1 << 22 {
      slots = Array(repeating: Slot(), count: Self.slotCount)
      words.removeAll(keepingCapacity: true)
      count = 0
    }
    var index = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
    while slots[index].length > 0 { index = (index + 1) & (Self.slotCount - 1) }
    slots[index] = Slot(hash: hash, start: Int32(words.count), length: Int32(word.count), term: term)
    words += word
    count += 1
  }

  private func isWord(_ slot: Slot, _ range: Range<Int>, _ text: Stretch) -> Bool {
    guard Int(slot.length) == range.count else { return false }
    for offset in 0..<range.count where words[Int(slot.start) + offset] != text.base[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// FNV-1a, with a last mix so that the low bits depend on all of it.
  private static func hash(_ range: Range<Int>, _ text: Stretch) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text.base[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}

/// Snowball stemming in one language. Not for sharing between threads.
package final class Stemmer {
  private let pointer: OpaquePointer

  /// `nil` for languages that libstemmer does not know.
  package init?(language: String) {
    let primary = LanguageTag.primary(language)
    let algorithm = ["nb": "no", "nn": "no"][primary] ?? primary
    guard (2...3).contains(algorithm.utf8.count), let pointer = sb_stemmer_new(algorithm, "UTF_8") else { return nil }
    self.pointer = pointer
  }

  deinit {
    sb_stemmer_delete(pointer)
  }

  /// The stem of a word: folded to small letters and with straight apostrophes first, as Snowball expects.
  package func stem(_ word: String) -> [UInt8] {
    let small = Array(word.lowercased().replacing("\u{2019}", with: "'").utf8)
    guard let result = sb_stemmer_stem(pointer, small, Int32(small.count)) else { return small }
    return Array(UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(pointer))))
  }
}

/// BCP 47 tags, as far as matching cares.
enum LanguageTag {
  /// The language itself, in small letters: `pt` of `pt-BR`.
  static func primary(_ tag: String) -> String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// Whether a rule for `languages` (none means all) applies to a transcript in `language`.
  static func applies(_ languages: [String], to language: String) -> Bool {
    languages.isEmpty || languages.contains { primary($0) == primary(language) }
  }
}
