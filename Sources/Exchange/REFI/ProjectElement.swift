import Basics
import FileContents

/// One element of a project's XML with all that is inside it.
final class ProjectElement {
  let name: String
  let attributes: [String: String]
  private(set) var children: [ProjectElement] = []
  private(set) var text = ""

  init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  func all(_ name: String) -> [ProjectElement] { children.filter { $0.name == name } }
  func first(_ name: String) -> ProjectElement? { children.first { $0.name == name } }

  /// An attribute without white space around it; `nil` where it is missing or empty.
  subscript(attribute: String) -> String? {
    let value = attributes[attribute]?.trimmingWhitespace() ?? ""
    return value.isEmpty ? nil : value
  }

  /// The text of a child, `nil` where there is no such child or no text in it.
  func words(_ name: String) -> String? {
    let value = first(name)?.text.trimmingWhitespace() ?? ""
    return value.isEmpty ? nil : value
  }

  /// The depth to which a project may be nested: a tree of codes is never as deep, and libxml2 reads 256 elements.
  static let mostDepth = 200

  /// Reads a whole document.
  /// - Throws: `Problem` of kind `badData` for XML that is damaged, has a document type, or is nested too deeply.
  static func read(_ bytes: [UInt8], part: String, file: String) throws -> ProjectElement {
    var stack: [ProjectElement] = []
    var root: ProjectElement?
    try XMLStream.read(bytes, part: part, file: file) { piece in
      switch piece {
      case .start(let name, let attributes, let isEmpty):
        let element = ProjectElement(name, attributes)
        if let parent = stack.last { parent.children.append(element) } else { root = element }
        if !isEmpty {
          guard stack.count < mostDepth else { throw Problem.projectTooDeep(part, file: file) }
          stack.append(element)
        }
      case .end: stack.removeLast()
      case .text(let text): stack.last?.text += text
      }
    }
    guard let root else { throw Problem.notAProject(file: file) }
    return root
  }
}
