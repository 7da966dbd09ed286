import Basics
import Codebooks
public import Statistics
public import StudyIndex
import Transcripts

/// When further interviews brought no new codes: `strand saturation`.
///
/// An interview is a transcript, a focus group too. It takes part when it has a segment of any code, or when somebody has
/// marked something of it as read: one that nobody has read has no codes, and would look like saturation.
public struct Saturation: Sendable {
  public enum Order: String, Sendable, CaseIterable {
    case date
    case name
    /// As the transcripts are given.
    case given
  }

  public struct Interview: Sendable {
    public let transcript: TranscriptRecord
    /// People who count and speak in it.
    public let people: Int
    /// Indices in the codebook, ascending.
    public let codes: [Int]
    /// Codes that no interview before has.
    public let new: [Int]
    /// Different codes so far.
    public let sum: Int
  }

  public let view: StudyView
  public let order: Order
  /// Whether the order is the one asked for; otherwise by name, because not all transcripts have a date.
  public let lacksDates: Bool
  public let interviews: [Interview]
  public let runs: SaturationRuns
  public let accumulation: CodeAccumulation
  /// Transcripts without any segment of which nobody has marked anything as read, by name.
  public let unread: [String]
  /// Codes looked at that no interview has: indices in the codebook.
  public let unused: [Int]
  /// Transcripts with the same date as another: their order among themselves is by name.
  public let sameDate: Int
  /// What people have said about the segments counted.
  public let reviewCounts: [Segment.Review: Int]
}

extension Saturation {
  /// - Throws: `Problem` for too few interviews or a base without codes; what reading the index throws.
  init(_ view: StudyView, _ request: SaturationRequest) throws {
    self.view = view
    let segments = try view.segments()
    reviewCounts = segments.reviewCounts
    let codes = Dictionary(grouping: segments, by: \.transcript).mapValues { Set($0.map(\.code)).sorted() }
    let worked = try Self.worked(view)
    let taken = try Self.taken(view)
    let known = taken.filter { worked.contains($0.id) }
    unread = taken.filter { !worked.contains($0.id) }.map(\.name).sorted()
    let isDated = known.allSatisfy { $0.date != nil }
    let order = request.order ?? (isDated ? .date : .name)
    if order == .date, let undated = known.first(where: { $0.date == nil }) {
      throw Problem.interviewWithoutDate(undated.name, of: known.count { $0.date == nil })
    }
    self.order = order
    lacksDates = order == .name && request.order == nil && !isDated
    let ordered = Self.ordered(known, by: order)
    sameDate = order == .date ? known.count - Set(known.map(\.date)).count : 0
    guard ordered.count >= request.base + request.run else {
      throw Problem.tooFewInterviews(ordered.count, base: request.base, run: request.run, unread: unread.count)
    }
    var seen: Set<Int> = []
    let speaking = Self.speaking(view)
    interviews = ordered.map { record in
      let own = codes[record.id] ?? []
      let new = own.filter { seen.insert($0).inserted }
      return Interview(
        transcript: record, people: speaking[record.id] ?? 0, codes: own,
        new: new, sum: seen.count)
    }
    unused = view.codes.filter { !seen.contains($0) }
    runs = try Self.runs(interviews.map(\.new.count), request)
    accumulation = try CodeAccumulation(
      interviews.map(\.codes), base: request.base, run: request.run, threshold: Double(request.threshold) / 100,
      orders: request.orders, seed: request.seed)
  }

  private static func runs(_ newCodes: [Int], _ request: SaturationRequest) throws -> SaturationRuns {
    do {
      return try SaturationRuns(
        newCodes: newCodes, base: request.base, run: request.run, threshold: Double(request.threshold) / 100)
    } catch StatisticsError.emptyTable {
      throw Problem.baseWithoutCodes(request.base)
    }
  }

  /// In the order in which the filter names them, where it names any, else by name.
  private static func taken(_ view: StudyView) throws -> [TranscriptRecord] {
    // Transcripts without anybody who counts are no interviews of the people looked at.
    let speaking = Self.speaking(view)
    let all = view.transcripts.values.filter { speaking[$0.id] != nil }
    if view.filter.transcripts.isEmpty { return all.sorted { $0.name < $1.name } }
    var places: Set<String> = []
    return try view.filter.transcripts.compactMap { written in
      let name = try view.study.transcriptName(written)
      guard places.insert(name).inserted else { throw Problem.interviewTwice(name) }
      return all.first { $0.name == name }
    }
  }

  /// How many of the people who count speak in each transcript, by its key.
  private static func speaking(_ view: StudyView) -> [Int64: Int] {
    view.people.people.reduce(into: [:]) { speaking, person in
      for transcript in person.transcripts { speaking[transcript, default: 0] += 1 }
    }
  }

  private static func ordered(_ records: [TranscriptRecord], by order: Order) -> [TranscriptRecord] {
    switch order {
    case .given: records
    case .name: records.sorted { $0.name < $1.name }
    case .date: records.sorted { ($0.date ?? "", $0.name) < ($1.date ?? "", $1.name) }
    }
  }

  /// Keys of the transcripts that have a segment of any code, whoever says it, or of which somebody has marked something
  /// as read. Of one coder's codings only what that coder did counts. Where only some codes are looked at, an interview
  /// without them is one that brings no new code.
  private static func worked(_ view: StudyView) throws -> Set<Int64> {
    var filter = view.filter
    (filter.codes, filter.conditions, filter.speakers) = ([], [], .everyone)
    filter.coder = filter.coder ?? SegmentFilter.everybody
    let whole = try StudyView(view.study, filter: filter)
    var worked = Set(try whole.segments().map(\.transcript))
    let marks = try view.study.readMarks()
    let coders = view.filter.coder.map { [$0] } ?? marks.coders
    let names = Set(coders.flatMap { marks.transcripts(readBy: $0) })
    worked.formUnion(view.transcripts.values.filter { names.contains($0.name) }.map(\.id))
    return worked
  }
}

extension Problem {
  static func tooFewInterviews(_ count: Int, base: Int, run: Int, unread: Int) -> Problem {
    let rest = unread > 0 ? " (\(unread) more \(unread == 1 ? "is" : "are") neither coded nor marked as read)" : ""
    return Problem(
      .missingInput,
      "a base of \(base) and a run of \(run) need \(base + run) interviews, and there \(count == 1 ? "is" : "are") \(count)\(rest)",
      remedy: "Take a smaller base or run, or mark transcripts without codes as read: `strand done TRANSCRIPT`.")
  }

  static func baseWithoutCodes(_ base: Int) -> Problem {
    Problem(
      .missingInput,
      "the first \(base == 1 ? "interview has" : "\(base) interviews have") no code, so that new codes cannot be compared "
        + "with anything",
      remedy: "Take a larger base, or look at other codes.")
  }

  static func interviewWithoutDate(_ name: String, of count: Int) -> Problem {
    let whose = count == 1 ? "`\(name)` has no date" : "\(count) transcripts have no date, `\(name)` among them"
    return Problem(
      .missingInput, whose, remedy: "Write `date:` at the head of the transcript, or order by name: `--order name`.")
  }

  static func interviewTwice(_ name: String) -> Problem {
    Problem(.usage, "transcript `\(name)` is named twice", remedy: "Name each interview once.")
  }
}
