public import Basics
public import Codebooks

/// What a stream does with records, for those who keep its answers: which program, which codebook, which rules, and the
/// form of records and answers.
public struct StreamDescription: Encodable, Sendable {
  struct RuleLine: Encodable, Sendable {
    let code: String
    let name: String
    /// 1-based, as answers have it.
    let rule: Int
    let file: String
    let line: Int
    let speakers: String
    let span: String
    let languages: [String]
  }

  struct CodeLine: Encodable, Sendable {
    let id: String
    let name: String
    /// Ids of the codes above it, the nearest first.
    let above: [String]
  }

  let version: String
  let codebookHash: String
  let offsets: String
  let codes: [CodeLine]
  let rules: [RuleLine]
  let record: [String: String]
  let answer: [String: String]

  /// - Parameter hash: of the codebook's files, as the study's index has it.
  public init(version: String, codebook: Codebook, hash: ContentHash, options: StreamOptions) {
    self.version = version
    codebookHash = hash.hexadecimal
    offsets = options.offsets.rawValue
    codes = codebook.codes.map { code in
      var above: [String] = []
      var next = code.parent
      while let parent = next {
        above.append(parent)
        next = codebook[parent]?.parent
      }
      return CodeLine(id: code.id, name: code.name, above: above)
    }
    rules = codebook.codes.flatMap { code in
      code.rules.enumerated().map { index, rule in
        RuleLine(
          code: code.id, name: code.name, rule: index + 1, file: code.file, line: rule.line,
          speakers: rule.speakers.rawValue, span: rule.extent.rawValue, languages: rule.languages)
      }
    }
    let fields = options.fields
    record = [
      fields.text: "string, required: the words of one turn",
      fields.id: "any JSON value: given back as it is written",
      fields.speaker: "string: a role (interviewer, participant, other) or a label; a participant when absent",
      fields.language: "string: a BCP 47 tag; \(options.language) when absent",
    ]
    var answer = [
      "id": "the record's, or null",
      "hits": "array, one object a hit, in the order of the text",
      "hits[].code": "id of the code",
      "hits[].rule": "1-based number of the rule among its code's rules",
      "hits[].start": "0-based, in \(options.offsets.rawValue) of the record's text",
      "hits[].end": "first place behind the hit, in \(options.offsets.rawValue)",
      "error": "instead of hits: what is wrong with the record",
      "line": "beside error: 1-based line of the input",
    ]
    if options.withText { answer["hits[].text"] = "the words of the hit, as the record has them" }
    self.answer = answer
  }
}
