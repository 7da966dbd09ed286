import Basics
import Foundation

/// A name under which somebody codes: safe as the file name of a journal on every system.
public struct CoderName: Hashable, Sendable, CustomStringConvertible {
  /// In Unicode's composed form (NFC).
  public let text: String

  /// In scalars; in bytes of UTF-8 `maximumBytes` holds as well, which leaves room for `.jsonl.torn`.
  static let maximumLength = 64
  static let maximumBytes = 200

  /// Takes letters and digits of any script, `-`, `_` and `.`, beginning with a letter or a digit.
  /// - Throws: `Problem` of kind `usage`.
  public init(validating name: String) throws {
    try self.init(validating: name, source: nil)
  }

  /// - Parameter source: where the name comes from (`STRAND_CODER`), for the problem.
  init(validating name: String, source: String?) throws {
    let composed = name.nfc
    if let reason = Self.fault(composed) { throw Problem.coderName(name, source: source, reason) }
    text = composed
  }

  public var description: String { text }

  /// The journal's file name: `anna.jsonl`.
  public var fileName: String { text + Coders.journalSuffix }

  /// What is wrong with a composed name, as the rest of a sentence.
  private static func fault(_ name: String) -> String? {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return "is empty" }
    if scalars.count > maximumLength || name.utf8.count > maximumBytes { return "is too long" }
    if !isLetterOrDigit(first) { return "does not begin with a letter or a digit" }
    if last == "." { return "ends with a full stop" }
    if !scalars.allSatisfy(isAllowed) { return "has a character that is not allowed" }
    // Devices of Windows, with any ending: such a file could not be checked out there.
    let stem = name.prefix { $0 != "." }.uppercased()
    if reserved.contains(stem) { return "is reserved on Windows" }
    return nil
  }

  private static let reserved: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
    default: false
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if isLetterOrDigit(scalar) || scalar == "-" || scalar == "_" || scalar == "." { return true }
    // Vowel signs and accents that have no composed form belong to their letters.
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return !scalar.properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }
}
