import Basics
public import Codebooks
import FileContents

/// Writes codes as a REFI-QDA codebook (`.qdc`), valid under the schema of version 1.0: the tree, names, colours, and
/// each code's definition with what belongs to it, what does not, and examples. Identifiers are those of the project
/// that `REFIProjectWriter` writes.
public enum REFICodebookWriter {
  /// - Parameters:
  ///   - codes: in tree order; whole subtrees.
  ///   - version: of the program.
  ///   - leftOut: called with how many characters XML cannot hold, when there are any.
  /// - Throws: `Problem` of kind `badData` where there is no code, which the schema does not allow; of kind `inputOutput`
  ///   when it cannot be put together.
  public static func write(_ codes: [Code], version: String, leftOut: (Int) -> Void = { _ in }) throws -> [UInt8] {
    if codes.isEmpty { throw Problem.noCodesToWrite }
    let writer = try XMLDocumentWriter(standalone: true)
    let attributes: [(String, String?)] = [
      ("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", ForeignProject.ownOrigin + version),
    ]
    writer.element("CodeBook", attributes) {
      writer.element("Codes") {
        for branch in CodeBranch.roots(of: Codebook(codes: codes)) { write(branch, writer) }
      }
    }
    if writer.leftOut > 0 { leftOut(writer.leftOut) }
    return try writer.finished()
  }

  private static func write(_ branch: CodeBranch, _ writer: XMLDocumentWriter) {
    let code = branch.code
    let attributes: [(String, String?)] = [
      ("guid", REFIProjectWriter.codeIdentifier(code.id)), ("name", code.name), ("isCodable", "true"),
      ("color", code.colour),
    ]
    writer.element("Code", attributes) {
      let description = CodeDescription.text(code)
      if !description.isEmpty { writer.element("Description", text: description) }
      for child in branch.branches { write(child, writer) }
    }
  }
}

extension Problem {
  static let noCodesToWrite = Problem(
    .badData, "the codebook has no code, and a REFI-QDA codebook needs one", remedy: "Write a code into codebook/.")
}
