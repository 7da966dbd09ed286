import Basics
import Codebooks
public import Statistics
public import StudyIndex
import Transcripts

/// When further interviews brought no new codes: `strand saturation`.
///
/// An interview is a transcript, a focus group too. It takes part when somebody has coded in it or has marked something
/// of it as read: one that nobody has read has no codes, and would look like saturation.
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
  /// Transcripts in which nobody has coded or read, by name.
  public let unread: [String]
  /// Codes looked at that no interview has: indices in the codebook.
  public let unused: [Int]
  /// Transcripts with the same date as another: their order among themselves is by name.
  public let sameDate: Int
}

extension Saturation {
  /// - Throws: `Problem` for too few interviews or a base without codes; what reading the index throws.
  init(_ view: StudyView, _ request: SaturationRequest) throws {
    self.view = view
    let segments = try view.segments()
    let codes = Dictionary(grouping: segments, by: \.transcript).mapValues { Set($0.map(\.code)).sorted() }
    let read = try Self.readTranscripts(view.study)
    let taken = try Self.taken(view)
    let known = taken.filter { codes[$0.id] != nil || read.contains($0.name) }
    unread = taken.filter { codes[$0.id] == nil && !read.contains($0.name) }.map(\.name).sorted()
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
    interviews = ordered.map { record in
      let own = codes[record.id] ?? []
      let new = own.filter { seen.insert($0).inserted }
      return Interview(
        transcript: record, people: view.people.people.count { $0.transcripts.contains(record.id) }, codes: own,
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
    let all = view.transcripts.values.filter { record in
      // Transcripts without anybody who counts are no interviews of the people looked at.
      view.people.people.contains { $0.transcripts.contains(record.id) }
    }
    if view.filter.transcripts.isEmpty { return all.sorted { $0.name < $1.name } }
    var places: Set<String> = []
    return try view.filter.transcripts.compactMap { written in
      let name = try view.study.transcriptName(written)
      guard places.insert(name).inserted else { throw Problem.interviewTwice(name) }
      return all.first { $0.name == name }
    }
  }

  private static func ordered(_ records: [TranscriptRecord], by order: Order) -> [TranscriptRecord] {
    switch order {
    case .given: records
    case .name: records.sorted { $0.name < $1.name }
    case .date: records.sorted { ($0.date ?? "", $0.name) < ($1.date ?? "", $1.name) }
    }
  }

  /// Names of transcripts of which anybody has marked something as read.
  private static func readTranscripts(_ study: Study) throws -> Set<String> {
    let marks = try study.readMarks()
    return Set(marks.coders.flatMap { marks.transcripts(readBy: $0) })
  }
}

extension Problem {
  static func tooFewInterviews(_ count: Int, base: Int, run: Int, unread: Int) -> Problem {
    let rest = unread > 0 ? " (\(unread) more are neither coded nor marked as read)" : ""
    return Problem(
      .missingInput,
      "a base of \(base) and a run of \(run) need \(base + run) interviews, and there are \(count)\(rest)",
      remedy: "Take a smaller base or run, or mark transcripts without codes as read: `strand done TRANSCRIPT`.")
  }

  static func baseWithoutCodes(_ base: Int) -> Problem {
    Problem(
      .missingInput, "the first \(base) interviews have no code, so that new codes have nothing to be compared with",
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
