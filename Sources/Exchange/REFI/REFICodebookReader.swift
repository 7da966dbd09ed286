import Basics

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
    project.codes = REFICodes.read(root.first("Codes")?.all("Code") ?? []).map(\.code)
    for set in root.first("Sets")?.all("Set") ?? [] {
      project.inventory.count("sets", .leftOut("Strand has no sets of codes"), example: set["name"])
    }
    return project
  }
}
