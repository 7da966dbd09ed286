import Basics
import Codebooks
import TestSupport
import Testing
import Transcripts

@testable import Matching

/// A transcript made of turns: `I` asks, `P` answers, any other label is neither. Labels stand in the text, outside
/// the turns' spans, as in a file.
func interview(_ turns: [(label: String, words: String)], language: String = "en") -> Transcript {
  var text = ""
  var count = 0
  var speakers: [Speaker] = []
  var made: [Turn] = []
  for (index, turn) in turns.enumerated() {
    text += turn.label + ": "
    count += turn.label.unicodeScalars.count + 2
    let speaker = speakers.firstIndex { $0.label == turn.label } ?? speakers.count
    if speaker == speakers.count {
      let role: Role = turn.label == "I" ? .interviewer : turn.label.hasPrefix("P") ? .participant : .other
      speakers.append(Speaker(label: turn.label, role: role))
    }
    let length = turn.words.unicodeScalars.count
    made.append(
      Turn(number: index + 1, speaker: speaker, span: Span(count, count + length), time: nil, line: index * 2 + 1))
    text += turn.words + "\n\n"
    count += length + 2
  }
  return Transcript(
    name: "t", frontMatter: FrontMatter(), text: TranscriptText(text), speakers: speakers, turns: made,
    language: language)
}

/// A codebook of one code, `a`, with these rules (YAML list items).
func codebook(_ rules: String...) throws -> Codebook {
  let yaml = "codes:\n  - id: a\n    rules:\n" + rules.map { "      - \($0)\n" }.joined()
  return try Codebook.read(files: [("codebook/a.yaml", Array(yaml.utf8))]).codebook
}

func hits(_ codebook: Codebook, _ transcript: Transcript) throws -> [Hit] {
  let matcher = try Matcher(codebook: codebook, language: transcript.language)
  return matcher.hits(in: transcript, using: try matcher.makeContext())
}

/// Checks that one rule codes exactly the marked spans of a participant's turn.
func expect(
  _ rule: String, _ marked: String, language: String = "en", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let marks = MarkedText(marked)
  let transcript = interview([("P", marks.text)], language: language)
  let found = try hits(try codebook(rule), transcript)
  let wanted = marks.spans.map { Span($0.start + 3, $0.end + 3) }.sorted()
  #expect(
    found.map { transcript.text[$0.span] } == wanted.map { transcript.text[$0] }, sourceLocation: sourceLocation)
  #expect(found.map(\.span) == wanted, sourceLocation: sourceLocation)
}
