import Ground

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
    var waiting = (root.first("Codes")?.all("Code") ?? []).reversed().map { (element: $0, parent: String?.none) }
    while let (element, parent) = waiting.popLast() {
      // Some programs write codebooks without identifiers: the way through the tree is one.
      let id = element.guid ?? "\(parent ?? "")/\(element["name"] ?? "code")"
      project.codes.append(
        ForeignCode(
          id: id, parent: parent, name: element["name"] ?? "code", definition: element.words("Description"),
          colour: element["color"].flatMap(REFIProjectReader.colour),
          isCodable: element["isCodable"]?.lowercased() != "false"))
      project.inventory.count("codes", .taken)
      waiting += element.all("Code").reversed().map { ($0, id) }
    }
    for set in root.first("Sets")?.all("Set") ?? [] {
      project.inventory.count("sets of codes", .leftOut("Strand has no sets of codes"), example: set["name"])
    }
    return project
  }
}
