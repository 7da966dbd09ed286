public import Analysis
import Codebooks
import StudyIndex

extension CodeMoves: PresentedAnswer {
  public var title: String { "Codings that were given another code" }

  /// A row for each pair of codes; codings that stayed included.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let schema = schema
    let table = schema.table(title: title, moves, notes: notes)
    var report = try Report(
      "moves", of: study, unit: "codings", sections: moves.isEmpty ? notes.map { .text($0) } : [.table(table)],
      payload: [("moved", .integer(moved)), ("rows", schema.values(moves)), ("notes", .strings(notes))])
    report.data = [.table(table)]
    return report
  }

  public func figures(named name: String) -> [Figure] { flow().map { [$0.named(name)] } ?? [] }

  var schema: Schema<Move> { Self.schema(name: name(of:), colour: colour(of:)) }

  static func schema(
    name: @escaping (String) -> String = { $0 }, colour: @escaping (String) -> String? = { _ in nil }
  ) -> Schema<Move> {
    Schema([
      .text("from", "First code", .wrapped(14), unit: "code's id") { $0.from }.read { name($0.from) }
        .coloured { colour($0.from) },
      .text("to", "Code now", .wrapped(14), unit: "code's id") { $0.to }.read {
        $0.isStay ? "(the same)" : name($0.to)
      },
      .integer("codings", "codings", unit: "that nobody has taken off") { $0.codings },
      .list("coders", "Coders", unit: "whose codings") { $0.coders },
    ])
  }

  private var notes: [String] {
    if moves.isEmpty { return ["No coding was given another code."] }
    return [
      "\(counted(moved, "coding has", plural: "codings have")) another code now than at first. Codings that were taken off are "
        + "not counted, nor decisions that were taken back."
    ]
  }

  private func name(of code: String) -> String {
    study.codebook.codes.first { $0.id == code }?.name ?? "\(code) (no longer in the codebook)"
  }

  private func colour(of code: String) -> String? { study.codebook[code]?.colour }

  /// The codes that codings had first on the left, those that they have now on the right; `nil` where none was moved.
  func flow() -> Figure? {
    if moves.isEmpty { return nil }
    let codes = study.codebook.codes.map(\.id)
    func ordered(_ ids: Set<String>) -> [String] {
      codes.filter(ids.contains) + ids.filter { !codes.contains($0) }.sorted()
    }
    let (left, right) = (ordered(Set(moves.map(\.from))), ordered(Set(moves.map(\.to))))
    func nodes(_ ids: [String]) -> [FlowDiagram.Node] {
      ids.map { FlowDiagram.Node(label: name(of: $0), colour: colour(of: $0)) }
    }
    let flows = moves.compactMap { move -> FlowDiagram.Flow? in
      guard let from = left.firstIndex(of: move.from), let to = right.firstIndex(of: move.to) else { return nil }
      return FlowDiagram.Flow(from: from, to: to, count: move.codings, isPale: move.isStay)
    }
    return FlowDiagram(
      left: nodes(left), right: nodes(right), flows: flows, leftTitle: "first code", rightTitle: "code now"
    ).figure(
      name: "moves", title: title,
      caption:
        "Codings by the code that they had first and the one that they have now; \(moved) have another one. Pale: "
        + "codings of these codes that stayed. Numbers: codings that nobody has taken off.")
  }
}
