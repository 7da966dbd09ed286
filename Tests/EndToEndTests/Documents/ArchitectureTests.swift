import Foundation
import Testing

/// docs/architecture.md is true: its picture shows Package.swift, and what it names is there.
@Suite struct ArchitectureTests {
  /// A floor with the floors that it imports, as Package.swift declares it.
  private struct Floor: Hashable, CustomStringConvertible {
    let name: String
    let imports: [String]
    var description: String { "\(name): \(imports.joined(separator: " "))" }
  }

  @Test func thePictureShowsTheFloorsOfThePackage() throws {
    let picture = try Documents.read("docs/images/floors.svg")
    let shown = picture.matches(of: /data-floor="([^"]*)" data-imports="([^"]*)"/).map { match in
      Floor(name: String(match.1), imports: match.2.split(separator: " ").map(String.init))
    }
    let floors = try Self.floors()
    #expect(floors.count > 10)
    #expect(shown == floors, "docs/images/floors.svg is stale: `scripts/floors-picture.py` draws it again.")
  }

  @Test func everyFloorHasARowInTheTable() throws {
    let page = try Documents.read("docs/architecture.md")
    let rows = page.matches(of: /\n\| `(\w+)` \|/).map { String($0.1) }
    #expect(rows == (try Self.floors().map(\.name)), "The rows stand in the order of Package.swift.")
  }

  @Test func filesAndFoldersThatThePageNamesAreThere() throws {
    let page = try Documents.read("docs/architecture.md")
    let floors = Set(try Self.floors().map(\.name))
    let named = page.matches(of: /`([\w+]+\/[\w+\/.-]*)`/).map { String($0.1) }
    let own = named.filter { floors.contains(String($0.prefix { $0 != "/" })) }
    #expect(own.count > 10)
    #expect(own.filter { !Documents.exists("Sources/" + $0) } == [])
  }

  /// Floors in the order of Package.swift: targets of Sources/ without shims and tools.
  private static func floors() throws -> [Floor] {
    let package = try Documents.read("Package.swift").replacing(/\/\/[^\n]*/, with: "")
    var floors: [Floor] = []
    for part in package.split(separator: /\.(?:executableTarget|target|testTarget|systemLibrary)\(/).dropFirst() {
      guard let name = part.firstMatch(of: /name: "([^"]+)"/)?.1, !part.contains("path: "),
        part.contains("swiftSettings"), !name.hasSuffix("Tests"), name != "strand-bench"
      else { continue }
      let list = part.firstMatch(of: /(?s)dependencies: \[(.*?)\]/)?.1 ?? ""
      let names = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
      floors.append(Floor(name: String(name), imports: names.filter { name in floors.contains { $0.name == name } }))
    }
    return floors
  }
}
