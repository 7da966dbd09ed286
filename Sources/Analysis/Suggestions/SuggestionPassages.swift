import Basics
import Dispatch
import Foundation
public import Learning
import StudyIndex
public import Transcripts

/// What is suggested: whole turns, or sentences.
public enum SuggestionUnit: String, Sendable, Hashable, CaseIterable {
  case turn
  case sentence

  /// "turns", "sentences".
  public var plural: String { rawValue + "s" }
}

/// A stretch of one turn that is learnt from, judged or suggested.
public struct Passage: Sendable, Hashable {
  /// Key of the transcript.
  public let transcript: Int64
  /// Number of the turn, 1-based.
  public let turn: Int
  /// Key of the speaker.
  public let speaker: Int64
  /// Of the body.
  public let span: Span
  /// Which words of the turn begin in it: 0-based, end-exclusive.
  public let words: Range<Int>
}

/// All passages of those who count, in the order of transcript name, turn and place, with their words.
public struct SuggestionPassages: Sendable {
  public let unit: SuggestionUnit
  public let passages: [Passage]
  /// The words of each, and what was said just before.
  public let texts: [TextUnit]
  /// Whose each is: index in the view's people.
  public let people: [Int]
  /// Indices of the passages of a turn, and of a transcript.
  private let turns: [Place: Range<Int>]
  private let transcripts: [Int64: Range<Int>]

  private struct Place: Hashable {
    let transcript: Int64
    let turn: Int
  }

  /// - Parameter view: says whose words count.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, unit: SuggestionUnit) throws {
    self.unit = unit
    let records = try view.study.transcripts()
    let turns = try records.map { try view.study.turns(of: $0) }
    let cut = Guarded([[CutPassage]](repeating: [], count: records.count))
    // Each worker keeps its segmenters, which are costly to make.
    let workers = max(1, min(records.count, ProcessInfo.processInfo.activeProcessorCount))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var cutter = PassageCutter(view: view, unit: unit)
      for index in stride(from: worker, to: records.count, by: workers) {
        let passages = cutter.passages(of: records[index], turns[index])
        cut.withLock { $0[index] = passages }
      }
    }
    let all = cut.withLock { $0.flatMap { $0 } }
    passages = all.map(\.passage)
    texts = all.map(\.text)
    people = all.map(\.person)
    var places: [Place: Range<Int>] = [:]
    var transcripts: [Int64: Range<Int>] = [:]
    for (index, passage) in passages.enumerated() {
      let place = Place(transcript: passage.transcript, turn: passage.turn)
      places[place] = (places[place]?.lowerBound ?? index)..<index + 1
      transcripts[passage.transcript] = (transcripts[passage.transcript]?.lowerBound ?? index)..<index + 1
    }
    self.turns = places
    self.transcripts = transcripts
  }

  /// Indices of a turn's passages.
  func indices(transcript: Int64, turn: Int) -> Range<Int> { turns[Place(transcript: transcript, turn: turn)] ?? 0..<0 }

  /// Indices of the passages that a span holds as a whole.
  func indices(transcript: Int64, inside span: Span) -> Range<Int> {
    guard let all = transcripts[transcript] else { return 0..<0 }
    let first = all.partition { passages[$0].span.start >= span.start }
    return first..<max(first, all.partition { passages[$0].span.end > span.end })
  }

  /// Indices of the passages that share a word with a coding's part in one turn.
  func indices(sharingWordsWith piece: Evidence) -> [Int] {
    indices(transcript: piece.transcript, turn: piece.turn).filter { passages[$0].words.overlaps(piece.words) }
  }
}

/// A passage with what is learnt from it.
private struct CutPassage {
  let passage: Passage
  let text: TextUnit
  let person: Int
}

/// Cuts transcripts into passages. One for each thread.
private struct PassageCutter {
  let view: StudyView
  let unit: SuggestionUnit
  private var segmenters: [String: Segmenter] = [:]

  init(view: StudyView, unit: SuggestionUnit) {
    self.view = view
    self.unit = unit
  }

  mutating func passages(of record: TranscriptRecord, _ turns: [TurnRecord]) -> [CutPassage] {
    let segmenter = segmenters[record.language] ?? Segmenter(language: record.language)
    segmenters[record.language] = segmenter
    var passages: [CutPassage] = []
    var before = WordSequence()
    var roleBefore = ""
    for turn in turns {
      let role = view.speakers[turn.speaker]?.role.rawValue ?? ""
      let person = view.people.position(ofSpeaker: turn.speaker)
      let whole = Span(0, turn.text.scalarCount)
      for span in unit == .turn ? [whole] : segmenter.sentences(in: turn.text, of: whole) {
        let words = WordSequence(segmenter, turn.text, span)
        if let person, !words.isEmpty {
          let place = Span(turn.span.start + span.start, turn.span.start + span.end)
          passages.append(
            CutPassage(
              passage: Passage(
                transcript: record.id, turn: turn.number, speaker: turn.speaker, span: place,
                words: turn.firstWord(at: place.start)..<turn.firstWord(at: place.end)),
              text: TextUnit(words: words, before: before, speaker: role, speakerBefore: roleBefore), person: person))
        }
        before = words
        roleBefore = role
      }
    }
    return passages
  }
}

extension WordSequence {
  /// The words of a part of a text.
  init(_ segmenter: Segmenter, _ text: TranscriptText, _ span: Span) {
    self.init()
    var end = -1
    for word in segmenter.words(in: text, of: span) {
      append(text[word].unicodeScalars, touchesPrevious: word.start == end)
      end = word.end
    }
  }
}

extension Range<Int> {
  /// The first element for which a condition holds that goes from false to true once; the end where it never holds.
  fileprivate func partition(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
