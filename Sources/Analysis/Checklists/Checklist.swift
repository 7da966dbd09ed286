public import StudyIndex

/// A checklist for reports of qualitative research, with what the study's files say on each item.
public struct Checklist: Sendable {
  public enum Standard: String, Sendable, Hashable, CaseIterable {
    /// Tong, Sainsbury & Craig (2007): 32 items on interviews and focus groups.
    case coreq
    /// O'Brien et al. (2014): 21 items on qualitative research of any kind.
    case srqr
  }

  public enum State: String, Sendable {
    /// The files say it.
    case answered
    /// The files say a part of it; the rest is for the authors.
    case partly
    /// The files say nothing about it.
    case open
  }

  public struct Item: Sendable {
    /// As the checklist numbers it, 1-based.
    public let number: Int
    /// The part of the checklist.
    public let part: String
    public let topic: String
    /// What it asks, in our words.
    public let question: String
    public let state: State
    /// What the files say; a sentence each.
    public let findings: [String]
    /// Files, and commands whose answers belong there.
    public let places: [String]
  }

  public let study: Study
  public let standard: Standard
  /// Those shown.
  public let items: [Item]
  /// Of all items, how many are in each state.
  public let counts: [State: Int]

  /// - Throws: what reading the index throws.
  init(_ study: Study, _ standard: Standard, onlyOpen: Bool) throws {
    self.study = study
    self.standard = standard
    let facts = try StudyFacts(study)
    let definitions = standard == .coreq ? ChecklistItem.coreq : ChecklistItem.srqr
    let all = definitions.enumerated().map { index, item in
      let found = item.evidence.compactMap { facts.finding($0) }
      let state: State = found.isEmpty ? .open : item.isWholeByFiles ? .answered : .partly
      return Item(
        number: index + 1, part: item.part, topic: item.topic, question: item.question, state: state,
        findings: found.map(\.sentence),
        places: found.flatMap(\.places).reduce(into: []) { places, place in
          if !places.contains(place) { places.append(place) }
        })
    }
    items = onlyOpen ? all.filter { $0.state != .answered } : all
    counts = Dictionary(grouping: all, by: \.state).mapValues(\.count)
  }
}

/// An item of a checklist and what of a study bears on it.
struct ChecklistItem {
  let part: String
  let topic: String
  let question: String
  let evidence: [StudyFacts.Topic]
  /// Whether the files can answer it as a whole; otherwise the authors have to add something.
  var isWholeByFiles = false
}
