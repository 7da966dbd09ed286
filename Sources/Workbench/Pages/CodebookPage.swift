import Analysis
import Codebooks
import Codings
import Reports
import StudyIndex

/// The codes with their definitions, how often each is used, and the memos on them.
struct CodebookPage {
  let frame: PageFrame

  func answer() throws -> WebAnswer {
    let study = frame.study
    let codebook = study.codebook
    let counts = try CodeCounts(StudyView(study, filter: .comparing)).counts
    let listing = try MemoListing(study)
    let memos = Dictionary(
      grouping: listing.memos.filter { if case .code = $0.subject { true } else { false } },
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
        "codeMemos": .parts(
          ((memos[code.id] ?? []) + listing.referring(to: .code(code.id))).map { MemoPart(listing).context($0) }),
        "codeFile": .text(HTMLText.escaped("\(code.file):\(code.line)")),
      ]
    }
    let content = try PageTemplates.render(
      ["codes": .parts(codes), "isEmpty": .flag(codes.isEmpty), "canWrite": .flag(!frame.desk.isReadOnly)],
      with: "codebook")
    return .html(try frame.page("Codebook", content, script: "codebook", place: .codebook))
  }
}
