public import Analysis
import Codebooks
import Statistics
import StudyIndex

extension Saturation: PresentedAnswer {
  public var title: String { "New codes by interview" }

  /// A row an interview: its codes, the new ones, and the run that begins with it.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let lines = lines
    let schema = Self.schema(length: runs.length)
    return try Report(
      "saturation", of: view.study, unit: "codes",
      sections: [.table(schema.table(title: title, lines, notes: notes))],
      payload: [
        ("order", .string(order.rawValue)), ("base", .integer(runs.base)), ("run", .integer(runs.length)),
        ("threshold", .number(runs.threshold)), ("base_codes", .integer(runs.baseCodes)),
        ("saturation", runs.notation.map { JSONValue.string($0) } ?? .null),
        ("interviews", runs.interviews.map { JSONValue.integer($0) } ?? .null), ("rows", schema.values(lines)),
        ("orders", .integer(accumulation.orders)), ("reached_orders", .integer(accumulation.reached.count)),
        ("median_interviews", medianInterviews.map { JSONValue.number($0) } ?? .null),
        ("seed", .integer(Int(clamping: accumulation.seed))), ("notes", .strings(notes)),
      ])
  }

  public func figures(named name: String) -> [Figure] { [curve().named(name)] }

  struct Line {
    let number: Int
    let interview: Interview
    let newNames: [String]
    let run: SaturationRuns.Run?
    let point: CodeAccumulation.Point
  }

  private var lines: [Line] {
    interviews.enumerated().map { index, interview in
      Line(
        number: index + 1, interview: interview, newNames: interview.new.map { view.codebook.codes[$0].id },
        run: runs.runs.first { $0.first == index + 1 }, point: accumulation.points[index])
    }
  }

  static func schema(length: Int) -> Schema<Line> {
    Schema([
      .integer("number", "#", unit: "1-based") { $0.number },
      .text("transcript", "Interview", .wrapped(8)) { $0.interview.transcript.name },
      .text("date", "Date") { $0.interview.transcript.date },
      .integer("people", "people", .data, unit: "who speak and count") { $0.interview.people },
      .integer("codes", "codes", unit: "in the interview") { $0.interview.codes.count },
      .integer("new", "new", unit: "codes that no interview before has") { $0.interview.new.count },
      .integer("sum", "so far", unit: "different codes") { $0.interview.sum },
      .integer("run_new", "run: new", unit: "new codes of the run of \(length) that begins here") { $0.run?.newCodes },
      .number("run_share", "share", .percent(0), unit: "of the base's codes, 0 to 1") { $0.run?.share },
      .number("mean", "mean", .decimal(1), unit: "codes so far, over all orders") { $0.point.mean },
      .number("low", "from", .decimal(0), unit: "2.5% of random orders") { $0.point.low },
      .number("high", "to", .decimal(0), unit: "97.5% of random orders") { $0.point.high },
      .list("new_codes", "New codes", .data, unit: "codes' ids") { $0.newNames },
    ])
  }

  private var medianInterviews: Double? {
    try? Quantile.values(of: accumulation.reached.map(Double.init), at: [0.5]).first
  }

  private var notes: [String] {
    let threshold = Numbers.percent(runs.threshold, places: 0)
    var notes = [verdict]
    notes.append(
      "Base: the first \(runs.base == 1 ? "interview" : "\(runs.base) interviews"), with \(counted(runs.baseCodes, "code")). Run: "
        + "\(counted(runs.length, "interview")) in a row; the next run begins one interview later. Share: new codes of the run, "
        + "as a percentage of the base's codes. Threshold: \(threshold) (Guest, Namey & Chen 2020).")
    let orders = accumulation.orders
    let reached = Numbers.percent(Double(accumulation.reached.count) / Double(orders), places: 0)
    let median = medianInterviews.map {
      "; half of those do so after \(counted(Int($0), "interview")) or fewer"
    }
    notes.append(
      "Other orders of the same interviews: mean is the mean of all orders; from and to hold 95% of "
        + "\(Numbers.grouped(orders)) random orders (seed \(accumulation.seed)). \(reached) of these orders reach the "
        + "threshold\(median ?? "").")
    switch order {
    case .date:
      notes.append(
        "Order: by the date of the transcripts"
          + (sameDate > 0
            ? "; where several have the same date, by name."
            : "."))
    case .name:
      notes.append(
        "Order: by name\(lacksDates ? ", because not every transcript has a date (`date:` at its head)" : "").")
    case .given: notes.append("Order: as given.")
    }
    if !unread.isEmpty {
      notes.append(
        "Left out, because they have no segment and nobody has marked them as read: \(unread.joined(separator: ", ")).")
    }
    if !unused.isEmpty {
      notes.append(
        "\(counted(unused.count, "code")) of the \(view.codes.count) looked at \(unused.count == 1 ? "is" : "are") in no interview."
      )
    }
    notes.append(
      "An interview is a transcript. Few new codes do not show that every theme was found, nor that the codes are well "
        + "understood.")
    if let hits = reviewCounts[.unreviewed], hits > 0 {
      notes.append(
        "Rules find only what they look for. Where their hits count, the table shows when the codes of the codebook first "
          + "occur, not when interviews brought no new theme. Only what people decided: --review decided.")
    }
    return notes + [reviewCounts.note].compactMap { $0 } + view.countingNotes
  }

  private var verdict: String {
    guard let run = runs.reached, let notation = runs.notation else {
      let last = runs.runs.last.map { Numbers.percent($0.share, places: 0) } ?? ""
      return
        "Not reached: every run brings more than \(Numbers.percent(runs.threshold, places: 0)) new codes, the last one \(last)."
    }
    let last = run.first + runs.length - 1
    let which = runs.length == 1 ? "interview \(run.first)" : "the run of interviews \(run.first) to \(last)"
    let later = interviews.dropFirst(last).reduce(0) { $0 + $1.new.count }
    return "Reached at \(notation): \(which) brings \(counted(run.newCodes, "new code")), "
      + "\(Numbers.percent(run.share, places: 0)) of the base's \(runs.baseCodes)."
      + (later > 0 ? " Later interviews brought \(counted(later, "more new code", plural: "more new codes"))." : "")
  }

  func curve() -> Figure {
    SaturationCurve(
      points: zip(interviews, accumulation.points).map { interview, point in
        SaturationCurve.Interview(
          label: interview.transcript.name, new: interview.new.count, sum: interview.sum, low: point.low,
          high: point.high, mean: point.mean)
      }, reached: runs.interviews
    ).figure(
      name: "saturation", title: title,
      caption:
        "Different codes after each interview, in their order and over random orders; bars: new codes. \(verdict)")
  }
}
