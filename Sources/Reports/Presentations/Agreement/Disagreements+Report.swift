import Analysis
import Codebooks
import StudyIndex
import Transcripts

extension Disagreements {
  /// The words with who coded them and who did not.
  /// - Throws: what reading the index throws.
  func report() throws -> Report {
    let notes = notes
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue,
      sections: [.quotes(list(title: "Disagreements", notes: notes))],
      payload: [
        ("coders", .strings(material.coders)), ("assumed_reading", .bool(material.assumesReading)),
        ("rows", values), ("notes", .strings(notes)),
      ])
  }

  func list(title: String, notes: [String] = []) -> QuoteList {
    let schema = Self.schema
    return QuoteList(title: title, items: lines.map { $0.item(schema) }, notes: notes)
  }

  var values: JSONValue { Self.schema.values(lines) }

  private var lines: [Line] { items.map { Line($0, material.view) } }

  private var notes: [String] {
    [
      "\(counted(items.count, "disagreement")): \(material.unit.rawValue) that some of their readers coded and others did "
        + "not, each code by itself; first those whose settling would raise Krippendorff's alpha over all codes most."
    ] + material.furtherNotes
  }

  struct Line {
    let item: Item
    let code: Code
    let speaker: SpeakerRecord?
    let heading: String
    /// For each who left the code out, the ids of the codes that she has there.
    let others: [(coder: String, codes: [String])]

    init(_ item: Item, _ view: StudyView) {
      self.item = item
      code = view.codebook.codes[item.code]
      speaker = view.speakers[item.speaker]
      heading = view.heading(of: item.code)
      others = item.left.map { left in (left.coder, left.others.map { view.codebook.codes[$0].id }) }
    }

    func item(_ schema: Schema<Line>) -> QuoteItem {
      QuoteItem(
        heading: heading, colour: code.colour, text: item.text, fields: schema.facts(self),
        link: Fragment.turn(transcript: item.transcript.name, number: item.turn), language: item.transcript.language)
    }

    /// `coded by lin (12-40: “but she paid”)`.
    fileprivate var codedWords: String {
      "coded by "
        + item.coded.map { coded in
          let spans = coded.spans.map { "\($0.start)-\($0.end)" }.joined(separator: ", ")
          return "\(coded.coder) (\(spans)\(coded.notes.isEmpty ? "" : ": \(coded.notes.joined(separator: "; "))"))"
        }.joined(separator: ", ")
    }

    fileprivate var leftWords: String {
      "not by "
        + others.map { left in
          left.codes.isEmpty ? left.coder : "\(left.coder) (there: \(left.codes.joined(separator: ", ")))"
        }.joined(separator: ", ")
    }
  }

  static var schema: Schema<Line> {
    Schema([
      .text("code", "Code", .data, unit: "code's id") { $0.code.id },
      .text("speaker", "Speaker", unit: "the transcript's label") { $0.speaker?.label },
      .text("participant", "Participant") { $0.speaker?.participant }
        .read { $0.speaker?.participant == $0.speaker?.label ? nil : $0.speaker?.participant },
      .text("transcript", "Transcript") { $0.item.transcript.name }
        .read { "\($0.item.transcript.name):\($0.item.turn)" },
      .integer("turn", "Turn", .data, unit: "1-based") { $0.item.turn },
      .integer("start", "Start", .data, unit: "scalars of the body, 0-based") { $0.item.span.start },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { $0.item.span.end },
      .list("coded_by", "coded by", unit: "coders") { $0.item.coded.map(\.coder) }.read { $0.codedWords },
      .nested("codings", CodedHere.schema) { $0.item.coded },
      .list("not_coded_by", "not coded by", unit: "coders who have read it") { $0.item.left.map(\.coder) }
        .read { $0.leftWords },
      .list("coded_instead", "coded instead", .data, unit: "`CODER: code's id`") { line in
        line.others.flatMap { left in left.codes.map { "\(left.coder): \($0)" } }
      },
      .list("ids", "ids", .data, unit: "of codings") { $0.item.coded.flatMap(\.ids) },
      .number("gain", "gain", .decimal(4), .data, unit: "of alpha over all codes, if its readers agreed here") {
        $0.item.gain
      },
      .text("text", "Text", .data, unit: "the words of the unit") { $0.item.text },
    ])
  }
}

extension Disagreements.CodedHere {
  /// A coder's codings of one unit, in JSON.
  fileprivate static var schema: Schema<Self> {
    Schema([
      .text("coder", "Coder") { $0.coder },
      .json("spans", type: .list, unit: "of `start` and `end`, scalars of the body") { coded in
        .array(coded.spans.map { .object([("start", .integer($0.start)), ("end", .integer($0.end))]) })
      },
      .list("ids", "ids", unit: "of codings") { $0.ids },
      .list("notes", "notes", unit: "on the codings, and memos on them") { $0.notes },
    ])
  }
}
