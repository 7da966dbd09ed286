import Basics
import Codings
import Foundation
import StudyDefinition

/// What is left of transcripts that were taken out. The record does not say which they were, so that what is looked for
/// is what has no transcript: lines of journals that somebody brought back, older results, git's history.
struct WithdrawalCheck {
  let folder: StudyFolder
  let journals: [(coder: String, events: [Event])]
  let transcripts: Set<String>

  /// When a transcript was last taken out; `nil` for a study from which none was.
  private var last: Date? { journals.flatMap(\.events).filter { $0.kind == .remove }.map(\.time).max() }

  /// That the index has not been brought up to date since: doing so deletes what it kept of the text.
  func problemsOfIndex() -> [Problem] {
    let index = folder.index.appendingPathComponent("index.sqlite")
    return last.map { Self.isOlder(index, than: $0) } ?? false ? [.indexOlderThanRemoval()] : []
  }

  /// Nothing for a study from which nothing was taken out.
  /// - Throws: `Problem` about the file of a removal that was broken off.
  func problems() throws -> [Problem] {
    if let unfinished = try UnfinishedRemoval.read(folder) {
      return [.removalUnfinished(unfinished, file: folder.shown(folder.unfinishedRemoval))]
    }
    guard let last else { return [] }
    return leftLines
      + (Self.isOlder(folder.results.appendingPathComponent("manifest.json"), than: last)
        ? [.resultsOlderThanRemoval()] : []) + history
  }

  private var leftLines: [Problem] {
    var counts: [String: (events: Int, coders: Set<String>)] = [:]
    for (coder, events) in journals {
      let renamed = Set(events.filter { $0.kind == .rename }.compactMap(\.transcript))
      for event in events where event.kind != .rename {
        guard let name = event.transcript, !transcripts.contains(name), !renamed.contains(name) else { continue }
        counts[name, default: (0, [])].events += 1
        counts[name, default: (0, [])].coders.insert(coder)
      }
    }
    return counts.sorted { $0.key < $1.key }.map { name, count in
      .leftOfWithdrawn(name, events: count.events, coders: count.coders.sorted())
    }
  }

  /// Of results the manifest is looked at, which every run writes anew.
  private static func isOlder(_ file: URL, than time: Date) -> Bool {
    let written = (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate
    return written.map { $0 < time } ?? false
  }

  private var history: [Problem] {
    guard folder.isUnderGit, let committed = try? GitRepository(of: folder).committedTranscripts() else { return [] }
    let left = committed.filter {
      !transcripts.contains(String($0.dropFirst("transcripts/".count).dropLast(".txt".count)))
    }
    return left.isEmpty ? [] : [.historyOfWithdrawn(left.count)]
  }
}
