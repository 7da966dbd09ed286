import Codebooks
import FileContents
import Foundation
import Testing

@testable import Exchange

/// What the schema of REFI-QDA 1.0 demands of a project, checked here element by element: the schema itself is not in the
/// repository, as its licence is not known. `SchemaTests` ask xmllint where the schemas are there.
struct REFIStructureTests {
  /// The children that an element may have, in their order.
  private static let children: [String: [String]] = [
    "Project": [
      "Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description",
      "NoteRef",
    ],
    "Users": ["User"], "CodeBook": ["Codes"], "Codes": ["Code"], "Code": ["Description", "NoteRef", "Code"],
    "Variables": ["Variable"], "Cases": ["Case"],
    "Case": ["Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"],
    "VariableValue": ["VariableRef", "TextValue"], "Sources": ["TextSource"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"], "Coding": ["CodeRef", "NoteRef"], "Notes": ["Note"],
    "Note": ["Description", "PlainTextContent"], "Links": ["Link"], "Link": ["Description", "NoteRef"], "Sets": ["Set"],
    "Set": ["Description", "MemberCode", "MemberSource", "MemberNote"],
  ]
  /// Attributes that an element must have.
  private static let required: [String: [String]] = [
    "Project": ["name"], "User": ["guid"], "Code": ["guid", "name", "isCodable"],
    "Variable": ["guid", "name", "typeOfVariable"],
    "Case": ["guid"], "TextSource": ["guid", "plainTextPath"],
    "PlainTextSelection": ["guid", "startPosition", "endPosition"],
    "Coding": ["guid"], "Note": ["guid"], "Link": ["guid", "originGUID", "targetGUID"], "Set": ["guid", "name"],
    "NoteRef": ["targetGUID"], "CodeRef": ["targetGUID"],
    "SourceRef": ["targetGUID"], "VariableRef": ["targetGUID"], "MemberSource": ["targetGUID"],
  ]
  /// Elements that the schema allows only with something in them.
  private static let filled: Set<String> = [
    "Users", "Codes", "Variables", "Cases", "Sources", "Notes", "Links", "Sets",
  ]

  @Test(arguments: 1...10) func theProjectIsWhatTheSchemaDemands(_ seed: Int) throws {
    let study = try RandomStudy(seed: UInt64(seed)).contents
    let archive = try ZipArchive(REFIProjectWriter.write(study).archive, file: "s.qdpx")
    #expect(archive.names.first == "project.qde")
    #expect(archive.names.dropFirst().allSatisfy { $0.hasPrefix("sources/") && $0.hasSuffix(".txt") })
    let bytes = try #require(try archive.entry("project.qde"))
    #expect(bytes.starts(with: "<?xml".utf8))
    let root = try ProjectElement.read(bytes, part: "project.qde", file: "s.qdpx")
    #expect(root.attributes["xmlns"] == "urn:QDA-XML:project:1.0")
    var identifiers: Set<String> = []
    var references: Set<String> = []
    check(root, &identifiers, &references)
    #expect(references.subtracting(identifiers) == [])
    for source in root.first("Sources")?.all("TextSource") ?? [] {
      let text = try #require(try archive.entry("sources/\(source["guid"] ?? "").txt"))
      #expect(!text.contains(0x0D) && !text.starts(with: [0xEF, 0xBB, 0xBF]))
      let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
      for selection in source.all("PlainTextSelection") {
        let start = try #require(selection["startPosition"].flatMap { Int($0) })
        let end = try #require(selection["endPosition"].flatMap { Int($0) })
        #expect(start >= 0 && start < end && end <= scalars.count)
      }
    }
  }

  /// `Codebook.xsd`: the same elements in another namespace.
  @Test func theCodebookIsWhatTheSchemaDemands() throws {
    let codes = try RandomStudy(seed: 1).contents.codebook.codes
    let bytes = try REFICodebookWriter.write(codes, version: "0.2.0")
    let root = try ProjectElement.read(bytes, part: "c.qdc", file: "c.qdc")
    #expect(root.name == "CodeBook" && root.attributes["xmlns"] == "urn:QDA-XML:codebook:1.0")
    #expect(root.attributes["origin"] == "Strand 0.2.0")
    var identifiers: Set<String> = []
    var references: Set<String> = []
    check(root, &identifiers, &references)
    #expect(identifiers == Set(codes.map { REFIProjectWriter.codeIdentifier($0.id) }) && references.isEmpty)
  }

  private func check(_ element: ProjectElement, _ identifiers: inout Set<String>, _ references: inout Set<String>) {
    let allowed = Self.children[element.name] ?? []
    let places = element.children.map { child in allowed.firstIndex(of: child.name) ?? -1 }
    #expect(!places.contains(-1), "\(element.name) has \(element.children.map(\.name))")
    #expect(places == places.sorted(), "\(element.name) has \(element.children.map(\.name))")
    #expect(!Self.filled.contains(element.name) || !element.children.isEmpty, "\(element.name) is empty")
    for name in Self.required[element.name] ?? [] {
      #expect(element.attributes[name] != nil, "\(element.name) has no \(name)")
    }
    for (name, value) in element.attributes {
      switch name {
      case "guid":
        #expect(isIdentifier(value), "\(value)")
        #expect(identifiers.insert(value).inserted, "\(element.name) \(value) is there twice")
      case "targetGUID", "originGUID", "creatingUser":
        #expect(isIdentifier(value), "\(value)")
        references.insert(value)
      case "color": #expect(value.wholeMatch(of: /#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})/) != nil)
      case "creationDateTime":
        #expect(value.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(value)")
      case "isCodable": #expect(["true", "false"].contains(value))
      default: break
      }
    }
    for child in element.children { check(child, &identifiers, &references) }
  }

  private func isIdentifier(_ text: String) -> Bool {
    text.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
  }
}
