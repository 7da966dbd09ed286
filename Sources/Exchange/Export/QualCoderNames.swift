import Codebooks

/// Names of codes, each once: one that others have too gets the names of the codes above it.
struct QualCoderNames {
  private var names: [String: String] = [:]

  init(_ codebook: Codebook) {
    let counts = Dictionary(codebook.codes.map { ($0.name.lowercased(), 1) }, uniquingKeysWith: +)
    var unique = UniqueNames()
    for code in codebook.codes {
      var path = [code.name]
      var above = code.parent.flatMap { codebook[$0] }
      if counts[code.name.lowercased(), default: 0] > 1 {
        while let parent = above {
          path.insert(parent.name, at: 0)
          above = parent.parent.flatMap { codebook[$0] }
        }
      }
      names[code.id] = unique.unique(path.joined(separator: " / "))
    }
  }

  func name(of code: Code) -> String { names[code.id] ?? code.name }
}
