import Codebooks

/// A code's definition with what belongs to it and what does not, as one text.
enum CodeDescription {
  static func text(_ code: Code) -> String {
    var parts = [code.definition]
    for (heading, lines) in [("Include", code.include), ("Exclude", code.exclude), ("Examples", code.examples)]
    where !lines.isEmpty {
      parts.append("\(heading):\n" + lines.map { "- \($0)" }.joined(separator: "\n"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

/// The codes of a codebook as a tree, for writers that nest what is below a code into it.
struct CodeBranch {
  let code: Code
  let branches: [CodeBranch]

  static func roots(of codebook: Codebook) -> [CodeBranch] { branches(in: 0..<codebook.codes.count, of: codebook) }

  /// - Parameter range: positions of a whole number of subtrees.
  private static func branches(in range: Range<Int>, of codebook: Codebook) -> [CodeBranch] {
    var result: [CodeBranch] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let end = codebook.subtree(of: position).upperBound
      result.append(
        CodeBranch(code: codebook.codes[position], branches: branches(in: position + 1..<end, of: codebook)))
      position = end
    }
    return result
  }
}
