import Codings
import Foundation
import Ground
import Importing
import Reports
import Studies
import Transcripts

/// Carries codings along when an import puts new texts in the place of coded ones.
struct ReplacedTranscripts {
  let desk: CodingDesk
  let options: StudyOptions

  /// Lets the index see the texts that are about to be replaced. `nil` where nobody has coded yet: then nothing has to
  /// be carried.
  init?(_ options: StudyOptions, _ coder: CoderOptions) throws {
    desk = try coder.desk(options)
    self.options = options
    if try desk.ledger().isEmpty { return nil }
    _ = try options.open()
  }

  /// Says what became of the codings of `taken`, and writes their moves unless nothing was imported in earnest.
  func carry(_ taken: [TakenIn]) throws {
    let names = taken.filter { !$0.unchanged }.map(\.transcript)
    if names.isEmpty { return }
    let isDryRun = taken.contains(where: \.dryRun)
    var texts: [String: TranscriptText] = [:]
    for one in taken where one.dryRun && !one.unchanged {
      let bytes = Array(one.imported.fileText.utf8)
      texts[one.transcript] =
        try Transcript.read(name: one.transcript, file: one.target, bytes: bytes, defaultLanguage: "en").text
    }
    let plan = try options.open().reanchoringPlan(names, replacing: texts)
    if plan.items.isEmpty { return }
    let written = isDryRun ? nil : try desk.record(plan, onTorn: { Console.warn([$0]) })
    let report = ReanchoringReport(plan, written: written)
    for line in report.summary { Console.say(line) }
  }
}

extension TakenIn {
  /// `p1` of `transcripts/p1.txt`.
  fileprivate var transcript: String { URL(fileURLWithPath: target).deletingPathExtension().lastPathComponent }
}
