import Codebooks
import Foundation
import Reports
import StudyIndex
import Transcripts

/// A transcript to be read and coded. The words are in the page; what is coded in them is asked by its script.
struct ReadingPage {
  let frame: PageFrame
  /// How many turns a browser lays out, or leaves out, together.
  private static let stretch = 25

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let record = try study.transcript(named: query.required("transcript"))
    let speakers = Dictionary(uniqueKeysWithValues: try study.speakers().map { ($0.id, $0) })
    let turns = try study.turns(of: record).map { turn(of: $0, speakers[$0.speaker]) }
    let stretches = stride(from: 0, to: turns.count, by: Self.stretch).map { first -> HTMLContext in
      ["turns": .parts(Array(turns[first..<min(first + Self.stretch, turns.count)]))]
    }
    let names = try study.transcripts().map(\.name)
    let place = names.firstIndex(of: record.name) ?? 0
    let content = try PageTemplates.render(
      [
        "transcript": .text(HTMLText.escaped(record.name)), "hash": .text(record.hash),
        "language": .text(HTMLText.escaped(record.language)),
        "heading": .text(HTMLText.isolated(record.title ?? record.name)),
        "about": .text(
          HTMLText.escaped([record.name, record.date, record.place].compactMap { $0 }.joined(separator: " · "))),
        "stretches": .parts(stretches), "isEmpty": .flag(turns.isEmpty),
        "previous": place > 0 ? .text(HTMLText.escaped(PageLinks.transcript(names[place - 1]))) : nil,
        "next": place + 1 < names.count ? .text(HTMLText.escaped(PageLinks.transcript(names[place + 1]))) : nil,
        "readOnlyHere": .flag(frame.desk.isReadOnly),
      ], with: "reading")
    return .html(try frame.page(record.title ?? record.name, content, script: "reading"))
  }

  private func turn(of turn: TurnRecord, _ speaker: SpeakerRecord?) -> HTMLContext {
    [
      "number": .text(String(turn.number)), "speaker": .text(HTMLText.isolated(speaker?.label ?? "")),
      "role": .text(speaker?.role == .interviewer ? "turn asks" : "turn"),
      "person": speaker?.participant.flatMap { id in
        id == speaker?.label ? nil : .text(HTMLText.isolated(id))
      },
      "time": turn.time.map { .text(Self.clock($0)) }, "words": .text(HTMLText.escaped(turn[turn.span])),
    ]
  }

  /// `1:02:03`, as recordings are counted.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
  }
}
