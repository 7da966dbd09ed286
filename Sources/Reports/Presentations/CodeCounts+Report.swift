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
    let notes = ["A code counts its own segments and those of the codes below it; people count once."]
    let tree = Tree(
      columns: [
        Column(key: "id", heading: "Id"), Column(key: "segments", heading: "segments", alignment: .right),
        Column(key: "judged", heading: "judged", alignment: .right),
        Column(key: "people", heading: "people", alignment: .right),
        Column(key: "rules", heading: "rules", alignment: .right),
      ], roots: roots.map { node($0, withDefinitions) }, notes: notes)
    return try Report(
      "codebook", of: view.study, unit: "segments", sections: [.tree(tree)],
      payload: [("rows", .array(view.codes.map(row))), ("notes", .strings(notes))])
  }

  private func node(_ position: Int, _ withDefinitions: Bool) -> Tree.Node {
    let code = view.codebook.codes[position]
    let count = counts[position] ?? Count()
    let children = view.codebook.subtree(of: position).dropFirst().filter {
      view.codebook.codes[$0].parent == code.id && view.codes.contains($0)
    }
    return Tree.Node(
      .text(code.name, colour: code.colour),
      values: [
        .text(code.id), .integer(count.segments), .integer(count.judged), .integer(count.people),
        .integer(code.rules.count),
      ], lines: withDefinitions ? lines(code) : [], children: children.map { node($0, withDefinitions) })
  }

  private func lines(_ code: Code) -> [String] {
    (code.definition.isEmpty ? [] : [code.definition])
      + code.include.map { "Use for: \($0)" } + code.exclude.map { "Not for: \($0)" }
      + code.examples.map { "Example: “\($0)”" }
  }

  private func row(_ position: Int) -> JSONValue {
    let code = view.codebook.codes[position]
    let count = counts[position] ?? Count()
    return .object([
      ("code", .string(code.id)), ("name", .string(code.name)), ("parent", .optional(code.parent)),
      ("depth", .integer(code.depth)), ("definition", .string(code.definition)), ("include", .strings(code.include)),
      ("exclude", .strings(code.exclude)), ("examples", .strings(code.examples)), ("colour", .optional(code.colour)),
      ("was", .strings(code.was)), ("rules", .integer(code.rules.count)), ("segments", .integer(count.segments)),
      ("judged", .integer(count.judged)), ("people", .integer(count.people)),
    ])
  }
}
