import Basics
import Codings
import StudyDefinition
import Transcripts

extension PseudonymousCopy {
  /// The same events with the same ids; places, words and surroundings are those of the new text.
  mutating func journal(_ file: StudyFile, _ transcripts: [String: ReplacedTranscript]) throws {
    // A coder may be called as somebody in the table.
    if !PseudonymLeaks.problemsOfName(file.path, table).isEmpty { throw Problem.coderIsOriginal(file.path) }
    let reading = try Journal(url: file.url, coder: file.stem, shownAs: file.path).read()
    if let torn = reading.torn { warnings.append(torn) }
    var lines: [UInt8] = []
    for event in reading.events {
      let transcript = event.transcript.flatMap { transcripts[reading.presentName($0, at: event.time)] }
      var anchor = event.anchor
      if let old = event.anchor {
        if let transcript, old.holds(in: transcript.old) {
          let span = transcript.places.span(old.span)
          anchor = Anchor(span, in: transcript.new, hash: transcript.newHash)
        } else {
          eventsOfOldTexts += 1
          let words = table.replacement.replaced(old)
          count(words.names)
          // As long as its words are: a line whose place and words differ is no line of a journal.
          anchor = Anchor(
            span: Span(old.span.start, old.span.start + words.quote.unicodeScalars.count), quote: words.quote,
            before: words.before, after: words.after, hash: old.hash)
        }
      }
      let newReading = event.reading.map { $0.carried(to: transcript, codes: $0.codes.map(table.replacement.replaced)) }
      if let newReading, let transcript, newReading.hash != transcript.newHash { eventsOfOldTexts += 1 }
      let new = Event(
        id: event.id, time: event.time, kind: event.kind, decision: event.decision, target: event.target,
        transcript: event.kind == .rename
          ? event.transcript.map(table.replacement.replaced)
          : transcript?.name ?? event.transcript.map(table.replacement.replaced), anchor: anchor,
        code: event.code.map(table.replacement.replaced), note: event.note.map { replaced($0) },
        by: event.by.map(table.replacement.replaced), reading: newReading,
        ruling: event.ruling.map { ruling in
          Ruling(
            about: ruling.about, silent: ruling.silent.map(table.replacement.replaced), outcome: ruling.outcome,
            votes: ruling.votes.map { replaced($0) })
        },
        newName: event.newName.map { transcripts[$0]?.name ?? table.replacement.replaced($0) },
        suggestion: event.suggestion,
        definition: event.definition.map { versions[$0] ?? $0 },
        participant: event.participant.map(table.replacement.replaced), isOnStudy: event.isOnStudy,
        links: event.links.map { link in
          switch link {
          case .memo: link
          case .code(let id): .code(table.replacement.replaced(id))
          case .transcript(let name): .transcript(table.replacement.replaced(name))
          case .participant(let id): .participant(table.replacement.replaced(id))
          }
        })
      lines += EventLine.encode(new) + [0x0A]
      events += 1
    }
    try add(file.path, lines)
  }
}

extension Reading {
  /// The same reading of the new text, where it is one of the old.
  fileprivate func carried(to transcript: PseudonymousCopy.ReplacedTranscript?, codes: [String]) -> Reading {
    guard let transcript, hash == transcript.old.contentHash else {
      return Reading(span: span, hash: hash, codes: codes)
    }
    return Reading(span: span.map(transcript.places.span), hash: transcript.newHash, codes: codes)
  }
}
