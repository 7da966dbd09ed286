public import Basics

/// A codebook and what is odd, but not wrong, about the files it was read from.
public struct CodebookReading: Sendable {
  public let codebook: Codebook
  /// In the order of the files and their lines.
  public let warnings: [Problem]

  public init(codebook: Codebook, warnings: [Problem]) {
    self.codebook = codebook
    self.warnings = warnings
  }
}

extension Codebook {
  /// Reads and checks all files of a codebook together.
  ///
  /// - Parameter files: YAML in UTF-8, each with its path as the person knows it (relative to the study). The order
  ///   of the list does not matter: codes stand in the order of the paths.
  /// - Throws: `Problems` of kind `badData`: everything that is wrong, in the order of the files and their lines.
  public static func read(files: [(path: String, bytes: [UInt8])]) throws -> CodebookReading {
    let findings = Findings()
    var codes: [Code] = []
    for file in files.sorted(by: { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }) {
      guard let root = YAMLEntry.root(of: file.bytes, file: file.path, findings: findings) else { continue }
      codes += CodebookFile(root).codes()
    }
    CodeChecks(codes: codes, findings: findings).run()
    let problems = findings.inOrder()
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Problems(errors) }
    return CodebookReading(codebook: Codebook(codes: codes), warnings: problems)
  }
}
