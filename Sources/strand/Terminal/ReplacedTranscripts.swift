import Basics
import Codings
import Deciding
import Foundation
import Importing
import Reports
import StudyIndex
import Transcripts

/// Carries codings along when an import puts new texts in the place of coded ones.
struct ReplacedTranscripts {
  private let desk: CodingSession
  private let options: StudyOptions
  /// As it was before the import: its index has seen the texts that are about to be replaced.
  private let before: Study
  private let coded: Set<String>

  /// `nil` where nobody has coded yet: then nothing has to be carried.
  init?(_ options: StudyOptions, _ coder: CoderOptions) throws {
    desk = try coder.desk(options)
    self.options = options
    let ledger = try desk.ledger()
    if ledger.isEmpty { return nil }
    coded = ledger.transcripts
    before = try options.open()
  }

  /// Makes sure that a new text is a version of the old one.
  /// - Throws: `Problem` of kind `cannotWrite` when most of what is anchored in the old text would lose its words.
  func check(_ imported: ImportedTranscript, for target: ImportTarget) throws {
    guard coded.contains(target.name) else { return }
    let text = try imported.text(for: target.name)
    let plan = try before.reanchoringPlan([target.name], replacing: [target.name: text])
    let lost = plan.moves.count { $0.verdict == .lost }
    if lost * 2 > plan.items.count {
      throw Problem.replacesAnotherText(target.shown, lost: lost, of: plan.items.count)
    }
  }

  /// Says what became of the codings of `taken`, and writes their moves unless nothing was imported in earnest.
  func carry(_ taken: [TakenIn]) throws {
    let changed = taken.filter { !$0.unchanged && coded.contains($0.transcript) }
    if changed.isEmpty { return }
    let isDryRun = changed.contains(where: \.dryRun)
    var texts: [String: TranscriptText] = [:]
    for one in changed where one.dryRun { texts[one.transcript] = try one.imported.text(for: one.transcript) }
    let study = isDryRun ? before : try options.open()
    let plan = try study.reanchoringPlan(changed.map(\.transcript), replacing: texts)
    if plan.items.isEmpty { return }
    let written = isDryRun ? nil : try desk.record(plan, onTorn: { Console.warn([$0]) })
    for line in ReanchoringReport(plan, written: written).summary { Console.say(line) }
  }
}

extension ImportedTranscript {
  /// The body as reading will find it.
  fileprivate func text(for name: String) throws -> TranscriptText {
    try Transcript.read(
      name: name, file: "transcripts/\(name).txt", bytes: Array(fileText.utf8), defaultLanguage: "en"
    ).text
  }
}

extension TakenIn {
  /// `p1` of `transcripts/p1.txt`.
  fileprivate var transcript: String { URL(fileURLWithPath: target).deletingPathExtension().lastPathComponent }
}

extension Problem {
  fileprivate static func replacesAnotherText(_ file: String, lost: Int, of count: Int) -> Problem {
    Problem(
      .cannotWrite, file: file,
      "the new text is another one: \(lost) of \(count) codings and judgements would lose their words, and the "
        + "transcript is not replaced",
      remedy: "Import it under another name with `--name`; if it is meant, replace the file yourself and run "
        + "`strand reanchor`.")
  }
}
