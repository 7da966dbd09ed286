import Basics
import CXML2

/// Reads XML from memory, element by element, without network, entities or document types.
public enum XMLStream {
  /// What a reader of XML receives, in the order of the document. Names come without their namespace's prefix.
  public enum Piece {
    /// `isEmpty` for `<a/>`, which no `end` follows.
    case start(name: String, attributes: [String: String], isEmpty: Bool)
    case end(name: String)
    case text(String)
  }

  /// libxml2's parser must be set up once, before threads use it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Calls `take` for each piece.
  /// - Parameter part: how problems name the XML inside `file`.
  /// - Throws: `Problem` of kind `badData` when the XML is broken or declares a document type; what `take` throws.
  public static func read(_ bytes: [UInt8], part: String, file: String, take: (Piece) throws -> Void) throws {
    precondition(isReady)
    try bytes.withUnsafeBufferPointer { buffer in
      var scan = TagScan(html: false)
      scan.look(at: buffer)
      if scan.isRefused { throw Problem.tooManyAttributes(part, file: file) }
      let start = buffer.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
      guard buffer.count <= Int(Int32.max),
        let reader = xmlReaderForMemory(start, Int32(buffer.count), nil, nil, options)
      else { throw Problem.brokenXML(part, reason: "it cannot be opened", line: 1, file: file) }
      defer { xmlFreeTextReader(reader) }
      try passAll(reader, part, file, take)
    }
  }

  /// The same for an entry of an archive, unpacked as it is read, in little memory.
  public static func read(
    _ stream: ZipEntryStream, part: String, file: String, take: (Piece) throws -> Void
  ) throws {
    precondition(isReady)
    let watched = WatchedEntry(stream)
    let context = Unmanaged.passUnretained(watched).toOpaque()
    try withExtendedLifetime(watched) {
      let readPiece: xmlInputReadCallback = { context, buffer, count in
        guard let context else { return -1 }
        let watched = Unmanaged<WatchedEntry>.fromOpaque(context).takeUnretainedValue()
        return Int32(watched.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(max(count, 0)))))
      }
      guard let reader = xmlReaderForIO(readPiece, { _ in 0 }, context, nil, nil, options) else {
        throw Problem.brokenXML(part, reason: "it cannot be opened", line: 1, file: file)
      }
      defer { xmlFreeTextReader(reader) }
      do {
        try passAll(reader, part, file, take)
      } catch {
        if watched.scan.isRefused { throw Problem.tooManyAttributes(part, file: file) }
        throw error
      }
      stream.drain()
      if !stream.isSound { throw Problem.brokenArchive("an entry is damaged", file: file) }
    }
  }

  /// Elements inside of elements, as libxml2 allows them without `XML_PARSE_HUGE`.
  static let deepest = 256

  private static var options: Int32 {
    Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
  }

  /// Whether the parser gave up because of elements inside of elements. It has no code of its own for that in all
  /// versions, so that its message (parser.c, nodePush and nameNsPush) is read here. Of this thread's last document.
  private static var isTooDeep: Bool {
    guard let message = xmlGetLastError()?.pointee.message else { return false }
    return String(cString: message).contains("depth")
  }

  private static func passAll(
    _ reader: xmlTextReaderPtr, _ part: String, _ file: String, _ take: (Piece) throws -> Void
  ) throws {
    xmlResetLastError()
    while true {
      let state = xmlTextReaderRead(reader)
      if state == 0 { return }
      guard state == 1 else {
        if isTooDeep { throw Problem.deepXML(part, most: deepest, file: file) }
        let line = Int(xmlTextReaderGetParserLineNumber(reader))
        throw Problem.brokenXML(part, reason: "it is cut off or not well formed", line: line, file: file)
      }
      try pass(reader, part, file, take)
    }
  }

  private static func pass(
    _ reader: xmlTextReaderPtr, _ part: String, _ file: String, _ take: (Piece) throws -> Void
  ) throws {
    let type = xmlTextReaderNodeType(reader)
    switch type {
    case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue), Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
      throw Problem.documentTypeInXML(part, file: file)
    case Int32(XML_READER_TYPE_ELEMENT.rawValue):
      let name = string(xmlTextReaderConstLocalName(reader))
      let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
      try take(.start(name: name, attributes: attributes(of: reader), isEmpty: isEmpty))
    case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
      try take(.end(name: string(xmlTextReaderConstLocalName(reader))))
    case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
      Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue), Int32(XML_READER_TYPE_WHITESPACE.rawValue):
      try take(.text(string(xmlTextReaderConstValue(reader))))
    default:
      break
    }
  }

  private static func attributes(of reader: xmlTextReaderPtr) -> [String: String] {
    var attributes: [String: String] = [:]
    if xmlTextReaderHasAttributes(reader) != 1 { return attributes }
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      attributes[string(xmlTextReaderConstLocalName(reader))] = string(xmlTextReaderConstValue(reader))
    }
    xmlTextReaderMoveToElement(reader)
    return attributes
  }

  private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

/// An entry whose bytes are looked at on their way to the parser.
private final class WatchedEntry {
  private let stream: ZipEntryStream
  private(set) var scan = TagScan(html: false)

  init(_ stream: ZipEntryStream) {
    self.stream = stream
  }

  /// As the entry's own; -1 for what is refused.
  func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let got = stream.read(buffer)
    guard got > 0 else { return got }
    scan.look(at: UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<got]))
    return scan.isRefused ? -1 : got
  }
}
