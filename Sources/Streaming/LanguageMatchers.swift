import Codebooks
import Foundation
import Matching
import Transcripts

/// The codebook's matchers, one for each language that records name, made when it is first needed. Threads share it.
final class LanguageMatchers: @unchecked Sendable {
  private let codebook: Codebook
  private let lock = NSLock()
  private var matchers: [String: Matcher] = [:]

  init(_ codebook: Codebook) {
    self.codebook = codebook
  }

  /// The form of a tag under which its matcher is kept, or `nil` when ICU does not know the language. There are only as
  /// many as there are languages, whatever records say.
  static func language(ofTag tag: String) -> String? {
    guard LanguageName.isKnown(tag) else { return nil }
    return String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// - Throws: `Problems` with every rule that cannot be compiled.
  func matcher(for language: String) throws -> Matcher {
    lock.lock()
    defer { lock.unlock() }
    if let known = matchers[language] { return known }
    let matcher = try Matcher(codebook: codebook, language: language)
    matchers[language] = matcher
    return matcher
  }
}
