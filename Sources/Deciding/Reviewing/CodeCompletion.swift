public import Codebooks

/// Codes by what somebody has typed of them so far.
public struct CodeCompletion: Sendable {
  /// What was typed, as far as it is clear what follows: the id of the only code that is meant, or what the ids of all
  /// that may be meant have in common.
  public let text: String
  /// The codes that may be meant, in the order of the codebook.
  public let codes: [Code]

  /// Those whose id or name begins with the text, or else has it somewhere; case ignored. All for an empty text.
  public init(_ typed: String, in codebook: Codebook) {
    let wanted = typed.lowercased()
    func codes(where isMeant: (String) -> Bool) -> [Code] {
      codebook.codes.filter { isMeant($0.id.lowercased()) || isMeant($0.name.lowercased()) }
    }
    let beginning = codes { $0.hasPrefix(wanted) }
    let found = beginning.isEmpty ? codes { $0.contains(wanted) } : beginning
    self.codes = found
    guard let first = found.first, !typed.isEmpty else {
      text = typed
      return
    }
    if found.count == 1 {
      text = first.id
      return
    }
    let common = found.dropFirst().reduce(first.id) { $0.commonPrefix(with: $1.id) }
    text = common.count > typed.count && common.lowercased().hasPrefix(wanted) ? common : typed
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
