import Basics
import Codebooks
import Foundation
import Matching
import Respondents
import StudyDefinition
import Transcripts

/// A transcript as the index takes it: read, its speakers known, its words counted, its hits found.
struct ReadTranscript: Sendable {
  let file: StudyFile
  let fileHash: ContentHash
  let contentHash: ContentHash
  let transcript: Transcript
  let hits: [Hit]
  /// Of each hit.
  let hitIDs: [Int64]
  /// As the index is to have them; `nil` when the index knows the words.
  let made: (turns: StoredTurns, hits: [StoredHits])?
  let warnings: [Problem]
}

/// Reads many transcripts on several threads; the result does not depend on their number.
struct TranscriptReader: Sendable {
  let defaultLanguage: String
  let participants: ParticipantsTable?
  let codebook: Codebook
  let matchers: MatcherStore

  struct Request: Sendable {
    let file: StudyFile
    /// Hash of the file whose words the index has, under the same default language; `nil` when it has none.
    let known: ContentHash?
  }

  /// Reads files on several threads and hands each transcript on in the order of `requests`. No more than a few for each
  /// thread are in memory.
  /// - Throws: `Problems` with everything that is wrong with the files; what came before is handed on all the same.
  func read(_ requests: [Request], threads: Int, consume: (ReadTranscript) throws -> Void) throws {
    var problems: [Problem] = []
    try OrderedWork.run(
      requests.count, threads: threads, ahead: threads * 4, tools: { LanguageTools(matchers: matchers) },
      make: { number, tools in read(requests[number], with: &tools) }
    ) { result in
      switch result {
      case .success(let transcript): try consume(transcript)
      case .failure(let found): problems += found.all
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  private func read(_ request: Request, with tools: inout LanguageTools) -> Result<ReadTranscript, Problems> {
    let file = request.file
    do {
      let bytes = try Files.read(file.url, shownAs: file.path)
      let fileHash = ContentHash(of: bytes)
      var transcript = try Transcript.read(
        name: file.stem, file: file.path, bytes: bytes, defaultLanguage: defaultLanguage)
      let (speakers, found) = SpeakerResolution.resolved(
        transcript.speakers, frontMatter: transcript.frontMatter, table: participants, transcriptName: transcript.name)
      transcript.speakers = speakers
      let wordStarts = fileHash == request.known ? nil : tools.wordStarts(in: transcript)
      let hits = try tools.hits(in: transcript)
      let ids = HitID.all(of: hits, in: transcript, codebook)
      return .success(
        ReadTranscript(
          file: file, fileHash: fileHash, contentHash: transcript.text.contentHash,
          transcript: transcript, hits: hits, hitIDs: ids,
          made: wordStarts.map { starts in
            (
              StoredTurns(transcript, wordStarts: starts),
              StoredHits.all(of: hits, ids: ids, in: transcript, wordStarts: starts)
            )
          },
          warnings: (transcript.notes + found + morePeople(in: transcript)).map {
            $0.file == nil ? $0.located(in: file.path) : $0
          }))
    } catch let problem as Problem {
      return .failure(Problems([problem.file == nil ? problem.located(in: file.path) : problem]))
    } catch let problems as Problems {
      return .failure(problems)
    } catch {
      return .failure(Problems([.transcriptUnreadable(file.path)]))
    }
  }
}

extension TranscriptReader {
  /// That more people speak than are known for the transcript.
  private func morePeople(in transcript: Transcript) -> [Problem] {
    let known = SpeakerResolution.known(
      transcript.frontMatter, table: participants, transcriptName: transcript.name)
    let answering = transcript.speakers.count { $0.role == .participant && !$0.label.isEmpty }
    guard let known, answering > known, !transcript.frontMatter.labelsAreIDs else { return [] }
    return SpeakerDoubts.findMore(SpokenWords.shares(of: transcript), known: known)
  }
}

/// The compiled codebook for each language of the study, made when first asked for.
final class MatcherStore: Sendable {
  private let codebook: Codebook
  private let made = Guarded<[String: Result<Matcher, Problems>]>([:])

  init(codebook: Codebook) {
    self.codebook = codebook
  }

  /// A failure is remembered, too: compiling is costly.
  /// - Throws: `Problems` about rules that cannot be compiled.
  func matcher(for language: String) throws -> Matcher {
    try made.withLock { made in
      if let known = made[language] { return try known.get() }
      let result: Result<Matcher, Problems>
      do {
        result = .success(try Matcher(codebook: codebook, language: language))
      } catch let problems as Problems {
        result = .failure(problems)
      } catch let problem as Problem {
        result = .failure(Problems([problem]))
      }
      made[language] = result
      return try result.get()
    }
  }
}

/// What one thread keeps open for each language: break iterators and the matcher's scratch space.
private struct LanguageTools {
  let matchers: MatcherStore
  private var segmenters: [String: Segmenter] = [:]
  private var contexts: [String: MatchContext] = [:]

  init(matchers: MatcherStore) {
    self.matchers = matchers
  }

  mutating func wordStarts(in transcript: Transcript) -> [[UInt32]] {
    let segmenter = segmenters[transcript.language] ?? Segmenter(language: transcript.language)
    segmenters[transcript.language] = segmenter
    return transcript.turns.map { turn in
      segmenter.words(in: transcript.text, of: turn.span).map { UInt32($0.start - turn.span.start) }
    }
  }

  mutating func hits(in transcript: Transcript) throws -> [Hit] {
    let matcher = try matchers.matcher(for: transcript.language)
    if contexts[transcript.language] == nil { contexts[transcript.language] = try matcher.makeContext() }
    guard let context = contexts[transcript.language] else { return [] }
    return matcher.hits(in: transcript, using: context)
  }
}
