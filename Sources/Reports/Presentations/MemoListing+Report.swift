public import Analysis
import Codebooks
import Codings
import Foundation
import StudyIndex
import Transcripts

extension MemoListing {
  /// Memos under what they are on; one JSON row a memo.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let notes = ["\(counted(memos.count, "memo"))."]
    let schema = Self.schema
    let items = memos.map { record in
      QuoteItem(
        heading: heading(of: record.subject), colour: record.subject.code.flatMap { study.codebook[$0]?.colour },
        text: record.memo.text, fields: schema.facts(record))
    }
    return try Report(
      "memos", of: study, unit: "memos", sections: [.quotes(QuoteList(items: items, headingKey: "on", notes: notes))],
      payload: [("rows", schema.values(memos)), ("notes", .strings(notes))])
  }

  static var schema: Schema<MemoRecord> {
    Schema([
      .text("quote", "Quote", unit: "the passage") { $0.subject.anchor?.quote }
        .read { $0.subject.anchor.map { shortened($0.quote) } },
      .text("coder", "Coder") { $0.memo.coder }, .text("time", "Time (UTC)") { $0.memo.time.formatted(.iso8601) },
      .text("code", "Code", .data, unit: "code's id") { $0.subject.code },
      .text("transcript", "Transcript", .data) { $0.subject.transcript },
      .integer("start", "Start", .data, unit: "scalars of the body, 0-based") { $0.subject.anchor?.span.start },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { $0.subject.anchor?.span.end },
      .text("id", "Id", unit: "of the memo") { $0.memo.id.uuidString.lowercased() }
        .read { String($0.memo.id.uuidString.lowercased().prefix(8)) },
      .text("text", "Text", .data, unit: "the memo") { $0.memo.text },
    ])
  }

  private func heading(of subject: MemoRecord.Subject) -> String {
    switch subject {
    case .code(let id): "On the code \(heading(ofCode: id))"
    case .transcript(let name): "On the transcript \(name)"
    case .passage(let name, let anchor, let code):
      "On \(name):\(anchor.span.start)-\(anchor.span.end)\(code.map { ", coded \(heading(ofCode: $0))" } ?? "")"
    case .gone: "On a coding that was taken off"
    }
  }

  /// The first words of a passage, to recognise it by.
  private static func shortened(_ quote: String) -> String {
    let line = quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 60 ? "“\(line)”" : "“\(line.prefix(60))…”"
  }
}

extension MemoRecord.Subject {
  fileprivate var anchor: Anchor? {
    if case .passage(_, let anchor, _) = self { anchor } else { nil }
  }
}
