import Basics
import CXML2

/// Reads HTML from memory as libxml2's parser mends it, in the order of the document. No tree is built: its depth has no
/// limit, where libxml2 silently ends a tree at 256 elements.
public enum HTMLStream {
  /// libxml2's parser must be set up once, before threads use it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Calls `take` for each piece; every `start` has its `end`, and none says that it is empty. A text may come in several
  /// pieces.
  /// - Parameter bytes: valid UTF-8, whatever the document says of its encoding.
  /// - Throws: `Problem` of kind `badData` when not all of it can be read; what `take` throws.
  public static func read(_ bytes: [UInt8], file: String, take: (XMLStream.Piece) throws -> Void) throws {
    precondition(isReady)
    try withoutActuallyEscaping(take) { take in
      var scan = TagScan(html: true)
      bytes.withUnsafeBufferPointer { scan.look(at: $0) }
      if scan.isRefused { throw Problem.tooManyAttributes("the page", file: file) }
      let listener = Listener(take)
      let isWhole = bytes.withUnsafeBufferPointer { parse($0, listener) }
      if let failure = listener.failure { throw failure }
      guard isWhole else { throw Problem.brokenHTML(file: file) }
    }
  }

  /// - Returns: false when the parser gave up before the end.
  private static func parse(_ buffer: UnsafeBufferPointer<UInt8>, _ listener: Listener) -> Bool {
    guard buffer.count <= Int(Int32.max), let start = buffer.baseAddress,
      let parser = htmlCreateMemoryParserCtxt(
        UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    else { return false }
    defer { htmlFreeParserCtxt(parser) }
    htmlCtxtUseOptions(parser, options)
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    // Every handler of the tree's goes: they would read our listener as a parser.
    parser.pointee.sax.pointee = handlers
    listener.parser = parser
    parser.pointee.userData = Unmanaged.passUnretained(listener).toOpaque()
    withExtendedLifetime(listener) { _ = htmlParseDocument(parser) }
    return parser.pointee.disableSAX == 0
  }

  private static var options: Int32 {
    Int32(
      HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)
  }

  private static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.startElement = { context, name, attributes in
      let values = HTMLStream.attributes(attributes)
      Listener.of(context)?.take(.start(name: HTMLStream.string(name), attributes: values, isEmpty: false))
    }
    handlers.endElement = { context, name in Listener.of(context)?.take(.end(name: HTMLStream.string(name))) }
    handlers.characters = { context, text, count in Listener.of(context)?.take(text, count) }
    handlers.cdataBlock = { context, text, count in Listener.of(context)?.take(text, count) }
    handlers.ignorableWhitespace = { context, text, count in Listener.of(context)?.take(text, count) }
    return handlers
  }

  /// Names and values in turn, ended by a null pointer; an attribute without a value has the null pointer for one.
  private static func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [String: String] {
    var attributes: [String: String] = [:]
    guard var place = list else { return attributes }
    while let name = place.pointee {
      attributes[string(name)] = string(place[1])
      place += 2
    }
    return attributes
  }

  private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

/// Receives the pieces while C calls.
private final class Listener {
  private let receive: (XMLStream.Piece) throws -> Void
  var parser: htmlParserCtxtPtr?
  private(set) var failure: (any Error)?

  init(_ receive: @escaping (XMLStream.Piece) throws -> Void) {
    self.receive = receive
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> Listener? {
    context.map { Unmanaged<Listener>.fromOpaque($0).takeUnretainedValue() }
  }

  func take(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    take(.text(String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)))
  }

  /// After a failure the parser is stopped and nothing more is passed on.
  func take(_ piece: XMLStream.Piece) {
    guard failure == nil else { return }
    do {
      try receive(piece)
    } catch {
      failure = error
      xmlStopParser(parser)
    }
  }
}
