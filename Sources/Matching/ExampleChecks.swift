public import Basics
public import Codebooks
import Transcripts

extension Matcher {
  /// Warnings for the examples that no rule of their own code hits; codes without rules are passed over.
  ///
  /// Examples don't say their language or speaker, so the rules are tried in `language` and in every language that a
  /// rule names, and as a participant's words and an interviewer's.
  /// - Throws: `Problems` as `Matcher.init`.
  public static func exampleWarnings(for codebook: Codebook, language: String) throws -> [Problem] {
    var languages = [language]
    for tag in codebook.codes.flatMap(\.rules).flatMap(\.languages)
    where !languages.contains(where: { LanguageTag.primary($0) == LanguageTag.primary(tag) }) {
      languages.append(tag)
    }
    let matchers = try languages.map { try Matcher(codebook: codebook, language: $0) }
    let contexts = try matchers.map { try $0.makeContext() }
    var warnings: [Problem] = []
    for (position, code) in codebook.codes.enumerated() where !code.rules.isEmpty {
      for (number, example) in code.examples.enumerated() {
        let hit = zip(matchers, contexts).contains { matcher, context in
          [Role.participant, .interviewer].contains { role in
            let transcript = transcript(of: Normalised.text(example), role: role, language: matcher.language)
            return matcher.hits(in: transcript, using: context).contains { $0.code == position }
          }
        }
        if !hit { warnings.append(.exampleNotHit(number + 1, of: code)) }
      }
    }
    return warnings
  }

  private static func transcript(of words: String, role: Role, language: String) -> Transcript {
    let text = TranscriptText(words)
    return Transcript(
      name: "", frontMatter: FrontMatter(), text: text, speakers: [Speaker(label: "", role: role)],
      turns: [Turn(number: 1, speaker: 0, span: text.span, time: nil, line: 1)], language: language)
  }
}
