/// A tree with numbers beside it: the codebook with its counts.
public struct Tree: Sendable {
  public var title: String?
  /// Name and heading of the column of names.
  public var label: Column
  /// Columns of the nodes' values.
  public var columns: [Column]
  public var roots: [Node]
  public var notes: [String]

  public init(
    title: String? = nil, label: Column = Column(key: "code", heading: "code", wraps: true), columns: [Column] = [],
    roots: [Node], notes: [String] = []
  ) {
    self.title = title
    self.label = label
    self.columns = columns
    self.roots = roots
    self.notes = notes
  }

  public struct Node: Sendable {
    public var label: Cell
    public var values: [Cell]
    /// Lines under the node: a definition, an example.
    public var lines: [String]
    public var children: [Node]

    public init(_ label: Cell, values: [Cell] = [], lines: [String] = [], children: [Node] = []) {
      self.label = label
      self.values = values
      self.lines = lines
      self.children = children
    }
  }
}

extension Tree {
  /// The tree as a table: depth first, the depth as indent and, for programs, as a column `depth`.
  public var table: Table {
    Table(
      title: title, columns: [label] + columns + (hasDepth ? [] : [Self.depth]),
      rows: roots.flatMap { rows(of: $0, depth: 0) }, notes: notes)
  }

  private static let depth = Column(key: "depth", heading: "depth", alignment: .right, dataOnly: true)

  private var hasDepth: Bool { columns.contains { $0.key == Self.depth.key } }

  private func rows(of node: Node, depth: Int) -> [Table.Row] {
    let own = Table.Row(
      [node.label] + node.values + (hasDepth ? [] : [.integer(depth)]), indent: depth,
      quoted: node.lines.map { QuotedLine($0) })
    return [own] + node.children.flatMap { rows(of: $0, depth: depth + 1) }
  }
}
