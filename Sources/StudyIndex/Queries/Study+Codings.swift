public import Foundation

extension Study {
  /// Ids of the codings with words of people for whom an SQL expression over the participants' columns holds.
  /// - Throws: `Problem` of kind `usage` when the expression is wrong.
  public func codings(where condition: String) throws -> Set<UUID> {
    let speakers = try speakers(where: condition)
    return Set(
      try evidence().filter { $0.coder != nil && speakers.contains($0.speaker) }.compactMap { UUID(uuidString: $0.id) })
  }
}
