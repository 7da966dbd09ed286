import Basics
import Dispatch
import Foundation
import Statistics
import StudyIndex
import Transcripts

/// How often each person says each term: a word, a stem, a phrase, a category of a dictionary.
struct WordCounts: Sendable {
  /// Words of each of the view's people; all of them, stop words too.
  private(set) var sizes: [Int]
  private(set) var terms: [Term] = []
  /// What people have said about the segments whose words are counted; empty where words are not those of segments.
  private(set) var reviewCounts: [Segment.Review: Int] = [:]

  struct Term: Sendable {
    let text: String
    /// By index of the person, ascending.
    let occurrences: [KeynessPermutation.Occurrence]
    /// Transcripts in which it is said.
    let transcripts: Int

    var count: Int { occurrences.reduce(0) { $0 + Int($1.count) } }
    var people: Int { occurrences.count }
  }

  /// - Parameter counter: makes terms of the words of one transcript.
  /// - Throws: what reading the index throws.
  init(_ view: StudyView, within: Bool, counter: TermCounter) throws {
    let segments = within ? try view.segments() : nil
    reviewCounts = segments?.reviewCounts ?? [:]
    let spans = segments.map(Self.spans)
    let records = view.transcripts.values.sorted { $0.name < $1.name }
    let turns = try records.map { try view.study.turns(of: $0) }
    let found = Guarded([CountedTranscript?](repeating: nil, count: records.count))
    let workers = max(1, min(records.count, ProcessInfo.processInfo.activeProcessorCount))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var segmenters: [String: Segmenter] = [:]
      for index in stride(from: worker, to: records.count, by: workers) {
        let record = records[index]
        let segmenter = segmenters[record.language] ?? Segmenter(language: record.language)
        segmenters[record.language] = segmenter
        var tokens = SpokenTokens(language: record.language)
        for turn in turns[index] {
          guard let person = view.people.position(ofSpeaker: turn.speaker) else { continue }
          let allowed = spans.map { $0[Place(transcript: record.id, turn: turn.number)] ?? [] }
          if let allowed, allowed.isEmpty { continue }
          tokens.add(turn, person: person, segmenter: segmenter, allowed: allowed)
        }
        let counted = CountedTranscript(tokens, counter)
        found.withLock { $0[index] = counted }
      }
    }
    sizes = [Int](repeating: 0, count: view.people.people.count)
    gather(found.withLock { $0.compactMap { $0 } }, known: counter.names)
  }

  private struct Place: Hashable {
    let transcript: Int64
    let turn: Int
  }

  private static func spans(of segments: [Segment]) -> [Place: [Span]] {
    var spans: [Place: [Span]] = [:]
    for segment in segments {
      spans[Place(transcript: segment.transcript, turn: segment.turn), default: []].append(segment.span)
      for part in segment.continuations {
        spans[Place(transcript: segment.transcript, turn: part.turn), default: []].append(part.span)
      }
    }
    return spans
  }

  /// Puts transcripts together in their order, so that the result is the same for any number of threads.
  private mutating func gather(_ transcripts: [CountedTranscript], known: [String]) {
    var vocabulary = ByteVocabulary(capacity: 1 << 14)
    for name in known { _ = vocabulary.number(of: Array(name.utf8)) }
    var places: [(term: Int32, person: Int32, count: Int32)] = []
    var holders: [Int32] = []
    for transcript in transcripts {
      for (person, words) in transcript.words { sizes[person] += words }
      let numbers = (0..<transcript.vocabulary.count).map {
        Int32(vocabulary.number(of: transcript.vocabulary.bytes($0)))
      }
      if holders.count < vocabulary.count {
        holders.append(contentsOf: repeatElement(0, count: vocabulary.count - holders.count))
      }
      for number in Set(transcript.counts.map { numbers[Int($0.term)] }) { holders[Int(number)] += 1 }
      for (term, person, count) in transcript.counts { places.append((numbers[Int(term)], person, count)) }
    }
    if holders.count < vocabulary.count {
      holders.append(contentsOf: repeatElement(0, count: vocabulary.count - holders.count))
    }
    // A counting sort by term; within one, people come in the order of the transcripts.
    var starts = [Int](repeating: 0, count: vocabulary.count + 1)
    for place in places { starts[Int(place.term) + 1] += 1 }
    for index in 0..<vocabulary.count { starts[index + 1] += starts[index] }
    var next = starts
    var sorted = [(person: Int32, count: Int32)](repeating: (0, 0), count: places.count)
    for place in places {
      sorted[next[Int(place.term)]] = (place.person, place.count)
      next[Int(place.term)] += 1
    }
    terms = (0..<vocabulary.count).map { term in
      var occurrences: [KeynessPermutation.Occurrence] = []
      for (person, count) in sorted[starts[term]..<starts[term + 1]].sorted(by: { $0.person < $1.person }) {
        if let last = occurrences.last, last.person == person {
          occurrences[occurrences.count - 1] = .init(person: Int(person), count: Int(last.count + count))
        } else {
          occurrences.append(.init(person: Int(person), count: Int(count)))
        }
      }
      return Term(text: vocabulary.text(term), occurrences: occurrences, transcripts: Int(holders[term]))
    }
  }
}

/// How often each person says each term in one transcript.
struct CountedTranscript: Sendable {
  let vocabulary: ByteVocabulary
  /// Each term and person once.
  let counts: [(term: Int32, person: Int32, count: Int32)]
  let words: [(person: Int, words: Int)]

  init(_ tokens: SpokenTokens, _ counter: TermCounter) {
    var vocabulary = ByteVocabulary()
    var counts: [(term: Int32, person: Int32, count: Int32)] = []
    let finder = counter.finder(tokens)
    let people = tokens.streams.keys.sorted()
    for person in people {
      var found = finder(tokens.streams[person] ?? [], &vocabulary)
      found.sort()
      var index = 0
      while index < found.count {
        var end = index
        while end < found.count, found[end] == found[index] { end += 1 }
        counts.append((found[index], Int32(person), Int32(end - index)))
        index = end
      }
    }
    self.vocabulary = vocabulary
    self.counts = counts
    words = people.map { ($0, tokens.streams[$0]?.count ?? 0) }
  }
}
