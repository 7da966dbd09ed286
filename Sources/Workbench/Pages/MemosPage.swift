import Analysis
import Codebooks
import Codings
import Foundation
import Reports
import StudyIndex
import Transcripts

/// Memos on everything, the newest last.
struct MemosPage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let request = try Asked.request(MemosRequest.self, query, besides: ["find"])
    let wanted = query["find"].map { $0.lowercased() }
    let listing = try request.answer(study)
    let memos = listing.memos.filter { memo in
      wanted.map { memo.memo.text.lowercased().contains($0) } ?? true
    }
    let names = try study.transcripts().map(\.name)
    let people = try MemoThings.people(study)
    let form = AskForm(
      query: query, address: "/memos",
      fields: [
        .text(key: "find", label: "Words"), .code(study, none: "Anything"),
        .names("transcript", "Transcript", [(value: "", name: "All")], names),
        .names("participant", "Participant", [(value: "", name: "All")], people),
        .flag(key: "whole_study", label: "Only on the study"),
      ], verb: "memos", downloaded: query.without("find"))
    var context = form.context
    context["pageHeading"] = .text("Memos")
    if !frame.desk.isReadOnly {
      context["lead"] = .text("<p><button type=\"button\" id=\"new-memo\">New memo</button></p>")
    }
    context["answer"] = .text(
      try PageTemplates.render(
        [
          "memos": .parts(memos.map { MemoPart(listing, canRefer: !frame.desk.isReadOnly).context($0, isPlace: true) }),
          "count": .text(memos.count == 1 ? "1 memo." : "\(memos.count) memos."),
        ], with: "memos"))
    return .html(
      try frame.page("Memos", PageTemplates.render(context, with: "asked"), script: "memos", place: .memos))
  }
}

/// A memo with what it is on, what it refers to and what refers to it; each leads there.
struct MemoPart {
  let listing: MemoListing
  /// Whether a memo that refers to this one can be written here.
  let canRefer: Bool

  init(_ listing: MemoListing, canRefer: Bool = false) {
    self.listing = listing
    self.canRefer = canRefer
  }

  private var study: Study { listing.study }

  /// - Parameter isPlace: whether links to the memo lead here: it is once in the page.
  func context(_ record: MemoRecord, isPlace: Bool = false) -> HTMLContext {
    let memo = record.memo
    let id = memo.id.uuidString.lowercased()
    return [
      "memoText": .text(HTMLText.lines(memo.text)), "memoDirection": .text(HTMLText.direction(memo.text)),
      "memoOn": .text(subject(of: record).html), "memoBy": .text(HTMLText.isolated(memo.coder)),
      "memoTime": .text(memo.time.formatted(.iso8601.year().month().day())),
      "memoPlace": isPlace ? .text(" id=\"memo-\(id)\" tabindex=\"-1\"") : nil,
      "memoLinks": linked("Refers to", record.links.compactMap(name)),
      "memoReferring": linked("Referred to by", listing.referring(to: .memo(memo.id)).map { name(of: $0) }),
      "memoReference": canRefer ? .text(id) : nil,
      "memoBeginning": .text(HTMLText.escaped(Self.beginning(memo.text))),
    ]
  }

  private func linked(_ words: String, _ names: [Name]) -> HTMLValue? {
    names.isEmpty ? nil : .text("\(words) " + names.map(\.html).joined(separator: "; "))
  }

  /// Something by its name, with the page that it is on.
  struct Name {
    let words: String
    let address: String?

    var html: String {
      let words = HTMLText.isolated(words)
      return address.map { "<a href=\"\(HTMLText.escaped($0))\">\(words)</a>" } ?? words
    }
  }

  /// `nil` for a memo that is hidden or was taken back.
  func name(_ link: MemoLink) -> Name? {
    switch link {
    case .memo(let id): listing.memo(id).map(name)
    case .code(let id):
      Name(
        words: "the code \(study.codebook[id]?.name ?? id)", address: PageLinks.quotes(QueryItems([("codes", id)])))
    case .transcript(let name): Name(words: "the transcript \(name)", address: PageLinks.transcript(name))
    case .participant(let id): Name(words: id, address: PageLinks.person(id))
    }
  }

  func name(of record: MemoRecord) -> Name {
    Name(
      words: "the memo “\(Self.beginning(record.memo.text))” (\(record.memo.coder))",
      address: "/memos#memo-\(record.memo.id.uuidString.lowercased())")
  }

  func subject(of record: MemoRecord) -> Name {
    switch record.subject {
    case .code(let id): name(.code(id)) ?? Name(words: id, address: nil)
    case .transcript(let transcript): name(.transcript(transcript)) ?? Name(words: transcript, address: nil)
    case .participant(let id): Name(words: id, address: PageLinks.person(id))
    case .study: Name(words: "the study", address: "/")
    case .passage(let name, let anchor, let code):
      Name(
        words: "“\(Self.beginning(anchor.quote))” in \(name)"
          + (code.map { ", coded \(study.codebook[$0]?.name ?? $0)" } ?? ""),
        address: PageLinks.transcript(name, passage: record.memo.target?.uuidString.lowercased()))
    case .gone: Name(words: "a coding that was taken off", address: nil)
    }
  }

  /// The first words of a text, to recognise it by.
  static func beginning(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let begun = words.prefix(8).joined(separator: " ")
    return begun.count > 60 || words.count > 8 ? "\(begun.prefix(60)) …" : begun
  }
}
