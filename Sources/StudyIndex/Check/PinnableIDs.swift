public import Basics
import Codebooks
public import StudyDefinition

/// The ids of all codings and hits that count, by which quotes are pinned.
public struct PinnableIDs {
  private let codebook: Codebook
  /// Code of each id, its index in the codebook.
  private let codes: [String: Int]

  /// - Throws: what reading the index throws.
  public init(_ study: Study) throws {
    codebook = study.codebook
    codes = Dictionary(try study.evidence().map { ($0.id.lowercased(), $0.code) }) { first, _ in first }
  }

  /// The fewest characters that are taken for an id.
  private static let minimumLength = 4

  /// The whole id that a pin means.
  public func id(of pin: Mention) -> Result<String, Problem> {
    let wanted = pin.name.lowercased()
    guard wanted.count >= Self.minimumLength else { return .failure(.pinTooShort(pin)) }
    if codes[wanted] != nil { return .success(wanted) }
    let found = codes.keys.filter { $0.hasPrefix(wanted) }
    guard let first = found.first else { return .failure(.pinUnknown(pin)) }
    return found.count == 1 ? .success(first) : .failure(.pinAmbiguous(pin, count: found.count))
  }

  /// Pins that mean nothing, or a coding of a code that is not explained here.
  public func problems(in explanation: Explanation) -> [Problem] {
    let allowed = explanation.codes.compactMap { codebook.position(of: $0.name) }.map { codebook.subtree(of: $0) }
    return explanation.pinned.compactMap { pin in
      switch id(of: pin) {
      case .failure(let problem): return problem
      case .success(let id):
        guard let code = codes[id], !allowed.contains(where: { $0.contains(code) }) else { return nil }
        return .pinOfAnotherCode(pin, code: codebook.codes[code].id, expected: explanation.codes.map(\.name))
      }
    }
  }
}
