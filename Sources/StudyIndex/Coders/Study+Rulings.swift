import Codebooks
public import Codings
import Foundation
import StudyDefinition
public import Transcripts

extension Study {
  /// What was decided in a consensus journal and not taken back, oldest first; nothing when there is no such journal.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public func rulings(of consensus: String) throws -> [RulingMark] {
    let url = folder.journal(of: consensus)
    let events = try Journal(url: url, coder: consensus, shownAs: folder.shown(url)).read().events
    return CodingLedger.replay(events: [(consensus, events)], currentCode: codebook.currentID).rulings
  }

  /// Where the turns of a transcript stand, in order.
  public func turnSpans(of transcript: String) throws -> [Span] {
    guard let record = try transcripts().first(where: { $0.name == transcript }) else { return [] }
    return try turns(of: record).map(\.span)
  }

  /// The body of a transcript as it is now.
  /// - Throws: `Problem` when the file cannot be read.
  public func body(of transcript: String) throws -> TranscriptText {
    try folder.readTranscript(transcript, defaultLanguage: configuration.language).text
  }
}
