import Basics
public import Codebooks
import Matching
import Respondents
import StudyDefinition
import Transcripts

extension Study {
  /// How many hits the rules of each of these codes find in all transcripts, the code by itself: rules are tried so that
  /// are not in the codebook's files yet.
  /// - Throws: `Problem`, `Problems` about rules that cannot be compiled, and about transcripts.
  public func hitCounts(tryingRulesOf codes: [Code]) throws -> [Int] {
    let matchers = codes.map { code in MatcherStore(codebook: Codebook(codes: [code])) }
    let table = try folder.participantsTable(declared: configuration.participants)
    let names = try folder.transcriptFiles().map(\.stem)
    let (folder, language) = (folder, configuration.language)
    let counts = try SideBySide.map(names.count) { place in
      var transcript = try folder.readTranscript(names[place], defaultLanguage: language)
      transcript.speakers =
        SpeakerResolution.resolved(
          transcript.speakers, frontMatter: transcript.frontMatter, table: table, transcriptName: transcript.name
        ).0
      return try matchers.map { store in
        let matcher = try store.matcher(for: transcript.language)
        return matcher.hits(in: transcript, using: try matcher.makeContext()).count
      }
    }
    return codes.indices.map { code in counts.reduce(0) { $0 + $1[code] } }
  }
}
