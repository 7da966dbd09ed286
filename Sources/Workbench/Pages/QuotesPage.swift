import Analysis
import Basics
import Codebooks
import Codings
import Foundation
import Reports
import StudyIndex

/// What was said under codes; every quote leads to its place.
struct QuotesPage {
  let frame: PageFrame

  /// Quotes on one page.
  private static let size = 100

  func answer(_ asked: QueryItems) throws -> WebAnswer {
    let study = frame.study
    // A form always says where; alone it asks nothing.
    let query = asked["with"] == nil && asked["without"] == nil ? asked.without("within") : asked
    let example = study.codebook.codes.first?.id ?? "code"
    let own = ["level", "only", "page", "order", "pinned"]
    var request = try Asked.request(QuotesRequest.self, query, besides: own)
    if query["context"] == nil { request.context = 12 }
    let form = AskForm(
      query: query, address: "/quotes",
      fields: [
        .code(study), try .group(study, none: "No group"), .condition, try .coder(study), .review,
        .number(key: "context", label: "Words around", standard: "12"),
        .choice(
          key: "order", label: "Order",
          [
            (value: "", name: "by place"), (value: "longest", name: "the longest first"),
            (value: "shortest", name: "the shortest first"), (value: "person", name: "by person"),
          ]),
        .flag(key: "roll_up", label: "With the codes below"), .flag(key: "pinned", label: "Only pinned ones"),
        .further(
          "Other codes with it, near it, before or after it",
          [
            .code(study, key: "with", label: "With", none: "Any"),
            .code(study, key: "without", label: "Without", none: "None"),
            .choice(
              key: "within", label: "Where",
              [
                (value: "", name: "on the same words"), (value: "turn", name: "in the same turn"),
                (value: "transcript", name: "in the same transcript"),
                (value: "person", name: "said by the same person"),
              ]),
            .text(key: "near", label: "Near", hint: "\(example):50"),
            .text(key: "then", label: "Followed by", hint: "\(example):3turns"),
            .text(key: "after", label: "After", hint: example),
          ]),
      ], verb: "quotes", downloaded: query.without("level", "only", "page", "order", "pinned"))
    var context = form.context
    context["pageHeading"] = .text("Quotes")
    switch try request.answer(study) {
    case .cases(let cases): context["answer"] = .text(try SectionPart().html(cases.report().sections))
    case .quotes(let listing): context["answer"] = .text(try html(listing, request, query))
    }
    return .html(
      try frame.page("Quotes", PageTemplates.render(context, with: "asked"), script: "quotes", place: .quotes))
  }

  private func html(_ listing: QuoteListing, _ request: QuotesRequest, _ query: QueryItems) throws -> String {
    var quotes = listing.quotes
    var told: [String] = []
    // A cell of a comparison counts one code in one level.
    if let code = query["only"], let place = frame.study.codebook.position(of: code) {
      quotes.removeAll { $0.segment.code != place }
    }
    if let level = query["level"] {
      quotes.removeAll { ($0.levels.first ?? nil)?.name != level }
      told.append("Only people in the level “\(level)” of \(request.by.joined(separator: " × ")).")
    }
    let pins = PinnedQuotes(frame.study)
    if query["pinned"] == "true" {
      quotes.removeAll { !pins.isPinned($0.segment.ids, person: $0.speaker.person, code: $0.segment.code) }
      told.append("Only pinned quotes; files have the others, too.")
    }
    quotes = Self.ordered(quotes, query["order"])
    let page = max(1, query["page"].flatMap { Int($0) } ?? 1)
    let pages = max(1, (quotes.count + Self.size - 1) / Self.size)
    let shown = quotes.dropFirst((min(page, pages) - 1) * Self.size).prefix(Self.size)
    let memos = try CodingMemos(frame.study)
    var last: Int?
    let items = shown.map { quote -> HTMLContext in
      let code = frame.study.codebook.codes[quote.segment.code]
      defer { last = quote.segment.code }
      return item(quote, code, heading: last != quote.segment.code, memos, pins)
    }
    told += request.conditions.sentences(frame.study.codebook)
    told.insert(quotes.count == 1 ? "1 quote." : "\(quotes.count) quotes.", at: 0)
    return try PageTemplates.render(
      [
        "quotes": .part([
          "items": .parts(items), "notes": .texts(told.map { HTMLText.escaped($0) }),
        ]),
        "earlier": page > 1 ? link(query, page - 1) : nil, "later": page < pages ? link(query, page + 1) : nil,
      ], with: "quotes")
  }

