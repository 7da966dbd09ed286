import Basics
import Codings
import Importing
public import StudyIndex
import Transcripts

/// What became of the codings of transcripts that an import replaced.
public struct CarriedCodings: Sendable {
  public let plan: ReanchoringPlan
  /// Journals that were written; `nil` where nothing was imported in earnest.
  public let written: [String]?
}

/// Carries codings along when an import puts new texts in the place of coded ones.
public struct ReplacedTranscripts {
  private let session: CodingSession
  private let open: () throws -> Study
  /// As it was before the import: its index has seen the texts that are about to be replaced.
  private let before: Study
  private let coded: Set<String>

  /// `nil` where nobody has coded yet: then nothing has to be carried.
  /// - Parameters:
  ///   - session: who moves the codings.
  ///   - open: opens the study: once now, and again when the new texts are there.
  /// - Throws: `Problem`, `Problems` about the study's files.
  public init?(_ session: CodingSession, open: @escaping () throws -> Study) throws {
    let ledger = try session.ledger()
    if ledger.isEmpty { return nil }
    self.session = session
    self.open = open
    coded = ledger.transcripts
    before = try open()
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

  /// Finds the codings of `taken` in the new texts, and records their moves unless nothing was imported in earnest.
  /// - Returns: `nil` where no coding is concerned.
  func carry(_ taken: [TakenIn], onTorn: (Problem) -> Void) throws -> CarriedCodings? {
    let changed = taken.filter { !$0.unchanged && coded.contains($0.transcript) }
    if changed.isEmpty { return nil }
    let isDryRun = changed.contains(where: \.dryRun)
    var texts: [String: TranscriptText] = [:]
    for one in changed where one.dryRun { texts[one.transcript] = try one.imported.text(for: one.transcript) }
    let study = isDryRun ? before : try open()
    let plan = try study.reanchoringPlan(changed.map(\.transcript), replacing: texts)
    if plan.items.isEmpty { return nil }
    return CarriedCodings(plan: plan, written: isDryRun ? nil : try session.record(plan, onTorn: onTorn))
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
