public import Analysis
import StudyIndex

extension Checklist: PresentedAnswer {
  public var title: String { "\(standard.name): what is in the study's files" }

  /// A row an item: what is asked, what is in the files, where.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    try Report(
      "checklist", of: study, sections: [.table(Self.schema.table(title: title, items, notes: notes))],
      payload: [
        ("standard", .string(standard.rawValue)), ("rows", Self.schema.values(items)),
        ("answered", .integer(counts[.answered] ?? 0)), ("partly", .integer(counts[.partly] ?? 0)),
        ("open", .integer(counts[.open] ?? 0)), ("notes", .strings(notes)),
      ])
  }

  static var schema: Schema<Item> {
    Schema([
      .integer("number", "#", unit: "of the checklist, 1-based") { $0.number },
      .text("part", "Part", .data) { $0.part },
      .text("topic", "Item", .wrapped(10)) { $0.topic },
      .text("question", "Question", .wrapped(14), unit: "in our words") { $0.question },
      .text("state", "State", unit: "`answered`, `partly`, `open`") { $0.state.rawValue },
      .list("findings", "In the files", .wrapped(16)) { $0.findings }.read { $0.findings.joined(separator: " ") },
      .list("places", "Places", .wrapped(16), unit: "files and commands") { $0.places },
    ])
  }

  private var notes: [String] {
    [
      "\(counts[.answered] ?? 0) items are answered by the study's files, \(counts[.partly] ?? 0) partly, "
        + "\(counts[.open] ?? 0) are open. Partly: the files contain something, and the authors have to write the rest.",
      "The questions are in our words; for those of the authors see \(standard.reference)",
      "This is about the files, not about the paper: check that the paper reports every item.",
    ]
  }
}

extension Checklist.Standard {
  var name: String {
    switch self {
    case .coreq: "COREQ"
    case .srqr: "SRQR"
    }
  }

  var reference: String {
    switch self {
    case .coreq:
      "Tong, Sainsbury & Craig (2007), International Journal for Quality in Health Care 19(6), 349-357."
    case .srqr: "O'Brien et al. (2014), Academic Medicine 89(9), 1245-1251."
    }
  }
}
