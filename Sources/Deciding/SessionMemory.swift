import Basics
import Codings
import Foundation
import StudyDefinition
import Transcripts

/// What a desk that decides again and again keeps in mind. Files are the truth: a transcript that is kept counts only while
/// the file has the very same bytes.
final class SessionMemory: Sendable {
  private struct Known {
    let bytes: [UInt8]
    let transcript: Transcript

    func isRead(from other: [UInt8]) -> Bool {
      bytes.withUnsafeBytes { old in
        other.withUnsafeBytes { new in
          guard old.count == new.count, let a = old.baseAddress, let b = new.baseAddress else { return false }
          return memcmp(a, b, old.count) == 0
        }
      }
    }
  }

  /// Of the coder's own journal.
  let decisions = DecisionMemory()
  private let transcripts = Guarded<[String: Known]>([:])
  /// Of all transcripts that are kept in mind, in bytes of their files.
  private static let mostBytes = 16 * 1_048_576

  /// - Throws: as `StudyFolder.readTranscript`.
  func transcript(_ name: String, in folder: StudyFolder, language: String) throws -> Transcript {
    let url = folder.transcript(named: name)
    let shown = folder.shown(url)
    let bytes = try Files.read(url, shownAs: shown)
    if let known = transcripts.withLock({ $0[name] }), known.isRead(from: bytes) { return known.transcript }
    let transcript = try Transcript.read(name: name, file: shown, bytes: bytes, defaultLanguage: language)
    transcripts.withLock { known in
      known[name] = nil
      if bytes.count > Self.mostBytes { return }
      if known.values.reduce(bytes.count, { $0 + $1.bytes.count }) > Self.mostBytes { known = [:] }
      known[name] = Known(bytes: bytes, transcript: transcript)
    }
    return transcript
  }
}
