import Basics

/// One file of a codebook: `codes:`, and optionally `codebook:` (a title) and `language:`.
struct CodebookFile {
  private let root: YAMLEntry

  init(_ root: YAMLEntry) {
    self.root = root
  }

  /// The file's codes in tree order. What cannot be read is reported and left out.
  func codes() -> [Code] {
    guard let values = root.mapping("the codebook", known: ["codebook", "language", "codes"]) else { return [] }
    _ = values["codebook"]?.text("codebook")
    let languages = values["language"].map(LanguageReader.read) ?? []
    guard let list = values["codes"] else {
      root.findings.report(.codebookWithoutCodes(root.place))
      return []
    }
    var codes: [Code] = []
    let reader = CodeReader(languages: languages)
    for entry in list.list("codes") ?? [] { reader.read(entry, parent: nil, depth: 0, into: &codes) }
    return codes
  }
}

/// BCP 47 tags: one, or a list.
enum LanguageReader {
  static func read(_ entry: YAMLEntry) -> [String] {
    (entry.list("language") ?? []).compactMap { item in
      guard let tag = item.text("language") else { return nil }
      let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      let shaped = parts.allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
      }
      let primary = parts.first.map { (2...3).contains($0.count) && $0.allSatisfy { $0 > 0x39 } } ?? false
      if shaped, primary { return tag }
      item.findings.report(.codebookBadLanguage(tag, item.place))
      return nil
    }
  }
}
