import Basics
import CXML2

/// Reads HTML from memory as libxml2's parser mends it, in the order of the document.
public enum HTMLStream {
  /// libxml2's parser must be set up once, before threads use it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Calls `take` for each piece; every `start` has its `end`, and none says that it is empty.
  /// - Parameter bytes: valid UTF-8, whatever the document says of its encoding.
  /// - Throws: `Problem` of kind `badData` when nothing can be read; what `take` throws.
  public static func read(_ bytes: [UInt8], file: String, take: (XMLStream.Piece) throws -> Void) throws {
    precondition(isReady)
    let options = Int32(
      HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_COMPACT.rawValue)
    let document = bytes.withUnsafeBufferPointer { buffer -> htmlDocPtr? in
      guard buffer.count <= Int(Int32.max), let start = buffer.baseAddress else { return nil }
      return htmlReadMemory(
        UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8", options)
    }
    guard let document else { throw Problem.brokenHTML(file: file) }
    defer { xmlFreeDoc(document) }
    guard let root = xmlDocGetRootElement(document) else { return }
    try walk(root, take)
  }

  /// The tree without recursion: a page may be nested deeper than the stack is.
  private static func walk(_ root: xmlNodePtr, _ take: (XMLStream.Piece) throws -> Void) throws {
    var node = root
    while true {
      try begin(node, take)
      if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
        node = child
        continue
      }
      try end(node, take)
      while node != root, node.pointee.next == nil, let parent = node.pointee.parent {
        node = parent
        try end(node, take)
      }
      guard node != root, let next = node.pointee.next else { return }
      node = next
    }
  }

  private static func begin(_ node: xmlNodePtr, _ take: (XMLStream.Piece) throws -> Void) throws {
    switch node.pointee.type {
    case XML_ELEMENT_NODE:
      try take(.start(name: string(node.pointee.name), attributes: attributes(of: node), isEmpty: false))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      try take(.text(string(node.pointee.content)))
    default: break
    }
  }

  private static func end(_ node: xmlNodePtr, _ take: (XMLStream.Piece) throws -> Void) throws {
    if node.pointee.type == XML_ELEMENT_NODE { try take(.end(name: string(node.pointee.name))) }
  }

  private static func attributes(of node: xmlNodePtr) -> [String: String] {
    var attributes: [String: String] = [:]
    var attribute = node.pointee.properties
    while let present = attribute {
      attributes[string(present.pointee.name)] = present.pointee.children.map { string($0.pointee.content) } ?? ""
      attribute = present.pointee.next
    }
    return attributes
  }

  private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
