public import Analysis
import Codebooks
import Statistics
import StudyIndex

extension CodersAgreement {
  /// A table a part: all people, then each level.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let isText = material.unit == .characters
    var sections: [Section] = []
    for part in parts {
      sections.append(.table(isText ? passagesTable(part) : codesTable(part)))
      if !isText { sections.append(.table(furtherTable(part))) }
      if coders.count > 2, !part.pairs.isEmpty, part.level == nil { sections.append(.table(pairsTable(part))) }
    }
    sections.append(.text(notes.joined(separator: " ")))
    return try Report(
      "agree", of: view.study, unit: material.unit.rawValue, sections: sections,
      payload: [
        ("coders", .strings(coders)), ("assumed_reading", .bool(material.assumesReading)),
        ("transcripts", .strings(material.sharedTranscripts.map(\.name))),
        ("interval", interval), ("parts", .array(parts.map(value))), ("notes", .strings(notes)),
      ])
  }

  private var interval: JSONValue {
    .object([
      ("method", "bca"), ("clusters", .string(clusterNoun)), ("number", .integer(clusters)),
      ("replicates", .integer(settings.replicates)), ("seed", .integer(Int(settings.seed))),
      ("level", .number(settings.level)),
    ])
  }

  private var clusterNoun: String { material.unit == .people ? "people" : "transcripts" }

  private func title(_ part: Part, _ what: String) -> String {
    what + (part.level.map { ": \($0.label)" } ?? "")
  }

  // MARK: Units

  /// The coefficients in the main table; the others stand in the second.
  private var leading: [AgreementCoefficient] {
    coders.count == 2 ? [.percent, .cohen, .krippendorff, .gwet] : [.percent, .conger, .fleiss, .krippendorff, .gwet]
  }

  private func codesTable(_ part: Part) -> Table {
    var columns = [
      Column(key: "code", heading: "Code", wraps: true, minimumWidth: 18),
      Column(key: "units", heading: material.unit.rawValue, alignment: .right),
    ]
    if coders.count == 2 {
      columns += [
        Column(key: "both", heading: "both", alignment: .right),
        Column(key: "first_only", heading: coders[0], alignment: .right, group: "only"),
        Column(key: "second_only", heading: coders[1], alignment: .right, group: "only"),
        Column(key: "neither", heading: "none", alignment: .right),
      ]
    } else {
      columns += [
        Column(key: "all", heading: "all", alignment: .right), Column(key: "some", heading: "some", alignment: .right),
        Column(key: "none", heading: "none", alignment: .right),
      ]
    }
    columns += leading.map { Column(key: $0.key, heading: $0.short, alignment: .right) }
    let rows = part.codes.map { codeRow($0) } + [part.all].compactMap { $0 }.map { codeRow($0, isTotal: true) }
    return Table(title: title(part, "Agreement of \(names)"), columns: columns, rows: rows)
  }

  private func codeRow(_ agreement: CodeAgreement, isTotal: Bool = false) -> Table.Row {
    var cells = [name(of: agreement.code), .integer(agreement.units)]
    if let cell = agreement.fourfold {
      cells += [.integer(cell.both), .integer(cell.first), .integer(cell.second), .integer(cell.neither)]
    } else {
      let counts = agreement.spread
      cells += [.integer(counts.all), .integer(counts.some), .integer(counts.none)]
    }
    cells += leading.map { coefficient -> Cell in
      guard let figure = agreement[coefficient] else { return .empty }
      if coefficient == .percent { return figure.value.map { .percent($0, places: 0) } ?? figure.cell(interval: false) }
      return figure.cell(interval: coefficient == .krippendorff)
    }
    return Table.Row(cells, indent: indent(of: agreement.code), ruleAbove: isTotal)
  }

  private func furtherTable(_ part: Part) -> Table {
    let further = CodeAgreement.coefficients(coders: coders.count).filter { !leading.contains($0) }
    var columns = [
      Column(key: "code", heading: "Code", wraps: true, minimumWidth: 18),
      Column(key: "positive", heading: "positive", alignment: .right),
      Column(key: "negative", heading: "negative", alignment: .right),
      Column(key: "prevalence_index", heading: "prevalence", alignment: .right, group: "index of"),
    ]
    if coders.count == 2 {
      columns.append(Column(key: "bias_index", heading: "bias", alignment: .right, group: "index of"))
    }
    columns += further.map { Column(key: $0.key, heading: $0.short, alignment: .right) }
    let agreements = part.codes + [part.all].compactMap { $0 }
    let rows = agreements.map { agreement in
      var cells = [
        name(of: agreement.code), share(agreement.positive), share(agreement.negative),
        share(agreement.indices?.prevalenceIndex),
      ]
      if coders.count == 2 { cells.append(share(agreement.indices?.biasIndex)) }
      cells += further.map { agreement[$0]?.cell(interval: false) ?? .empty }
      return Table.Row(cells, indent: indent(of: agreement.code), ruleAbove: agreement.code == nil)
    }
    return Table(
      title: title(part, "Positive and negative agreement, prevalence and bias"), columns: columns, rows: rows)
  }

  private func share(_ value: Double?) -> Cell { value.map { .decimal($0, places: 2) } ?? .text("–") }

  private func pairsTable(_ part: Part) -> Table {
    Table(
      title: "Pairs of coders, all codes",
      columns: [
        Column(key: "first", heading: "Coder"), Column(key: "second", heading: "with"),
        Column(key: "units", heading: "decisions", alignment: .right),
        Column(key: "both", heading: "both", alignment: .right),
        Column(key: "first_only", heading: "first", alignment: .right, group: "only"),
        Column(key: "second_only", heading: "second", alignment: .right, group: "only"),
        Column(key: "cohen_kappa", heading: "kappa", alignment: .right),
        Column(key: "krippendorff_alpha", heading: "alpha", alignment: .right),
      ],
      rows: part.pairs.map { pair in
        func cell(_ outcome: AgreementOutcome) -> Cell {
          switch outcome {
          case .success(let estimate): .decimal(estimate.value, places: 2)
          case .failure(let degeneracy): .text(degeneracy.words, emphasis: .dim)
          }
        }
        return Table.Row([
          .text(coders[pair.first]), .text(coders[pair.second]), .integer(pair.units), .integer(pair.both),
          .integer(pair.firstOnly), .integer(pair.secondOnly), cell(pair.kappa), cell(pair.alpha),
        ])
      })
  }

  // MARK: Passages

  private func passagesTable(_ part: Part) -> Table {
    let hasOthers = part.passages.contains { $0.against != nil }
    var columns = [
      Column(key: "code", heading: "Code", wraps: true, minimumWidth: 18),
      Column(key: "passages", heading: "passages", alignment: .right),
      Column(key: "f1", heading: "F1", alignment: .right),
      Column(key: "overlap", heading: "overlap", alignment: .right),
      Column(key: "relevance_alpha", heading: "|u-alpha", alignment: .right),
    ]
    if hasOthers { columns.append(Column(key: "value_alpha", heading: "(k)u-alpha", alignment: .right)) }
    columns += [
      Column(key: "u_alpha", heading: "u-alpha", alignment: .right),
      Column(key: "cu_alpha", heading: "cu-alpha", alignment: .right),
    ]
    let rows = (part.passages + [part.allPassages].compactMap { $0 }).map { figures in
      var cells: [Cell] = [
        name(of: figures.code), .integer(figures.passages), share(figures.f1),
        figures.overlap.map { .percent($0, places: 0) } ?? .text("–"), figures.relevance.cell,
      ]
      if hasOthers {
        switch figures.against {
        case .success(let estimate): cells.append(.decimal(estimate.value, places: 2))
        case .failure(let degeneracy): cells.append(.text(degeneracy.words, emphasis: .dim))
        case nil: cells.append(.empty)
        }
      }
      cells += [figures.all?.cell ?? .empty, figures.coding?.cell ?? .empty]
      return Table.Row(cells, indent: indent(of: figures.code), ruleAbove: figures.code == nil)
    }
    return Table(title: title(part, "Passages of \(names)"), columns: columns, rows: rows)
  }

  // MARK: Words

  private var names: String { coders.joined(separator: coders.count == 2 ? " and " : ", ") }

  private func name(of code: Int?) -> Cell {
    guard let code else { return .text("All codes") }
    return .text(view.codebook.codes[code].name, colour: view.codebook.codes[code].colour)
  }

  private func indent(of code: Int?) -> Int { code.map { view.codebook.codes[$0].depth } ?? 0 }
}
