public import Basics

/// All codes of a study, from all files of its `codebook/`, as one tree.
public struct Codebook: Sendable {
  /// In tree order: a code is before its children; files in the order of their names.
  public let codes: [Code]
  private let positions: [String: Int]
  private let former: [String: String]

  /// - Precondition: ids are unique (the reader has checked it).
  public init(codes: [Code]) {
    self.codes = codes
    positions = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1.id, $0) })
    var former: [String: String] = [:]
    for code in codes { for old in code.was { former[old] = code.id } }
    self.former = former
  }

  /// The code with this id or, failing that, the one that had it before (`was:`).
  public subscript(id: String) -> Code? {
    position(of: id).map { codes[$0] }
  }

  /// Index in `codes`, former ids included.
  public func position(of id: String) -> Int? {
    positions[id] ?? former[id].flatMap { positions[$0] }
  }

  /// Indices of a code and of all codes below it.
  public func subtree(of position: Int) -> Range<Int> {
    var end = position + 1
    while end < codes.count, codes[end].depth > codes[position].depth { end += 1 }
    return position..<end
  }
}

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

/// What can only be seen when all files have been read: ids that occur twice, former ids that clash.
struct CodeChecks {
  let codes: [Code]
  let findings: Findings

  func run() {
    var first: [String: Code] = [:]
    for code in codes {
      if let earlier = first[code.id] {
        findings.report(.codeIdTwice(code, earlier: earlier))
      } else {
        first[code.id] = code
      }
    }
    var former: [String: Code] = [:]
    for code in codes {
      for old in code.was {
        if let current = first[old] {
          findings.report(.codeWasStillThere(old, of: code, current: current))
        } else if let other = former[old] {
          findings.report(.codeWasTwice(old, of: code, other: other))
        } else {
          former[old] = code
        }
      }
    }
  }
}
