import Basics
import Codebooks
import Foundation
import StudyDefinition

/// A code that somebody makes while reading.
public struct NewCode: Sendable, Decodable {
  public let id: String
  public let name: String
  public let definition: String
  /// Id of the code above it; `nil` for a code at the top.
  public let parent: String?

  public init(id: String, name: String, definition: String, parent: String? = nil) {
    self.id = id
    self.name = name
    self.definition = definition
    self.parent = parent
  }
}

extension CodingSession {
  /// Writes a code into the codebook: below its parent, or as the last code at the top. Every other line of the file stays
  /// as it is, comments too. What was written is read back before it replaces the file: all other codes have to be the
  /// same.
  /// - Returns: the file, relative to the study.
  /// - Throws: `Problem`, `Problems` when there is such a code, when the id is none, or when the file is laid out in a way
  ///   that has to be edited by hand; then nothing was written.
  @discardableResult
  public func add(_ new: NewCode) throws -> String {
    let files = try CodebookFiles(folder)
    let before = try files.read().codebook
    if let known = before[new.id] { throw Problem.codeExists(known.id, name: known.name) }
    if new.name.allSatisfy(\.isWhitespace) { throw Problem.codeWithoutName() }
    let parent = try new.parent.map { id in
      guard let code = before[id] else { throw Problem.unknownCode(id, in: before) }
      return code
    }
    let path =
      parent?.file ?? before.codes.last?.file ?? files.files.first?.path ?? folder.shown(folder.codebook)
      + "/codes.yaml"
    let bytes = files.files.first { $0.path == path }?.bytes ?? []
    var text = CodebookText(String(decoding: bytes, as: UTF8.self))
    guard text.insert(new, belowLine: parent?.line) else { throw Problem.codeByHand(path) }
    let others = files.files.filter { $0.path != path }
    let written = Array(text.text.utf8)
    let after = try Codebook.read(files: others + [(path, written)]).codebook
    let made = after[new.id]
    guard made?.parent == parent?.id, made?.name == new.name, made?.definition == new.definition,
      after.codes.filter({ $0.id != new.id }).map(Essence.init) == before.codes.map(Essence.init)
    else { throw Problem.codeByHand(path) }
    try Files.makeFolder(folder.codebook, shownAs: folder.shown(folder.codebook))
    let url = folder.root.appendingPathComponent(path)
    if !bytes.isEmpty, try Files.read(url, shownAs: path) != bytes { throw Problem.codebookJustChanged(path) }
    try Files.write(written, to: url, shownAs: path)
    return path
  }

  /// What of a code must stay the same when another is written beside it.
  private struct Essence: Equatable {
    let id: String
    let version: String
    let parent: String?
    let rules: Int
    let colour: String?

    init(_ code: Code) {
      (id, version, parent, rules, colour) = (code.id, code.version, code.parent, code.rules.count, code.colour)
    }
  }
}

extension Problem {
  static func codeExists(_ id: String, name: String) -> Problem {
    Problem(.usage, "there is a code `\(id)` already (\(name))", remedy: "Choose another id.")
  }

  static func codeWithoutName() -> Problem { Problem(.usage, "the code has no name", remedy: "Give it one.") }

  static func codeByHand(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is laid out so that a code cannot be put in without changing other lines",
      remedy: "Write the code into the file with an editor; nothing was changed.")
  }

  static func codebookJustChanged(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the file has changed meanwhile", remedy: "Try again; nothing was changed.")
  }
}
