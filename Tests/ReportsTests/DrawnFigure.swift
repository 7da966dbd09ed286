import Foundation
import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A figure's SVG, read back: the words in it and the room that they take.
final class DrawnFigure: NSObject, XMLParserDelegate {
  struct Word {
    let text: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    func overlaps(_ other: Word) -> Bool {
      left + 0.05 < other.right && other.left + 0.05 < right && top + 0.05 < other.bottom && other.top + 0.05 < bottom
    }
  }

  private(set) var words: [Word] = []
  private(set) var elements: [String] = []
  private(set) var left = 0.0
  private(set) var width = 0.0
  private(set) var height = 0.0
  /// `nil` when the XML is well formed.
  private(set) var fault: String?
  private var open: [String: String]?
  private var text = ""
  private var isTitle = false

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    if !parser.parse() { fault = parser.parserError.map { "\($0)" } ?? "not well formed" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(name)
    switch name {
    case "svg":
      // On paper its width is in millimetres; its words are in the units of the box.
      let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
      if box.count == 4 { (left, width, height) = (box[0], box[2], box[3]) }
    case "text":
      open = attributes
      text = ""
    case "title": isTitle = true
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if open != nil, !isTitle { text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "title" { isTitle = false }
    guard name == "text", let attributes = open else { return }
    open = nil
    func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? .nan }
    // Letters of common fonts are about half as wide as high, ideographs as wide as high.
    let size = number("font-size")
    let width = Double(DisplayWidth.of(text)) * size * 0.55
    let (x, y) = (number("x"), number("y"))
    let left =
      switch attributes["text-anchor"] {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    words.append(Word(text: text, left: left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2))
  }

  /// Words that lie on one another, by a sweep from top to bottom.
  var collisions: [String] {
    let sorted = words.sorted { $0.top < $1.top }
    var found: [String] = []
    var open: [Word] = []
    for word in sorted {
      open.removeAll { $0.bottom <= word.top }
      found += open.filter { $0.overlaps(word) }.map { "“\($0.text)” and “\(word.text)”" }
      open.append(word)
    }
    return found
  }

  /// Words that are not wholly in the picture.
  var outside: [String] {
    words.filter { $0.left < left || $0.right > left + width || $0.top < 0 || $0.bottom > height }.map(\.text)
  }
}
