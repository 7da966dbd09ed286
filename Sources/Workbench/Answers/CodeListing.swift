import Codebooks
import StudyIndex

/// The codebook with counts, for scripts: `/api/codes`.
struct CodeListing: Encodable, Sendable {
  struct Entry: Encodable, Sendable {
    let id: String
    let name: String
    let depth: Int
    let definition: String
    let include: [String]
    let exclude: [String]
    let examples: [String]
    /// Its own, `#rrggbb`; empty where it has none.
    let colour: String
    /// Id of the code above.
    let parent: String?
    /// Live codings of the code itself, everybody's and the coder's own.
    let codings: Int
    let mine: Int
  }

  /// In the order of the codebook.
  let codes: [Entry]

  init(_ study: Study, coder: String) throws {
    let isBlind = study.blindCoder != nil
    let counts = try study.codingsByCode()
    codes = study.codebook.codes.map { code in
      let own = counts[code.id] ?? []
      let mine = own.first { $0.coder == coder }?.codings ?? 0
      return Entry(
        id: code.id, name: code.name, depth: code.depth, definition: code.definition, include: code.include,
        exclude: code.exclude, examples: code.examples, colour: code.colour ?? "", parent: code.parent,
        codings: isBlind ? mine : own.reduce(0) { $0 + $1.codings }, mine: mine)
    }
  }
}
