import Codebooks
public import Codings
public import Foundation
import GRDB
import StudyDefinition
public import Transcripts

extension Study {
  /// What was decided in a consensus journal and not taken back, oldest first; nothing when there is no such journal.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public func rulings(of consensus: String) throws -> [RulingMark] { try rulingsWithCodings(of: consensus).rulings }

  /// The same, and the ids of the codings that each ruling put into the journal, by the ruling's id; some may have been
  /// taken off since.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public func rulingsWithCodings(of consensus: String) throws -> (rulings: [RulingMark], codings: [UUID: [UUID]]) {
    let url = folder.journal(of: consensus)
    let events = try Journal(url: url, coder: consensus, shownAs: folder.shown(url)).read().events
    let rulings = CodingLedger.replay(events: [(consensus, events)], currentCode: codebook.currentID).rulings
    let known = Set(rulings.map(\.id))
    var codings: [UUID: [UUID]] = [:]
    for event in events where event.kind == .tag {
      if let ruling = event.target, known.contains(ruling) { codings[ruling, default: []].append(event.id) }
    }
    return (rulings, codings)
  }

  /// The journals that hold a consensus and nobody's reading: the one of the usual name, and every other with a
  /// decision about a case. Who compares coders or counts everybody's codings leaves them out: a passage would count
  /// twice, and one that was decided against would count all the same.
  public func consensusCoders() throws -> Set<String> {
    let named = try read { try String.fetchAll($0, sql: "SELECT coder FROM consensus") }
    return Set(named + [Coders.consensusName])
  }

  /// The consensus journals that the study has, by name.
  public func consensusJournals() throws -> [String] {
    let consensus = try consensusCoders()
    return try folder.journalFiles().map(\.stem).filter(consensus.contains).sorted()
  }

  /// Whose codings analyses count when nothing else is said: study.yaml's `analysis_coder`, else everybody but a
  /// consensus; by name.
  public func countedCoders() throws -> [CoderRecord] {
    let consensus = try consensusCoders()
    return try coders().filter { record in
      configuration.analysisCoder.map { $0 == record.coder } ?? !consensus.contains(record.coder)
    }
  }

  /// Where the turns of every transcript stand, in order, by its name.
  public func turnSpans() throws -> [String: [Span]] {
    let names = Dictionary(uniqueKeysWithValues: try transcripts().map { ($0.id, $0.name) })
    return try read { database in
      var spans: [String: [Span]] = [:]
      try forEachStoredTurns(in: database) { transcript, _, stored in
        guard let name = names[transcript] else { return }
        spans[name] = stored.turns.map(\.span)
      }
      return spans
    }
  }

  /// The body of a transcript as it is now.
  /// - Throws: `Problem` when the file cannot be read.
  public func body(of transcript: String) throws -> TranscriptText {
    try folder.readTranscript(transcript, defaultLanguage: configuration.language).text
  }
}
