public import Analysis
import Codebooks
import Foundation
import StudyDefinition
import StudyIndex
import Transcripts

extension AgreementAnswer {
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    switch self {
    case .coders(let agreement): try agreement.report()
    case .rounds(let rounds, let material): try rounds.report(material)
    case .disagreements(let disagreements, let material): try disagreements.report(material)
    case .rules(let rules): try rules.report()
    case .expert(let expert, let passages): try expert.report(passages)
    case .plan(let plan, let study): try plan.report(study)
    }
  }
}

extension AgreementPlan {
  func report(_ study: Study) throws -> Report {
    let note =
      "Units that two coders must both code for a \(Numbers.fixed(level * 100, places: 0)) % interval of kappa no wider "
      + "than this, when kappa is \(Numbers.fixed(kappa, places: 2)) and both use the code equally often (Bloch & "
      + "Kraemer 1989). Units are taken as independent; those of one transcript are not, so take more."
    let widths = Set(rows.map(\.planning.width)).sorted()
    let prevalences = Set(rows.map(\.planning.prevalence)).sorted()
    var columns = [Column(key: "prevalence", heading: "units with the code", alignment: .right)]
    columns += widths.map { width in
      Column(
        key: "width_\(Numbers.full(width))", heading: Numbers.fixed(width, places: 2), alignment: .right,
        group: "width of the interval")
    }
    func line(_ prevalence: Double) -> Table.Row {
      var cells: [Cell] = [.percent(prevalence, places: 0)]
      for width in widths {
        let row = rows.first { $0.planning.prevalence == prevalence && $0.planning.width == width }
        cells.append(row.map { .integer($0.units) } ?? .empty)
      }
      return Table.Row(cells)
    }
    func value(_ row: Row) -> JSONValue {
      .object([
        ("prevalence", .number(row.planning.prevalence)), ("width", .number(row.planning.width)),
        ("units", .integer(row.units)),
      ])
    }
    let table = Table(
      title: "Units to be coded by both", columns: columns, rows: prevalences.map(line), notes: [note])
    return try Report(
      "agree", of: study, unit: "units", sections: [.table(table)],
      payload: [
        ("kappa", .number(kappa)), ("level", .number(level)), ("rows", .array(rows.map(value))),
        ("notes", .strings([note])),
      ])
  }
}

extension AgreementRounds {
  func report(_ material: ComparedMaterial) throws -> Report {
    let note =
      "Rounds: transcripts in the order in which their coders finished them (UTC). All codes together; \(material.coders.joined(separator: ", "))."
    let coefficients = CodeAgreement.coefficients(coders: material.coders.count).filter {
      [.percent, .cohen, .conger, .krippendorff].contains($0)
    }
    var columns = [
      Column(key: "round", heading: "Round", alignment: .right), Column(key: "from", heading: "from"),
      Column(key: "to", heading: "to"), Column(key: "transcripts", heading: "transcripts", alignment: .right),
      Column(key: "decisions", heading: "decisions", alignment: .right),
    ]
    columns += coefficients.map { Column(key: $0.key, heading: $0.short, alignment: .right) }
    func line(_ number: Int, _ round: Round) -> Table.Row {
      var cells: [Cell] = [.integer(number + 1), .text(Self.day(round.from)), .text(Self.day(round.to))]
      cells += [.integer(round.transcripts.count), .integer(round.all.units)]
      for coefficient in coefficients {
        cells.append(round.all[coefficient]?.cell(interval: coefficient == .krippendorff) ?? .empty)
      }
      return Table.Row(cells)
    }
    func value(_ number: Int, _ round: Round) -> JSONValue {
      var members: [(String, JSONValue)] = [
        ("round", .integer(number + 1)), ("from", .string(Self.day(round.from))),
        ("to", .string(Self.day(round.to))), ("transcripts", .strings(round.transcripts.map(\.name))),
        ("units", .integer(round.all.units)),
      ]
      for coefficient in coefficients {
        if let figure = round.all[coefficient] { members.append((coefficient.key, figure.json)) }
      }
      return .object(members)
    }
    let table = Table(
      title: "Agreement over time", columns: columns, rows: rounds.enumerated().map { line($0.offset, $0.element) },
      notes: [note])
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue, sections: [.table(table)],
      payload: [
        ("coders", .strings(material.coders)), ("assumed_reading", .bool(material.assumesReading)),
        ("rows", .array(rounds.enumerated().map { value($0.offset, $0.element) })), ("notes", .strings([note])),
      ])
  }

  private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}

extension Disagreements {
  func report(_ material: ComparedMaterial) throws -> Report {
    let notes = [
      "Units that some readers coded and others did not, of the codes by themselves; first those whose settling would "
        + "raise Krippendorff's alpha over all codes most."
    ]
    return try Report(
      "agree", of: material.view.study, unit: material.unit.rawValue,
      sections: [.quotes(QuoteList(title: "Disagreements", items: items.map { item($0, material) }, notes: notes))],
      payload: [
        ("coders", .strings(material.coders)), ("assumed_reading", .bool(material.assumesReading)),
        ("rows", .array(items.map { value($0, material) })), ("notes", .strings(notes)),
      ])
  }

  func item(_ item: Item, _ material: ComparedMaterial) -> QuoteItem {
    let code = material.view.codebook.codes[item.code]
    let speaker = material.view.speakers[item.speaker]
    return QuoteItem(
      heading: material.view.heading(of: item.code), colour: code.colour, text: item.text,
      fields: [
        .init("code", .text(code.id), shown: nil), .init("speaker", .text(speaker?.label)),
        .init("transcript", .text(item.transcript.name), shown: "\(item.transcript.name):\(item.turn)"),
        .init("turn", .integer(item.turn), shown: nil), .init("start", .integer(item.span.start), shown: nil),
        .init("end", .integer(item.span.end), shown: nil),
        .init(
          "coded", .list(item.coded.map(\.coder)),
          shown: "coded by "
            + item.coded.map { coded in
              "\(coded.coder) (\(coded.spans.map { "\($0.start)-\($0.end)" }.joined(separator: ", ")))"
            }.joined(separator: ", ")),
        .init("not_coded", .list(item.left), shown: "not by \(item.left.joined(separator: ", "))"),
        .init(
          "gain", item.gain.map { .decimal($0, places: 4) } ?? .empty, shown: nil),
      ])
  }

  func value(_ item: Item, _ material: ComparedMaterial) -> JSONValue {
    .object([
      ("code", .string(material.view.codebook.codes[item.code].id)), ("transcript", .string(item.transcript.name)),
      ("turn", .integer(item.turn)), ("start", .integer(item.span.start)), ("end", .integer(item.span.end)),
      ("speaker", .optional(material.view.speakers[item.speaker]?.label)), ("text", .string(item.text)),
      (
        "coded",
        .array(
          item.coded.map { coded in
            .object([
              ("coder", .string(coded.coder)),
              (
                "spans",
                .array(coded.spans.map { .object([("start", .integer($0.start)), ("end", .integer($0.end))]) })
              ),
            ])
          })
      ), ("not_coded", .strings(item.left)), ("gain", .optional(item.gain)),
    ])
  }
}
