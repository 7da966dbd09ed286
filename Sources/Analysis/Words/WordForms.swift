import Foundation
import Matching
import Transcripts

/// What a word counts as: small letters, typeset forms made alike; a stem; nothing, for a stop word.
struct WordForms {
  private let stopWords: Set<[UInt8]>
  private let stemmer: Stemmer?
  private let locale: Locale?

  /// - Parameters:
  ///   - stems: whether words are stemmed, in a language for which Snowball has a stemmer.
  ///   - stopWords: folded; not counted.
  init(language: String, stems: Bool, stopWords: Set<[UInt8]>) {
    self.stopWords = stopWords
    stemmer = stems ? Stemmer(language: language) : nil
    // Only these languages have capitals of their own rules.
    let primary = StopWords.primary(language)
    locale = ["tr", "az", "lt"].contains(primary) ? Locale(identifier: primary) : nil
  }

  /// The word in small letters and plain form.
  func folded(_ word: ArraySlice<UInt8>) -> [UInt8] { Self.folded(Array(word), locale: locale) }

  func isStopWord(_ folded: [UInt8]) -> Bool { stopWords.contains(folded) }

  /// What a folded word is counted as.
  func term(_ folded: [UInt8]) -> [UInt8] {
    stemmer.map { $0.stem(String(decoding: folded, as: UTF8.self)) } ?? folded
  }

  static func folded(_ word: [UInt8], locale: Locale? = nil) -> [UInt8] {
    if word.allSatisfy({ $0 < 0x80 }), locale == nil {
      return word.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
    let plain = String(decoding: PlainForm(word, for: .words).bytes, as: UTF8.self)
    return Array((locale.map { plain.lowercased(with: $0) } ?? plain.lowercased()).utf8)
  }
}

extension WordForms {
  /// Whether Snowball has a stemmer for a language.
  static func hasStemmer(for language: String) -> Bool { Stemmer(language: language) != nil }
}
