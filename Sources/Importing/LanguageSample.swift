import Basics

/// The letters of a text's beginning, counted by script.
struct SampleLetters {
  enum Script: Int, CaseIterable {
    case latin, greek, cyrillic, hebrew, arabic, devanagari, thai, kana, hangul, han, other

    init(_ scalar: UInt32) {
      switch scalar {
      case 0x41...0x24F, 0x1E00...0x1EFF: self = .latin
      case 0x370...0x3FF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      case 0x590...0x5FF: self = .hebrew
      case 0x600...0x6FF: self = .arabic
      case 0x900...0x97F: self = .devanagari
      case 0xE00...0xE7F: self = .thai
      case 0x3041...0x30FF: self = .kana
      case 0xAC00...0xD7AF: self = .hangul
      case 0x3400...0x9FFF, 0x20000...0x3FFFF: self = .han
      default: self = .other
      }
    }
  }

  let all: Int
  /// Byte after the sample.
  let end: Int
  private let counts: [Int]

  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - most: scalars that are looked at.
  init(_ bytes: UnsafeBufferPointer<UInt8>, most: Int) {
    var counts = [Int](repeating: 0, count: Script.allCases.count)
    var latin = 0
    var left = most
    var index = 0
    while index < bytes.count, left > 0 {
      left -= 1
      let byte = bytes[index]
      if byte < 0x80 {
        if (0x61...0x7A).contains(byte | 0x20) { latin += 1 }
        index += 1
      } else {
        let (value, end) = UTF8Scalar.at(index, in: bytes)
        if Self.isLetter(value) { counts[Script(value).rawValue] += 1 }
        index = end
      }
    }
    counts[Script.latin.rawValue] += latin
    self.counts = counts
    all = counts.reduce(0, +)
    end = index
  }

  func share(_ script: Script) -> Double { Double(counts[script.rawValue]) / Double(all) }

  /// Unicode's Alphabetic. Asking for a scalar's properties takes many times as long as knowing whole blocks of letters.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xD7, 0xF7, 0x2000...0x206F: false
    case 0xC0...0x24F, 0x400...0x481, 0x3041...0x3096, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }
  }
}

/// A word of at most eight bytes of UTF-8.
struct PackedWord: Hashable {
  private var bytes: UInt64 = 0

  init() {}

  /// `nil` when the word is longer.
  init?(_ word: some Sequence<UInt8>) {
    for byte in word where !append(byte) { return nil }
  }

  /// Whether there was room for one byte more.
  mutating func append(_ byte: UInt8) -> Bool {
    if bytes >> 56 != 0 { return false }
    bytes = bytes << 8 | UInt64(byte)
    return true
  }
}

/// Runs of letters and apostrophes in a text, in small letters.
enum SampleWords {
  /// - Parameters:
  ///   - bytes: valid UTF-8 in NFC.
  ///   - take: gets each word, `nil` for one that has more than eight bytes or letters that none of Europe's larger
  ///     languages has.
  static func forEach(of bytes: UnsafeBufferPointer<UInt8>, _ take: (PackedWord?) -> Void) {
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if !inSimpleLine(line, take) { inAnyLine(line, take) }
      start = end + 1
    }
  }

  /// A line whose every character is one scalar of `simple`, or none at all.
  /// - Returns: whether it was such a line.
  private static func inSimpleLine(_ line: UnsafeBufferPointer<UInt8>, _ take: (PackedWord?) -> Void) -> Bool {
    var index = 0
    while index < line.count {
      if line[index] < 0x80 {
        index += 1
        continue
      }
      let (value, end) = UTF8Scalar.at(index, in: line)
      switch value {
      // None of these joins another scalar in one character.
      case 0..<0x300, 0x2010...0x205E, 0x20A0...0x20CF: index = end
      default: return false
      }
    }
    return small.withUnsafeBufferPointer { small in
      var word = PackedWord()
      var (isInWord, isWhole) = (false, true)
      index = 0
      while index <= line.count {
        let (value, end) = index == line.count ? (0, index + 1) : UTF8Scalar.at(index, in: line)
        index = end
        let letter = value < small.count ? small[Int(value)] : notALetter
        if letter == notALetter {
          if isInWord { take(isWhole ? word : nil) }
          (word, isInWord, isWhole) = (PackedWord(), false, true)
          continue
        }
        isInWord = true
        if !isWhole { continue }
        if letter < 0x80 {
          isWhole = word.append(UInt8(letter))
        } else if letter < notALetter - 1 {
          isWhole = word.append(0xC0 | UInt8(letter >> 6)) && word.append(0x80 | UInt8(letter & 0x3F))
        } else {
          isWhole = false
        }
      }
      return true
    }
  }

  private static func inAnyLine(_ line: UnsafeBufferPointer<UInt8>, _ take: (PackedWord?) -> Void) {
    for word in String(decoding: line, as: UTF8.self).split(whereSeparator: { !$0.isLetter && $0 != "'" }) {
      take(PackedWord(word.lowercased().nfc.utf8))
    }
  }

  private static let notALetter = UInt16.max

  /// For each scalar below U+0300 the small letter, where it is a letter or an apostrophe; `notALetter` for others, one
  /// less for letters whose small letter lies elsewhere.
  private static let small: [UInt16] = (0..<0x300).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return notALetter }
    if scalar == "'" { return 0x27 }
    if !scalar.properties.isAlphabetic { return notALetter }
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    guard small.count == 1, let first = small.first, first.value < 0x300 else { return notALetter - 1 }
    return UInt16(first.value)
  }
}
