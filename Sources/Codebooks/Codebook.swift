/// All codes of a study, from all files of its `codebook/`, as one tree.
public struct Codebook: Sendable {
  /// In tree order: a code stands before its children; files in the order of their names.
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
