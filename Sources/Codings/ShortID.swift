import Basics
public import Foundation

/// Ids as people type them: the first digits of a UUID.
public enum ShortID {
  /// Digits of the short form.
  public static let length = 8
  /// The fewest digits that are taken for an id.
  public static let minimumLength = 4

  /// The first 8 hexadecimal digits, lower case. Among very many ids two may share them; `resolve` says so then.
  public static func shortest(_ id: UUID) -> String {
    String(id.text.prefix(length))
  }

  /// The one id that begins with `prefix` (a whole UUID, too; case ignored).
  /// - Throws: `Problem` of kind `usage` when `prefix` is no id or several ids begin so, `missingInput` when none does.
  public static func resolve(_ prefix: String, among ids: some Sequence<UUID>) throws -> UUID {
    let wanted = Array(prefix.lowercased().utf8)
    guard (minimumLength...36).contains(wanted.count), isBeginning(wanted) else {
      throw Problem.shortIDMalformed(prefix)
    }
    var found: [UUID] = []
    for id in ids where begins(id, with: wanted) && !found.contains(id) { found.append(id) }
    guard let first = found.first else { throw Problem.shortIDUnknown(prefix) }
    if found.count > 1 { throw Problem.shortIDAmbiguous(prefix, found) }
    return first
  }

  /// Whether a UUID could begin so: hexadecimal digits, dashes in their places.
  private static func isBeginning(_ text: [UInt8]) -> Bool {
    text.enumerated().allSatisfy { index, byte in
      dashes.contains(index) ? byte == UInt8(ascii: "-") : (48...57).contains(byte) || (97...102).contains(byte)
    }
  }

  private static let dashes: Set<Int> = [8, 13, 18, 23]

  private static func begins(_ id: UUID, with text: [UInt8]) -> Bool {
    id.text.utf8.starts(with: text)
  }
}

/// Ids in order, for whoever resolves many short forms among many ids.
public struct ShortIDIndex: Sendable {
  /// Ascending.
  private let ids: [UUID]

  public init(_ ids: some Sequence<UUID>) {
    self.ids = ids.sorted()
  }

  /// As `ShortID.resolve` among all of them.
  /// - Throws: what that throws.
  public func resolve(_ prefix: String) throws -> UUID {
    let nothing = "00000000-0000-0000-0000-000000000000"
    let begun = prefix.lowercased()
    guard let least = UUID(uuidString: begun + nothing.dropFirst(begun.utf8.count)) else {
      return try ShortID.resolve(prefix, among: [])
    }
    let start = ids.partitioningIndex { $0 >= least }
    return try ShortID.resolve(prefix, among: ids[start...].prefix { $0.text.hasPrefix(begun) })
  }
}
