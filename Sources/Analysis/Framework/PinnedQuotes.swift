import Basics
import Foundation
import StudyDefinition
public import StudyIndex

/// The quotes that are pinned in `framework.csv`, one a person and code.
public struct PinnedQuotes: Sendable {
  private let summaries: FrameworkSummaries?

  /// A table that is wrong pins nothing: `strand check` says what is wrong with it.
  public init(_ study: Study) {
    let (url, shown) = (study.folder.summaries, study.folder.shown(study.folder.summaries))
    summaries = (try? Files.read(url, shownAs: shown)).flatMap { bytes in
      try? FrameworkSummaries.read(bytes, file: shown, study)
    }
  }

  /// The id that is pinned, as the table has it.
  /// - Parameter code: index in the codebook.
  public func pin(person: String, code: Int) -> String? { summaries?.entry(person: person, code: code)?.quote?.name }

  /// Whether one of the ids, of a quote's codings and hits, is pinned.
  public func isPinned(_ ids: [String], person: String, code: Int) -> Bool {
    guard let pin = pin(person: person, code: code)?.lowercased() else { return false }
    return ids.contains { $0.lowercased().hasPrefix(pin) }
  }
}
