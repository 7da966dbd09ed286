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
    let schema = schema
    let items = memos.map { record in
      QuoteItem(
        heading: heading(of: record.subject), colour: record.subject.code.flatMap { study.codebook[$0]?.colour },
        text: record.memo.text, fields: schema.facts(record))
    }
    return try Report(
      "memos", of: study, unit: "memos", sections: [.quotes(QuoteList(items: items, headingKey: "on", notes: notes))],
      payload: [("rows", schema.values(memos)), ("notes", .strings(notes))])
  }

  /// What a memo refers to, and what refers to it, as far as they may be seen.
  var schema: Schema<MemoRecord> {
    Self.schema(
      refersTo: { $0.links.compactMap(name) },
      referredToBy: { referring(to: .memo($0.memo.id)).map { Self.short($0.memo.id) } })
  }

  static var schema: Schema<MemoRecord> { schema(refersTo: { _ in [] }, referredToBy: { _ in [] }) }

  private static func schema(
    refersTo: @escaping (MemoRecord) -> [String], referredToBy: @escaping (MemoRecord) -> [String]
  ) -> Schema<MemoRecord> {
    Schema([
      .text("quote", "Quote", unit: "the passage") { $0.subject.anchor?.quote }
        .read { $0.subject.anchor.map { shortened($0.quote) } },
      .text("coder", "Coder") { $0.memo.coder }, .text("time", "Time (UTC)") { $0.memo.time.formatted(.iso8601) },
      .text("code", "Code", .data, unit: "code's id") { $0.subject.code },
      .text("transcript", "Transcript", .data) { $0.subject.transcript },
      .text("participant", "Participant", .data, unit: "the id, else transcript/label") { $0.subject.participant },
      .flag("whole_study", "On the whole study", .data) { $0.subject == .study },
      .integer("start", "Start", .data, unit: "scalars of the body, 0-based") { $0.subject.anchor?.span.start },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { $0.subject.anchor?.span.end },
      .text("id", "Id", unit: "of the memo") { $0.memo.id.uuidString.lowercased() }
        .read { short($0.memo.id) },
      .list("links", "Refers to", unit: "memo:ID, code:ID, transcript:NAME, participant:ID") { refersTo($0) }
        .read { refersTo($0).isEmpty ? nil : "refers to \(refersTo($0).joined(separator: ", "))" },
      .list("linked_from", "Referred to by", unit: "ids of memos") { referredToBy($0) }
        .read { referredToBy($0).isEmpty ? nil : "referred to by \(referredToBy($0).joined(separator: ", "))" },
      .text("text", "Text", .data, unit: "the memo") { $0.memo.text },
    ])
  }

  private func heading(of subject: MemoRecord.Subject) -> String {
    switch subject {
    case .code(let id): "On the code \(heading(ofCode: id))"
    case .transcript(let name): "On the transcript \(name)"
    case .participant(let id): "On the participant \(id)"
    case .study: "On the study"
    case .passage(let name, let anchor, let code):
      "On \(name):\(anchor.span.start)-\(anchor.span.end)\(code.map { ", coded \(heading(ofCode: $0))" } ?? "")"
    case .gone: "On a coding that was taken off"
    }
  }

  /// A memo by the first digits of its id; `nil` for one that is hidden or was taken back.
  private func name(_ link: MemoLink) -> String? {
    guard case .memo(let id) = link else { return link.text }
    return memo(id).map { _ in "memo:\(Self.short(id))" }
  }

  private static func short(_ id: UUID) -> String { String(id.uuidString.lowercased().prefix(8)) }

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
