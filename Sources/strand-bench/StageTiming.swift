import Analysis
import Basics
import Codebooks
import Dispatch
import Foundation
import Matching
import StudyIndex
import Transcripts

/// Times each stage from the bytes of interviews in memory to segments, on one thread.
struct StageTiming {
  private let interviews: [[UInt8]]
  private let codebook: Codebook
  private let words: Matcher
  private let sentences: Matcher
  private let language: String
  let bytes: Int

  init(corpus: URL, literals: [String], language: String) throws {
    let text = try Files.read(corpus, shownAs: corpus.lastPathComponent)
    bytes = text.count
    interviews = MatcherTiming.interviews(text)
    self.language = language
    codebook = MatcherTiming.codebook(of: literals, extent: .sentence, language: language)
    sentences = try Matcher(codebook: codebook, language: language)
    words = try Matcher(
      codebook: MatcherTiming.codebook(of: literals, extent: .match, language: language), language: language)
  }

  struct Stage {
    let name: String
    let seconds: Double
  }

  /// The stages in their order.
  func run() throws -> [Stage] {
    var transcripts: [Transcript] = []
    let reading = try seconds {
      transcripts = try interviews.enumerated().map { index, bytes in
        try Transcript.read(name: "t\(index)", file: "t\(index).txt", bytes: bytes, defaultLanguage: language)
      }
    }
    let segmenter = Segmenter(language: language)
    var count = 0
    let counting = seconds {
      for transcript in transcripts {
        for turn in transcript.turns { count += segmenter.words(in: transcript.text, of: turn.span).count }
      }
    }
    precondition(count > 0)
    let inTurns = try words.makeContext()
    let matching = seconds { for transcript in transcripts { _ = words.hits(in: transcript, using: inTurns) } }
    let inSentences = try sentences.makeContext()
    var hits: [[Hit]] = []
    let cutting = seconds { hits = transcripts.map { sentences.hits(in: $0, using: inSentences) } }
    let evidence = zip(transcripts, hits).enumerated().flatMap { Self.evidence($1.1, in: $1.0, key: Int64($0)) }
    var segments: [Segment] = []
    let joining = seconds {
      segments = SegmentBuilder(codebook: codebook, filter: SegmentFilter()).segments(from: evidence)
    }
    precondition(!segments.isEmpty)
    return [
      Stage(name: "text, speakers and turns are read", seconds: reading),
      Stage(name: "words are counted", seconds: counting),
      Stage(name: "the rules' words are found", seconds: matching),
      Stage(name: "their sentences are cut", seconds: max(0, cutting - matching)),
      Stage(name: "hits and codings are put together", seconds: joining),
    ]
  }

  /// All hits, and for every tenth a coding by hand on the same sentence.
  private static func evidence(_ hits: [Hit], in transcript: Transcript, key: Int64) -> [Evidence] {
    hits.enumerated().flatMap { index, hit in
      let coder = index % 20 == 0 ? "anna" : "ben"
      let sources: [Evidence.Source] = index % 10 == 0 ? [.hit, .tag(coder: coder)] : [.hit]
      return sources.map { source in
        Evidence(
          code: hit.code, transcript: key, turn: hit.turn + 1, speaker: Int64(transcript.turns[hit.turn].speaker),
          span: hit.span, words: 0..<1, id: source == .hit ? "h\(key)-\(index)" : "\(key)-\(index)", source: source)
      }
    }
  }

  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now()
    try work()
    return Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }
}
