public import Analysis
import Respondents
import StudyIndex

extension CodebookAnswer: PresentedAnswer {
  public var title: String { "Codebook" }
  public func report() throws -> Report { try counts.report(withDefinitions: showsDefinitions) }
  public func chapter(id: String) throws -> StudyReport.Chapter? { try .codebook(counts) }
}

extension ComparisonAnswer: PresentedAnswer {
  public var title: String { "Codes by \(tested.comparison.grouping.label)" }
  public func report() throws -> Report { try tested.report(quotes: quotes, details: showsTests) }

  public func figures(named name: String) -> [Figure] {
    let further = [tested.bars()?.named("\(name)-bars"), tested.differences()?.named("\(name)-differences")]
    return [tested.heatMap().named("\(name)-heatmap")] + further.compactMap { $0 }
  }

  public func chapter(id: String) throws -> StudyReport.Chapter? {
    tested.comparison.view.isWhole ? try .comparison(tested, id: id, details: showsTests) : try plainChapter(id: id)
  }
}

extension CoOccurrence: PresentedAnswer {
  public var title: String { "Codes that occur together" }
  public func figures(named name: String) -> [Figure] {
    guard !pairs.isEmpty else { return [] }
    let tree = dendrogram()?.named("\(name)-tree")
    return [matrix().named(name), network().named("\(name)-network")] + [tree].compactMap { $0 }
  }
  public func chapter(id: String) throws -> StudyReport.Chapter? { try .coOccurrence(self) }
}

extension QuotesAnswer: PresentedAnswer {
  public var title: String {
    switch self {
    case .quotes: "Quotes"
    case .cases(let selection): selection.kind == .typical ? "Typical cases" : "Deviant cases"
    }
  }

  public func report() throws -> Report {
    switch self {
    case .quotes(let listing): try listing.report()
    case .cases(let selection): try selection.report()
    }
  }

  /// All quotes are in the report in any case.
  public func chapter(id: String) throws -> StudyReport.Chapter? {
    if case .quotes(let listing) = self, listing.view.isWhole, listing.view.filter.codes.isEmpty,
      listing.quotes.count == listing.total
    {
      return nil
    }
    return try plainChapter(id: id)
  }
}

extension KeywordSearch: PresentedAnswer {
  public var title: String { "Words in context" }
}

extension MemoListing: PresentedAnswer {
  public var title: String { "Memos" }
}

extension CodedTranscript: PresentedAnswer {
  public var title: String { record.title ?? record.name }
}

extension QuantificationAnswer: PresentedAnswer {
  public var title: String { "Codes as variables" }
  public func report() throws -> Report { try quantification.report(table, links: links) }
  public var people: [UInt8]? { SurveyWriter.csv(table) }
}

extension CodeTimelines: PresentedAnswer {
  public var title: String { "Codes across the transcripts" }
  public func report() throws -> Report { try Report("timeline", of: view.study, sections: [], payload: []) }

  public func figures(named name: String) throws -> [Figure] {
    let portrait = [portrait()?.named("\(name)-portrait")].compactMap { $0 }
    return try portrait + transcripts.compactMap { record in try figure(record)?.named("\(name)-\(record.name)") }
  }

  /// The transcripts side by side. A transcript's own picture is shown with its words.
  public func chapter(id: String) -> StudyReport.Chapter? {
    portrait().map { StudyReport.Chapter(id: id, title: title, figures: [$0], report: nil) }
  }
}

extension SuggestionAnswer: PresentedAnswer {
  public var title: String {
    switch self {
    case .suggestions: "Suggestions"
    case .similar: "Passages like others"
    }
  }

  public func report() throws -> Report {
    switch self {
    case .suggestions(let listing, let groupings): try listing.report(groupings)
    case .similar(let passages, let groupings): try passages.report(groupings)
    }
  }

  public func figures(named name: String) -> [Figure] {
    if case .suggestions(let listing, _) = self { listing.readingFigures(named: name) } else { [] }
  }
}