  /// In each code by what was asked; of equals the earlier first.
  private static func ordered(_ quotes: [Quote], _ order: String?) -> [Quote] {
    func isBefore(_ a: Quote, _ b: Quote) -> Bool? {
      switch order {
      case "longest": a.words == b.words ? nil : a.words > b.words
      case "shortest": a.words == b.words ? nil : a.words < b.words
      case "person": a.speaker.person == b.speaker.person ? nil : a.speaker.person < b.speaker.person
      default: nil
      }
    }
    return quotes.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.segment.code != y.segment.code { return x.segment.code < y.segment.code }
      return isBefore(x, y) ?? (a.offset < b.offset)
    }.map(\.element)
  }

  private func link(_ query: QueryItems, _ page: Int) -> HTMLValue {
    .text(HTMLText.escaped(PageLinks.quotes(query.with("page", String(page)))))
  }

  private func item(_ quote: Quote, _ code: Code, heading: Bool, _ memos: CodingMemos, _ pins: PinnedQuotes)
    -> HTMLContext
  {
    QuoteItemPart.context(
      quote, code, codebook: frame.study.codebook, heading: heading, memos: memos, pins: pins,
      canWrite: !frame.desk.isReadOnly)
  }
}

/// A quote with its source, which leads to its place.
enum QuoteItemPart {
  static func context(
    _ quote: Quote, _ code: Code, codebook: Codebook, heading: Bool, memos: CodingMemos, pins: PinnedQuotes,
    canWrite: Bool
  ) -> HTMLContext {
    let segment = quote.segment
    let person = quote.speaker.person
    let isPinned = pins.isPinned(segment.ids, person: person, code: segment.code)
    let address = PageLinks.transcript(quote.transcript.name, turn: segment.turn, passage: segment.ids.first)
    let facts = [
      quote.speaker.participant ?? quote.speaker.label, "\(quote.transcript.name), turn \(segment.turn)",
    ]
    let further =
      quote.levels.compactMap { $0?.label } + segment.coders
      + (segment.review == .unreviewed ? ["not judged"] : segment.review == .accepted ? ["accepted hit"] : [])
    return [
      "heading": heading
        ? .text(
          Chip.html(CodeColours(codebook).colours[segment.code]) + HTMLText.escaped("\(code.name) (\(code.id))")) : nil,
      "coding": canWrite ? segment.codings.first.map { .text(HTMLText.escaped($0)) } : nil,
      "isPinned": .flag(isPinned),
      "pin": canWrite
        ? .part([
          "pinID": .text(HTMLText.escaped(isPinned ? "" : segment.codings.first ?? segment.ids.first ?? "")),
          "pinPerson": .text(HTMLText.escaped(person)), "pinCode": .text(HTMLText.escaped(code.id)),
          "pinSeen": .text(HTMLText.escaped(pins.pin(person: person, code: segment.code) ?? "")),
          "pinWord": .text(isPinned ? "Unpin" : "Pin"),
          "pinLabel": .text(
            HTMLText.escaped("\(isPinned ? "Unpin" : "Pin") this quote of \(person) under \(code.name)")),
        ]) : nil,
      "remarks": .texts(memos.texts(on: segment.ids)),
      "before": .text(HTMLText.escaped(quote.before)), "words": .text(HTMLText.lines(quote.text)),
      "after": .text(HTMLText.escaped(quote.after)), "direction": .text(HTMLText.direction(quote.text)),
      "language": .text(HTMLText.escaped(quote.transcript.language)),
      "source": .text(
        "<a href=\"\(HTMLText.escaped(address))\">\(facts.map { HTMLText.isolated($0) }.joined(separator: ", "))</a>"
          + further.map { " · " + HTMLText.isolated($0) }.joined()),
    ]
  }
}

/// Memos on codings, by the coding's id.
struct CodingMemos {
  private var texts: [String: [String]] = [:]

  init(_ study: Study) throws {
    for record in try MemoListing(study).memos {
      guard case .passage = record.subject, let target = record.memo.target else { continue }
      texts[target.uuidString.lowercased(), default: []].append(
        HTMLText.lines(record.memo.text) + " (" + HTMLText.isolated(record.memo.coder) + ")")
    }
  }

  /// HTML, a text a memo.
  func texts(on ids: [String]) -> [String] { ids.flatMap { texts[$0.lowercased()] ?? [] } }
}
