public import Analysis
import Codebooks

extension CodeCounts {
  /// The tree of codes.
  /// - Throws: what reading the index throws.
  public func report(withDefinitions: Bool) throws -> Report {
    let roots = view.codes.filter { position in
      view.codebook.codes[position].parent.flatMap { view.codebook.position(of: $0) }.map { !view.codes.contains($0) }
        ?? true
    }
    let notes =
      ["A code counts its own segments and those of the codes below it; people count once."] + view.countingNotes
    let schema = Self.schema
    let columns = schema.columns
    let tree = Tree(
      label: columns[0], columns: Array(columns.dropFirst()), roots: roots.map { node($0, schema, withDefinitions) },
      notes: notes)
    return try Report(
      "codebook", of: view.study, unit: "segments", sections: [.tree(tree)],
      payload: [("rows", schema.values(view.codes.map(line))), ("notes", .strings(notes))])
  }

  struct Line {
    let code: Code
    let count: Count
  }

  static var schema: Schema<Line> {
    Schema([
      .text("name", "code", .wrapped()) { $0.code.name }.coloured { $0.code.colour }
        .linked { Fragment.code($0.code.id) },
      .text("code", "Id") { $0.code.id },
      .integer("segments", "segments", unit: "segments, with those of the codes below") { $0.count.segments },
      .integer("judged", "judged", unit: "segments that a person coded or accepted") { $0.count.judged },
      .integer("people", "people", unit: "people") { $0.count.people },
      .integer("rules", "rules", unit: "rules") { $0.code.rules.count },
      .text("parent", "Parent", .data, unit: "code's id") { $0.code.parent },
      .integer("depth", "Depth", .data, unit: "0 at the top") { $0.code.depth },
      .text("definition", "Definition", .data) { $0.code.definition },
      .list("include", "Use for", .data) { $0.code.include }, .list("exclude", "Not for", .data) { $0.code.exclude },
      .list("examples", "Examples", .data) { $0.code.examples },
      .text("colour", "Colour", .data, unit: "`#rrggbb`") { $0.code.colour },
      .list("was", "Was", .data, unit: "earlier ids") { $0.code.was },
    ])
  }

  private func line(_ position: Int) -> Line {
    Line(code: view.codebook.codes[position], count: counts[position] ?? Count())
  }

  private func node(_ position: Int, _ schema: Schema<Line>, _ withDefinitions: Bool) -> Tree.Node {
    let line = line(position)
    let cells = schema.cells(line)
    let children = view.codebook.subtree(of: position).dropFirst().filter {
      view.codebook.codes[$0].parent == line.code.id && view.codes.contains($0)
    }
    return Tree.Node(
      cells[0], values: Array(cells.dropFirst()), lines: withDefinitions ? lines(line.code) : [],
      children: children.map { node($0, schema, withDefinitions) })
  }

  private func lines(_ code: Code) -> [String] {
    (code.definition.isEmpty ? [] : [code.definition])
      + code.include.map { "Use for: \($0)" } + code.exclude.map { "Not for: \($0)" }
      + code.examples.map { "Example: “\($0)”" }
  }
}
