import Analysis
import Basics
import Codebooks
import Codings
import Foundation
import Reports
import StudyIndex
import Transcripts

/// Where coders differ, side by side; what is decided goes into the consensus's journal.
struct AdjudicatePage {
  let frame: PageFrame
  /// Cases on one page.
  private static let most = 30

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let consensus = try study.consensusName()
    let names = try study.transcripts().map(\.name)
    let form = AskForm(
      query: query, address: "/adjudicate",
      fields: [
        .code(study), .names("transcript", "Transcript", [(value: "", name: "All")], names),
        .choice(
          key: "order", label: "Order",
          [(value: "", name: "by place"), (value: "widest", name: "the widest gaps first")]),
        .flag(key: "assume_read", label: "Who coded something in a transcript has read it"),
      ], verb: "agree", downloaded: QueryItems([]))
    var context = form.context
    context["consensus"] = .text(HTMLText.isolated(consensus))
    do {
      let cases = try DisagreementCases(
        study, transcripts: query.all("transcript"), codes: query.all("codes"), consensus: consensus,
        assumesRead: query["assume_read"] == "true")
      let open = cases.toDecide(query["order"] == "widest" ? .widestFirst : .byPlace)
      let decided = cases.cases.filter { one in
        if case .decided = one.state { true } else { false }
      }
      context["count"] = .text(
        Self.sentence(open.count, of: cases.cases.count)
          + (decided.isEmpty ? "" : " \(decided.count) \(decided.count == 1 ? "is" : "are") decided."))
      let texts = try CaseTexts(study, cases: Array(open.prefix(Self.most)))
      context["cases"] = .parts(open.prefix(Self.most).map { self.context($0, texts) })
      context["further"] =
        open.count > Self.most ? .text("\(open.count - Self.most) more come when these are decided.") : nil
    } catch let error
      where WebAnswer.problems(in: error).allSatisfy({ $0.kind == .usage || $0.kind == .missingInput })
    {
      context["count"] = .text(
        WebAnswer.problems(in: error).map { HTMLText.lines($0.description) }.joined(separator: " "))
      context["cases"] = .parts([])
    }
    context["canWrite"] = .flag(!frame.desk.isReadOnly)
    let content = try PageTemplates.render(context, with: "adjudicate")
    return .html(try frame.page("Adjudicate", content, script: "adjudicate", place: .agreement))
  }

  private static func sentence(_ open: Int, of all: Int) -> String {
    switch open {
    case 0: all == 0 ? "Nobody has coded what others have read." : "Nothing is left to decide."
    case 1: "1 passage is coded otherwise by others and waits to be decided."
    default: "\(open) passages are coded otherwise by others and wait to be decided."
    }
  }

  private func context(_ one: DisagreementCase, _ texts: CaseTexts) -> HTMLContext {
    let code = frame.study.codebook[one.code]
    let turns =
      one.turns.count == 1
      ? "turn \(one.turns.lowerBound)" : "turns \(one.turns.lowerBound) to \(one.turns.upperBound)"
    let sides = one.coders.map { coder -> HTMLContext in
      let own = one.codings.filter { $0.coder == coder }
      let notes = own.compactMap(\.note).map { HTMLText.lines($0) }
      return [
        "who": .text(HTMLText.isolated(coder)), "whoName": .text(HTMLText.escaped(coder)), "hasCoded": .flag(true),
        "words": .text(texts.html(of: one, marking: own.map(\.span))), "direction": .text(texts.direction(of: one)),
        "language": .text(HTMLText.escaped(texts.language(of: one))), "notes": .texts(notes),
        "others": .texts(others(one, of: coder)), "canWrite": .flag(!frame.desk.isReadOnly),
      ]
    }
    let silent = one.silent.map { coder -> HTMLContext in
      [
        "who": .text(HTMLText.isolated(coder)), "whoName": .text(HTMLText.escaped(coder)), "hasCoded": .flag(false),
        "words": .text(texts.html(of: one, marking: [])), "direction": .text(texts.direction(of: one)),
        "language": .text(HTMLText.escaped(texts.language(of: one))), "notes": .texts([]),
        "others": .texts(others(one, of: coder)), "canWrite": .flag(!frame.desk.isReadOnly),
      ]
    }
    return [
      "case": .text(one.id), "place": .text(String(frame.study.codebook.position(of: one.code) ?? 0)),
      "codeName": .text(HTMLText.isolated(code?.name ?? one.code)),
      "definition": code.flatMap { $0.definition.isEmpty ? nil : .text(HTMLText.lines($0.definition)) },
      "where": .text(HTMLText.isolated("\(one.transcript), \(turns)")),
      "address": .text(HTMLText.escaped(PageLinks.transcript(one.transcript, turn: one.turns.lowerBound))),
      "state": .text(word(one)), "sides": .parts(sides + silent), "canWrite": .flag(!frame.desk.isReadOnly),
    ]
  }

  private func word(_ one: DisagreementCase) -> String {
    switch one.state {
    case .reopened: "open again: somebody's coding has changed since it was decided"
    case .postponed(let mark): "postponed" + (mark.reason.map { ": \(HTMLText.isolated($0))" } ?? "")
    case .open, .decided: one.kind == .boundaries ? "other ends" : "not coded by all"
    }
  }

  /// Other codes that the coder has there.
  private func others(_ one: DisagreementCase, of coder: String) -> [String] {
    let codes = Set(one.beside.filter { $0.coder == coder }.map(\.code)).sorted()
    return codes.map { HTMLText.isolated(frame.study.codebook[$0]?.name ?? $0) }
  }
}

/// The words of the turns that cases run over.
private struct CaseTexts {
  private var turns: [String: [TurnRecord]] = [:]
  private var records: [String: TranscriptRecord] = [:]

  init(_ study: Study, cases: [DisagreementCase]) throws {
    for name in Set(cases.map(\.transcript)) {
      let record = try study.transcript(named: name)
      records[name] = record
      turns[name] = try study.turns(of: record)
    }
  }

  func language(of one: DisagreementCase) -> String { records[one.transcript]?.language ?? "" }

  func direction(of one: DisagreementCase) -> String {
    touched(by: one).first.map { HTMLText.direction($0[$0.span]) } ?? ""
  }

  /// The turns with what is coded in them marked.
  func html(of one: DisagreementCase, marking spans: [Span]) -> String {
    touched(by: one).map { turn in
      var html = ""
      var at = turn.span.start
      for span in spans.compactMap({ $0.intersection(turn.span) }).sorted() where span.end > at {
        let start = max(span.start, at)
        html +=
          HTMLText.lines(turn[Span(at, start)]) + "<mark>" + HTMLText.lines(turn[Span(start, span.end)]) + "</mark>"
        at = span.end
      }
      return html + HTMLText.lines(turn[Span(at, turn.span.end)])
    }.joined(separator: "<br>")
  }

  private func touched(by one: DisagreementCase) -> [TurnRecord] {
    (turns[one.transcript] ?? []).filter { one.turns.contains($0.number) }
  }
}
