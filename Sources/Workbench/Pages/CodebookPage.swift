import Analysis
import Codebooks
import Codings
import Foundation
import Reports
import StudyIndex
import Transcripts

/// The codes with their definitions, how often each is used, and the memos on them.
struct CodebookPage {
  let frame: PageFrame

  func answer() throws -> WebAnswer {
    let study = frame.study
    let codebook = study.codebook
    let counts = try CodeCounts(StudyView(study, filter: .comparing)).counts
    let memos = Dictionary(
      grouping: try MemoListing(study).memos.filter { if case .code = $0.subject { true } else { false } },
      by: { $0.subject.code ?? "" })
    let codes = codebook.codes.enumerated().map { index, code -> HTMLContext in
      let count = counts[index] ?? CodeCounts.Count()
      let quotes = QueryItems([("codes", code.id), ("roll_up", "true"), ("only", code.id)])
      return [
        "id": .text(HTMLText.escaped(code.id)), "codeName": .text(HTMLText.isolated(code.name)),
        "plainName": .text(HTMLText.escaped(code.name)), "canWrite": .flag(!frame.desk.isReadOnly),
        "depth": .text(String(min(code.depth, 6))), "place": .text(String(index)),
        "definition": code.definition.isEmpty ? nil : .text(HTMLText.lines(code.definition)),
        "segments": .text(count.segments == 1 ? "1 passage" : "\(count.segments) passages"),
        "people": .text(count.people == 1 ? "1 person" : "\(count.people) people"),
        "address": .text(HTMLText.escaped(PageLinks.quotes(quotes))),
        "lists": .parts(
          [("Use it for", code.include), ("Not for", code.exclude), ("Examples", code.examples)].compactMap {
            name, items -> HTMLContext? in
            if items.isEmpty { return nil }
            return ["listName": .text(name), "entries": .texts(items.map { HTMLText.escaped($0) })]
          }),
        "codeMemos": .parts((memos[code.id] ?? []).map { MemoPart.context($0, study) }),
        "codeFile": .text(HTMLText.escaped("\(code.file):\(code.line)")),
      ]
    }
    let content = try PageTemplates.render(
      ["codes": .parts(codes), "isEmpty": .flag(codes.isEmpty), "canWrite": .flag(!frame.desk.isReadOnly)],
      with: "codebook")
    return .html(try frame.page("Codebook", content, script: "codebook", place: .codebook))
  }
}

/// Memos on everything, the newest last.
struct MemosPage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let request = try Asked.request(MemosRequest.self, query, besides: ["find"])
    let wanted = query["find"].map { $0.lowercased() }
    let memos = try request.answer(study).memos.filter { memo in
      wanted.map { memo.memo.text.lowercased().contains($0) } ?? true
    }
    let names = try study.transcripts().map(\.name)
    let form = AskForm(
      query: query, address: "/memos",
      fields: [
        .text(key: "find", label: "Words"), .code(study, none: "Anything"),
        .names("transcript", "Transcript", [(value: "", name: "All")], names),
      ], verb: "memos", downloaded: query.without("find"))
    var context = form.context
    context["pageHeading"] = .text("Memos")
    context["answer"] = .text(
      try PageTemplates.render(
        [
          "memos": .parts(memos.map { MemoPart.context($0, study) }),
          "count": .text(memos.count == 1 ? "1 memo." : "\(memos.count) memos."),
        ], with: "memos"))
    return .html(try frame.page("Memos", PageTemplates.render(context, with: "asked"), place: .memos))
  }
}

/// A memo with what it is on, which it leads to.
enum MemoPart {
  static func context(_ record: MemoRecord, _ study: Study) -> HTMLContext {
    let memo = record.memo
    let subject: String
    let address: String?
    switch record.subject {
    case .code(let id):
      subject = "the code \(study.codebook[id]?.name ?? id)"
      address = PageLinks.quotes(QueryItems([("codes", id)]))
    case .transcript(let name):
      subject = "the transcript \(name)"
      address = PageLinks.transcript(name)
    case .passage(let name, let anchor, let code):
      let words = anchor.quote.split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
      subject = "“\(words.prefix(60)) …” in \(name)" + (code.map { ", coded \(study.codebook[$0]?.name ?? $0)" } ?? "")
      address = PageLinks.transcript(name, passage: memo.target?.uuidString.lowercased())
    case .gone:
      subject = "a coding that was taken off"
      address = nil
    }
    let words = HTMLText.isolated(subject)
    return [
      "memoText": .text(HTMLText.lines(memo.text)), "memoDirection": .text(HTMLText.direction(memo.text)),
      "memoOn": .text(address.map { "<a href=\"\(HTMLText.escaped($0))\">\(words)</a>" } ?? words),
      "memoBy": .text(HTMLText.isolated(memo.coder)),
      "memoTime": .text(memo.time.formatted(.iso8601.year().month().day())),
    ]
  }
}
