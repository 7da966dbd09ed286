import Foundation
import Testing

/// Relative links of the documents, and the pictures they show, point to what is there.
@Suite struct DocumentLinkTests {
  @Test(arguments: Documents.all) func linksPointToFiles(page: String) throws {
    let folder = (page as NSString).deletingLastPathComponent
    for target in Self.links(of: try Documents.read(page)) {
      let parts = target.components(separatedBy: "#")
      let path = parts[0].removingPercentEncoding ?? parts[0]
      let file = path.isEmpty ? page : (folder as NSString).appendingPathComponent(path)
      let there = Documents.exists((file as NSString).standardizingPath)
      #expect(there, "\(page) links to \(target), which is not there")
      guard there, parts.count > 1, file.hasSuffix(".md") else { continue }
      let anchors = Self.anchors(of: try Documents.read((file as NSString).standardizingPath))
      #expect(anchors.contains(parts[1]), "\(page) links to \(target): no heading of that name")
    }
  }

  @Test func theTutorialAndTheReferenceAreFoundFromTheReadme() throws {
    let links = Self.links(of: try Documents.read("README.md"))
    for page in Documents.pages.dropFirst() { #expect(links.contains(page), "README.md does not link to \(page)") }
  }

  /// Targets of Markdown links and images outside code, without those of the web.
  static func links(of text: String) -> [String] {
    let prose = DocumentPiece.pieces(of: text).flatMap { piece -> [String] in
      if case .prose(let lines) = piece { lines } else { [] }
    }.joined(separator: "\n").replacing(/`[^`]*`/, with: "")
    return prose.matches(of: /\]\(([^()\s]+)\)/).map { String($0.1) }
      .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
  }

  /// The anchors that a heading gets where Markdown is shown as a page.
  static func anchors(of text: String) -> Set<String> {
    let headings = text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " }
          .replacingOccurrences(of: " ", with: "-")
      })
  }
}
