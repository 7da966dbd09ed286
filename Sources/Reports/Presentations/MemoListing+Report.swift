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
    return try Report(
      "memos", of: study, unit: "memos", sections: [.quotes(QuoteList(items: memos.map(item), notes: notes))],
      payload: [("rows", .array(memos.map(row))), ("notes", .strings(notes))])
  }

  private func item(_ record: MemoRecord) -> QuoteItem {
    let memo = record.memo
    let subject = record.subject
    return QuoteItem(
      heading: heading(of: subject), colour: subject.code.flatMap { study.codebook[$0]?.colour }, text: memo.text,
      fields: [
        .init("quote", .text(quote(of: subject)), shown: quote(of: subject).map(shortened)),
        .init("coder", .text(memo.coder)), .init("time", .text(memo.time.formatted(.iso8601))),
        .init("code", .text(subject.code), shown: nil), .init("transcript", .text(subject.transcript), shown: nil),
        .init("start", start(of: subject), shown: nil), .init("end", end(of: subject), shown: nil),
        .init("id", .text(memo.id.uuidString.lowercased()), shown: String(memo.id.uuidString.lowercased().prefix(8))),
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

  private func quote(of subject: MemoRecord.Subject) -> String? {
    if case .passage(_, let anchor, _) = subject { anchor.quote } else { nil }
  }

  /// The first words of a passage, to recognise it by.
  private func shortened(_ quote: String) -> String {
    let line = quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 60 ? "“\(line)”" : "“\(line.prefix(60))…”"
  }

  private func start(of subject: MemoRecord.Subject) -> Cell {
    if case .passage(_, let anchor, _) = subject { .integer(anchor.span.start) } else { .empty }
  }

  private func end(of subject: MemoRecord.Subject) -> Cell {
    if case .passage(_, let anchor, _) = subject { .integer(anchor.span.end) } else { .empty }
  }

  private func row(_ record: MemoRecord) -> JSONValue {
    var span: Span?
    if case .passage(_, let anchor, _) = record.subject { span = anchor.span }
    let memo = record.memo
    return .object([
      ("id", .string(memo.id.uuidString.lowercased())), ("coder", .string(memo.coder)),
      ("time", .string(memo.time.formatted(.iso8601))), ("text", .string(memo.text)),
      ("code", .optional(record.subject.code)), ("transcript", .optional(record.subject.transcript)),
      ("start", .optional(span?.start)), ("end", .optional(span?.end)), ("quote", .optional(quote(of: record.subject))),
    ])
  }
}
