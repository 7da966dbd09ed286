import CICU
import Foundation

/// The abbreviations of a language after which ICU lets no sentence end: `Mr.`, `approx.`
///
/// From the same list as ICU's (the Unicode locale data's `SentenceBreak` exceptions).
package struct Abbreviations {
  /// UTF-8, by the byte before the last one. With the beginnings that end with a full stop: `Ph.` of `Ph.D.`
  private var endings = [[[UInt8]]](repeating: [], count: 256)

  /// `nil` when ICU does not tell its list.
  init?(language: String) {
    guard let abbreviations = Self.list(language) else { return nil }
    for abbreviation in abbreviations {
      // The space of `z. B.` may be a line end in the text: its parts count each.
      for word in abbreviation.utf8.split(separator: 0x20).map(Array.init) {
        guard word.count > 1 else { return nil }
        for end in word.indices.dropFirst() where word[end] == UInt8(ascii: ".") || end == word.count - 1 {
          endings[Int(word[end - 1])].append(Array(word[...end]))
        }
      }
    }
  }

  /// In ICU's order; `nil` when it does not tell them.
  package static func list(_ language: String) -> [String]? {
    guard let list = strand_abbreviations(language) else { return nil }
    defer { free(list) }
    var abbreviations: [String] = []
    var next = UnsafePointer(list)
    while next.pointee != 0 {
      abbreviations.append(String(cString: next))
      next += strlen(next) + 1
    }
    return abbreviations
  }

  /// Whether `words` may end with one of them. As ICU does, it does not ask whether the abbreviation is a whole word.
  func mayEnd(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    guard words.count > 1 else { return false }
    return endings[Int(words[words.count - 2])].contains { words.suffix($0.count).elementsEqual($0) }
  }
}
