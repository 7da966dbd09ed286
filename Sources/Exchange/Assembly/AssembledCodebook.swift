import Basics
import Codebooks

/// The codes of a project as files of `codebook/`: the study's own where Strand wrote the project, else one that is made
/// of the codes.
public struct AssembledCodebook: Sendable {
  /// Ids of this study by the file's.
  let ids: [String: String]
  /// Parents before their children.
  private let codes: [ForeignCode]
  private let title: String
  private let origin: String
  /// Names and texts; none where the project has no codes.
  public let files: [(name: String, text: String)]

  public var count: Int { codes.count }

  /// - Throws: `Problems` for a codebook of Strand's that was damaged.
  init(_ project: ForeignProject) throws {
    codes = project.codes
    title = project.name
    origin = project.origin
    if let own = try Self.own(project) {
      ids = own
      files = project.codebookFiles
    } else {
      ids = SafeNames.codes(codes)
      let name = SafeNames.transcripts([title])[0] + ".yaml"
      files = codes.isEmpty ? [] : [(name, try CodebookText.yaml(codes, ids: ids, title: title, origin: origin))]
    }
  }

  /// Ids by the identifiers that Strand gives codes, where the files hold all of them.
  private static func own(_ project: ForeignProject) throws -> [String: String]? {
    if project.codebookFiles.isEmpty { return nil }
    let files = project.codebookFiles.map { (path: "codebook/\($0.name)", bytes: Array($0.text.utf8)) }
    let codes = try Codebook.read(files: files).codebook.codes.map(\.id)
    let ids = Dictionary(codes.map { (REFIIdentifier.normal(REFIProjectWriter.codeIdentifier($0)), $0) }) { first, _ in
      first
    }
    return project.codes.allSatisfy { ids[$0.id] != nil } ? ids : nil
  }

  /// One more file with those codes that a study does not have; `nil` where it has all.
  /// - Parameter known: whether the study has a code of this id.
  func addition(without known: (String) -> Bool) throws -> (text: String, count: Int)? {
    let new = codes.filter { ids[$0.id].map { !known($0) } ?? false }
    if new.isEmpty { return nil }
    return (try CodebookText.yaml(new, ids: ids, title: title, origin: origin), new.count)
  }
}
