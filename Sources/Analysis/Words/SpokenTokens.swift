import StudyIndex
import Transcripts

/// The words of one transcript as numbers, person by person, in the order in which they are said.
struct SpokenTokens: Sendable {
  /// One word: its number in the vocabulary, and what is between it and the word before.
  struct Token: Sendable {
    enum Joint: UInt8, Sendable {
      /// White space, a hyphen, an apostrophe.
      case space
      /// Nothing, as in Chinese.
      case none
      /// Punctuation, a stage direction, another turn: no phrase runs over it.
      case broken
    }

    let word: Int32
    let joint: Joint
  }

  let language: String
  /// Words as they are written.
  private(set) var vocabulary = ByteVocabulary(capacity: 2048)
  /// By index of the person.
  private(set) var streams: [Int: [Token]] = [:]

  init(language: String) {
    self.language = language
  }

  /// - Parameters:
  ///   - person: who says the turn.
  ///   - allowed: parts of the body whose words are taken, ascending; `nil` for the whole turn.
  mutating func add(_ turn: TurnRecord, person: Int, segmenter: Segmenter, allowed: [Span]? = nil) {
    let text = turn.text
    let words = segmenter.words(in: text, of: text.span)
    if words.isEmpty { return }
    var stream = streams.removeValue(forKey: person) ?? []
    text.bytes.withUnsafeBufferPointer { bytes in
      var places = BytePlaces(bytes)
      var end = -1
      for word in words {
        let start = places.byte(ofScalar: word.start)
        let joint = end < 0 ? Token.Joint.broken : Self.joint(bytes, end..<start)
        end = places.byte(ofScalar: word.end)
        let place = turn.span.start + word.start
        if let allowed, !allowed.contains(where: { $0.start <= place && place < $0.end }) {
          end = -1
          continue
        }
        let number = vocabulary.number(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        stream.append(Token(word: Int32(number), joint: joint))
      }
    }
    streams[person] = stream
  }

  /// What is between two words: white space, hyphens and apostrophes join them, anything else parts them.
  private static func joint(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Token.Joint {
    if range.isEmpty { return .none }
    var index = range.lowerBound
    var lines = 0
    while index < range.upperBound {
      switch bytes[index] {
      case 0x20, 0x09, 0x27, 0x2D: index += 1
      case 0x0A:
        lines += 1
        index += 1
      case 0xC2 where bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAD: index += 2
      case 0xE2 where bytes[index + 1] == 0x80 && isSpaceOrHyphen(bytes[index + 2]): index += 3
      case 0xE3 where bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: index += 3
      default: return .broken
      }
    }
    return lines > 1 ? .broken : .space
  }

  /// Last byte of U+2000 to U+2011, U+2019 and U+202F.
  private static func isSpaceOrHyphen(_ byte: UInt8) -> Bool {
    (0x80...0x91).contains(byte) || byte == 0x99 || byte == 0xAF
  }
}

/// Turns scalar offsets that only grow into byte offsets, in one pass.
private struct BytePlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var scalar = 0
  private var byte = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func byte(ofScalar wanted: Int) -> Int {
    while scalar < wanted {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    return byte
  }
}
