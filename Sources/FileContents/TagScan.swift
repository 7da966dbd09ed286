import Foundation

/// Looks through the bytes of XML or HTML, before a parser does, for a tag with more attributes than documents have.
///
/// libxml2 compares each attribute of a tag with all those before it: a file of 4 MB that is one tag keeps it busy for
/// minutes. No program writes more than some dozens.
struct TagScan {
  private let mostAttributes: Int
  private let isHTML: Bool

  init(html: Bool) {
    isHTML = html
    // Where a page's script is taken for a tag, its equals signs are counted as well.
    mostAttributes = html ? 5000 : 1000
  }

  /// True once such a tag was met.
  private(set) var isRefused = false

  private enum Place {
    case text
    /// Behind `<`.
    case opening
    case tag
    case value(quote: UInt8)
    /// Inside of a comment, a section of characters or an instruction, up to these bytes.
    case passage(end: [UInt8], matched: Int)
  }

  private var place = Place.text
  private var attributes = 0
  /// The first bytes behind `<`: a name, or what tells comments from sections and declarations.
  private var head: [UInt8] = []

  /// Takes the next piece of the document.
  mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count, !isRefused {
      switch place {
      // Most bytes are text, names or values: over those at once.
      case .text:
        index = Self.next(UInt8(ascii: "<"), in: bytes, from: index)
        if index > bytes.count { return }
        place = .opening
        head = []
      case .value(let quote):
        index = Self.next(quote, in: bytes, from: index)
        if index > bytes.count { return }
        place = .tag
      case .tag: index = lookInTag(bytes, from: index)
      case .opening:
        open(bytes[index])
        index += 1
      case .passage(let end, let matched):
        pass(bytes[index], upTo: end, matched)
        index += 1
      }
    }
  }

  /// The place behind the next such byte; beyond the end by more than one where there is none.
  private static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
      return bytes.count + 1
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
  }

  /// - Returns: the place behind what ends the tag or begins a value; else the end.
  private mutating func lookInTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var signs = 0
    defer {
      attributes += signs
      if attributes > mostAttributes { isRefused = true }
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: ">"):
        place = hasRawText ? .passage(end: Array("</".utf8), matched: 0) : .text
        return index
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        place = .value(quote: byte)
        return index
      case UInt8(ascii: "="): signs += 1
      default: if head.count < 6 { head.append(byte | 0x20) }
      }
    }
    return index
  }

  /// Whether what follows the tag is a program or a style sheet: signs in it are no tags.
  private var hasRawText: Bool { isHTML && (head == Array("script".utf8) || head.starts(with: "style".utf8)) }

  private mutating func open(_ byte: UInt8) {
    head.append(byte)
    switch (head[0], head.count) {
    case (UInt8(ascii: "?"), _): place = .passage(end: Array("?>".utf8), matched: 0)
    case (UInt8(ascii: "!"), 1): break
    case (UInt8(ascii: "!"), 2):
      switch byte {
      case UInt8(ascii: "["): place = .passage(end: Array("]]>".utf8), matched: 0)
      case UInt8(ascii: "-"): break
      case UInt8(ascii: ">"): place = .text
      default: place = .passage(end: Array(">".utf8), matched: 0)
      }
    case (UInt8(ascii: "!"), _): place = .passage(end: Array("-->".utf8), matched: 0)
    default:
      attributes = 0
      head[0] |= 0x20
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(head[0]) || byte >= 0x80
      // In HTML a sign before anything else is a sign.
      place = byte == UInt8(ascii: ">") || isHTML && !isLetter && byte != UInt8(ascii: "/") ? .text : .tag
    }
  }

  /// The ends here have at most one way to begin again: by their first byte.
  private mutating func pass(_ byte: UInt8, upTo end: [UInt8], _ matched: Int) {
    if byte == end[matched] {
      guard matched + 1 == end.count else { return place = .passage(end: end, matched: matched + 1) }
      // `</` begins a tag itself.
      place = end.last == UInt8(ascii: "/") ? .tag : .text
      attributes = 0
      head = [UInt8(ascii: "/")]
    } else if matched > 1, byte == end[0] {
      // `--->` and `]]]>` end too.
      place = .passage(end: end, matched: matched)
    } else {
      place = .passage(end: end, matched: byte == end[0] ? 1 : 0)
    }
  }
}
