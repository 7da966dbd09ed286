import Basics

/// The codes of a REFI-QDA project or codebook.
enum REFICodes {
  /// In the order of the tree, parents before their children, each with its element. A code without an identifier gets
  /// its way through the tree as one.
  static func read(_ roots: [ProjectElement]) -> [(element: ProjectElement, code: ForeignCode)] {
    var result: [(element: ProjectElement, code: ForeignCode)] = []
    var waiting = roots.reversed().map { (element: $0, parent: String?.none) }
    while let (element, parent) = waiting.popLast() {
      let name = element["name"] ?? "code"
      let id = element.guid ?? "\(parent ?? "")/\(name)"
      let code = ForeignCode(
        id: id, parent: parent, name: name, definition: element.words("Description"),
        colour: element["color"].flatMap(colour), isCodable: element["isCodable"]?.lowercased() != "false")
      result.append((element, code))
      waiting += element.all("Code").reversed().map { ($0, id) }
    }
    return result
  }

  /// `#RGB` or `#RRGGBB`, with or without the `#`, as `#rrggbb`; `nil` for other forms.
  static func colour(_ text: String) -> String? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    switch digits.count {
    case 3: return "#" + digits.map { "\($0)\($0)" }.joined().lowercased()
    case 6: return "#" + digits.lowercased()
    default: return nil
    }
  }
}

/// Reads a REFI-QDA codebook (`.qdc`): codes and sets, no texts.
///
/// Source: REFI-QDA Standard 1.0 and its schema `Codebook.xsd`.
enum REFICodebookReader {
  /// - Throws: `Problem` of kind `badData`.
  static func read(_ bytes: [UInt8], file: String) throws -> ForeignProject {
    let root = try ProjectElement.read(bytes, part: file, file: file)
    guard root.name == "CodeBook" else { throw Problem.notAProject(file: file) }
    var project = ForeignProject(
      origin: root["origin"] ?? "a REFI-QDA codebook",
      name: String(file.split(separator: "/").last?.split(separator: ".").first ?? "codebook"))
    project.isCodebook = true
    project.codes = REFICodes.read(root.first("Codes")?.all("Code") ?? []).map(\.code)
    for set in root.first("Sets")?.all("Set") ?? [] {
      project.inventory.count("sets", .leftOut("Strand has no sets of codes"), example: set["name"])
    }
    return project
  }
}
