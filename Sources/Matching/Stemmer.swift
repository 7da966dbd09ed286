import CStemmer

/// Snowball stemming in one language. Not for sharing between threads.
final class Stemmer {
  private let pointer: OpaquePointer

  /// `nil` for languages that libstemmer does not know.
  init?(language: String) {
    let primary = LanguageTag.primary(language)
    let algorithm = ["nb": "no", "nn": "no"][primary] ?? primary
    guard (2...3).contains(algorithm.utf8.count), let pointer = sb_stemmer_new(algorithm, "UTF_8") else { return nil }
    self.pointer = pointer
  }

  deinit {
    sb_stemmer_delete(pointer)
  }

  /// The stem of a word: folded to small letters and with straight apostrophes first, as Snowball expects.
  func stem(_ word: String) -> [UInt8] {
    let small = Array(word.lowercased().replacing("\u{2019}", with: "'").utf8)
    guard let result = sb_stemmer_stem(pointer, small, Int32(small.count)) else { return small }
    return Array(UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(pointer))))
  }
}
