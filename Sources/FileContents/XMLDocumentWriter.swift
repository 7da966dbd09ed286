import Basics
import CXML2

/// Writes an XML document into memory: UTF-8, every value escaped by libxml2. Characters that XML 1.0 cannot hold
/// (most control characters) are left out; others that would command a terminal are references (`&#x9B;`).
public final class XMLDocumentWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  private var failed = false
  /// How many characters XML 1.0 cannot hold, and were left out.
  public private(set) var leftOut = 0

  /// - Parameter standalone: whether the declaration says `standalone="yes"`.
  /// - Throws: `Problem` of kind `inputOutput` when there is no memory.
  public init(standalone: Bool = false) throws {
    guard let buffer = xmlBufferCreate(), let writer = xmlNewTextWriterMemory(buffer, 0) else {
      throw Problem.xmlNotWritten()
    }
    self.buffer = buffer
    self.writer = writer
    check(xmlTextWriterStartDocument(writer, nil, "UTF-8", standalone ? "yes" : nil))
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// An element with what `content` writes into it.
  public func element(_ name: String, _ attributes: [(String, String?)] = [], content: () -> Void = {}) {
    check(xmlTextWriterStartElement(writer, name))
    for (attribute, value) in attributes {
      guard let value else { continue }
      check(xmlTextWriterStartAttribute(writer, attribute))
      write(value)
      check(xmlTextWriterEndAttribute(writer))
    }
    content()
    check(xmlTextWriterEndElement(writer))
  }

  /// An element that holds a text.
  public func element(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
    element(name, attributes) { self.text(text) }
  }

  public func text(_ text: String) { write(text) }

  /// The whole document. Nothing can be written after it.
  /// - Throws: `Problem` of kind `inputOutput` when a part could not be written.
  public func finished() throws -> [UInt8] {
    check(xmlTextWriterEndDocument(writer))
    check(xmlTextWriterFlush(writer))
    guard !failed, let content = xmlBufferContent(buffer) else { throw Problem.xmlNotWritten() }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
  }

  private func check(_ result: Int32) {
    if result < 0 { failed = true }
  }

  /// The value of an attribute or the text of an element.
  private func write(_ text: String) {
    guard text.unicodeScalars.contains(where: { !Self.isAllowed($0) || TerminalText.isCommand($0) }) else {
      if !text.isEmpty { check(xmlTextWriterWriteString(writer, text)) }
      return
    }
    var plain = String.UnicodeScalarView()
    func finishPlain() {
      if !plain.isEmpty { check(xmlTextWriterWriteString(writer, String(plain))) }
      plain.removeAll()
    }
    for scalar in text.unicodeScalars {
      if !Self.isAllowed(scalar) {
        leftOut += 1
      } else if TerminalText.isCommand(scalar) {
        finishPlain()
        check(xmlTextWriterWriteRaw(writer, "&#x\(String(scalar.value, radix: 16, uppercase: true));"))
      } else {
        plain.append(scalar)
      }
    }
    finishPlain()
  }

  /// Source: XML 1.0, production 2 (Char).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
