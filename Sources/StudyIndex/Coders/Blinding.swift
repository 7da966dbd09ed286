import Codings
import Foundation
import GRDB

/// What is hidden from a coder while others are still reading the same transcripts: everybody else's decisions there.
///
/// Journals are plain files, and `history` and git show them: this keeps a coder from seeing others' decisions by
/// accident, not from looking.
public struct Blinding: Sendable {
  /// Who looks.
  public let coder: String
  /// Names of the transcripts in which others' decisions are hidden.
  public let transcripts: [String]
  fileprivate let keys: [Int64]

  /// Conditions of SQL. The name of a coder holds no quotation mark (`CoderName`).
  private var hidden: String { "(\(keys.map(String.init).joined(separator: ",")))" }

  /// Decisions that the coder sees: rows with a `coder` and a `transcript_key`.
  var visible: String { "(coder = '\(coder)' OR transcript_key NOT IN \(hidden))" }
}

extension Study {
  /// Names of the transcripts in which others' decisions are hidden from whoever looks; none unless `blind` was called.
  public var hiddenTranscripts: Set<String> { Set(blinding?.transcripts ?? []) }

  /// Who looks, where something is hidden.
  public var blindCoder: String? { blinding?.coder }

  /// From now on shows `coder` only what she decided herself, in every transcript that she reads (by assignments.yaml;
  /// without it everybody who has a journal reads everything) and that not all its readers have read for the whole
  /// codebook.
  /// - Returns: the transcripts in which something is hidden.
  /// - Throws: `Problem`, `Problems` about assignments.yaml; `Problem` of kind `usage` for a name that is no coder's.
  @discardableResult
  public func blind(for coder: String) throws -> Blinding {
    let name = try CoderName(validating: coder).text
    let progress = try readingProgress()
    let open = progress.filter { $0.readers.contains(name) && !$0.isDone }.map(\.transcript)
    let keys = Dictionary(uniqueKeysWithValues: try transcripts().map { ($0.name, $0.id) })
    let blinding = Blinding(coder: name, transcripts: open, keys: open.compactMap { keys[$0] })
    self.blinding = blinding
    return blinding
  }
}
