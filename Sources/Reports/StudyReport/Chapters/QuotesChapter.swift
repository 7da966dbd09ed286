public import Analysis
import Codebooks
public import StudyIndex
import Transcripts

/// All quotes, by code and group, and the places to which the numbers of comparisons lead.
///
/// Each quote occurs once, under its own code. A number that counts a code with those below it, or by another grouping
/// than the first, leads to a line of links to the quotes that it counts.
public struct QuotesChapter {
  private let view: StudyView
  private let groupings: [Grouping]
  private let quotes: [Int: [Quote]]
  private let names: PeoplesNames

  /// - Parameters:
  ///   - view: which quotes; whether it rolls up does not matter.
  ///   - groupings: by the levels of the first the quotes are ordered; numbers by all of them have a place to lead to.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, groupings: [Grouping]) throws {
    var filter = view.filter
    filter.rollUp = false
    self.view = try StudyView(view.study, filter: filter)
    self.groupings = groupings
    let listing = try QuoteListing(self.view, groupings: groupings, sortedByLevel: true, context: 0)
    quotes = Dictionary(grouping: listing.quotes, by: \.segment.code)
    names = try PeoplesNames(view.study)
  }

  public func chapter(id: String = "quotes", title: String = "Quotes") -> StudyReport.Chapter {
    let parts = view.codes.compactMap(part)
    return StudyReport.Chapter(
      id: id, title: title,
      blocks: parts.isEmpty ? [.text("No passage is coded.")] : [.text(Self.introduction)], parts: parts)
  }

  private static let introduction =
    """
    Every coded segment, under its own code. A code with others below it begins with links to all quotes that its \
    numbers count; there can be more of them than segments, since quotes of two codes below that overlap count once. Not \
    reviewed: a rule found the words, and nobody has judged them.
    """

  /// A code's quotes; `nil` when neither it nor a code below it has any.
  private func part(_ code: Int) -> StudyReport.Chapter? {
    let below = view.codebook.subtree(of: code).filter(Set(view.codes).contains)
    let counted = below.flatMap { quotes[$0] ?? [] }
    if counted.isEmpty { return nil }
    let own = quotes[code] ?? []
    let isParent = counted.count > own.count
    let id = view.codebook.codes[code].id
    var blocks: [StudyReport.Block] = []
    for (index, grouping) in groupings.enumerated() where isParent || index > 0 {
      blocks += lines(counted, code: id, grouping, index)
    }
    var parts: [StudyReport.Chapter] = []
    if let first = groupings.first {
      for (level, quotes) in byLevel(own, index: 0) {
        let title = level?.label ?? "No level of \(first.label)"
        let place =
          isParent || level == nil
          ? Fragment.of("own", id, level?.name ?? "")
          : Fragment.quotes(code: id, grouping: first.name, level: level?.name ?? "")
        parts.append(
          StudyReport.Chapter(
            id: place, title: "\(title): \(summary(quotes))", blocks: [.section(.quotes(list(quotes)))]))
      }
    } else {
      blocks.append(.section(.quotes(list(own))))
    }
    return StudyReport.Chapter(
      id: Fragment.code(id), title: "\(view.codebook.codes[code].name): \(summary(own))", blocks: blocks, parts: parts)
  }

  /// For each level a line of links.
  private func lines(_ counted: [Quote], code: String, _ grouping: Grouping, _ index: Int) -> [StudyReport.Block] {
    byLevel(counted, index: index).compactMap { level, quotes in
      guard let level else { return nil }
      return .links(
        StudyReport.LinkList(
          id: Fragment.quotes(code: code, grouping: grouping.name, level: level.name),
          label: "\(level.label), \(summary(quotes)):", targets: quotes.map(place)))
    }
  }

  /// Quotes by the level of their speaker in the grouping at `index`, in the grouping's order, those without one last.
  private func byLevel(_ quotes: [Quote], index: Int) -> [(level: GroupLevel?, quotes: [Quote])] {
    let levels = groupings[index].levels
    let grouped = Dictionary(grouping: quotes) { $0.levels[index]?.name }
    return (levels.map { $0 as GroupLevel? } + [nil]).compactMap { level in
      grouped[level?.name].map { (level, $0) }
    }
  }

  private func summary(_ quotes: [Quote]) -> String {
    let people = Set(quotes.map(\.speaker.person)).count
    return "\(counted(quotes.count, "quote")) of \(counted(people, "person", plural: "people"))"
  }

  private func list(_ quotes: [Quote]) -> QuoteList { QuoteList(items: quotes.map(item)) }

  private func item(_ quote: Quote) -> QuoteItem {
    let name = names.name(of: quote.speaker)
    var fields = [QuoteItem.Field("speaker", .text(name))]
    if let id = quote.speaker.participant, id != name { fields.append(.init("participant", .text(id))) }
    for (grouping, level) in zip(groupings, quote.levels).dropFirst() {
      fields.append(.init(grouping.name, .text(level?.name), shown: level?.label))
    }
    fields.append(.init("place", .text("\(quote.transcript.name):\(quote.segment.turn)")))
    if quote.segment.review == .unreviewed { fields.append(.init("review", .text("not reviewed"))) }
    return QuoteItem(
      heading: "", text: quote.text, fields: fields, anchor: place(quote),
      link: Fragment.turn(transcript: quote.transcript.name, number: quote.segment.turn),
      language: quote.transcript.language)
  }

  private func place(_ quote: Quote) -> String {
    Fragment.quote(
      code: view.codebook.codes[quote.segment.code].id, transcript: quote.transcript.name,
      start: quote.segment.span.start, end: quote.segment.span.end)
  }
}
