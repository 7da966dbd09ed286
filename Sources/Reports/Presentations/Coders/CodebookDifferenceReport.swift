public import Codebooks
public import StudyIndex

/// How a codebook has changed, and which codings that touches.
public struct CodebookDifferenceReport {
  private let rows: [DifferingCode]

  /// - Parameter touched: the number of codings a code (by its id now), by coder.
  public init(_ difference: CodebookDifference, touched: [String: [(coder: String, codings: Int)]]) {
    rows = difference.items.map { DifferingCode(item: $0, codings: touched[$0.code] ?? []) }
  }

  /// - Parameter source: the version that the present codebook is compared with.
  /// - Throws: what reading the index throws.
  public func report(since source: String, of study: Study) throws -> Report {
    let schema = DifferingCode.schema(withCodings: true)
    let table = schema.table(title: "The codebook since \(source)", rows, notes: notes)
    return try Report(
      "codebook", of: study, unit: "codes", sections: [.table(table)],
      payload: [("since", .string(source)), ("rows", schema.values(rows)), ("notes", .strings(notes))])
  }

  private var notes: [String] {
    if rows.isEmpty { return ["Nothing has changed."] }
    let redefined = rows.filter { $0.item.changes.contains(.redefined) }
    if redefined.isEmpty { return ["No definition has changed."] }
    let codings = redefined.reduce(0) { $0 + $1.codings.reduce(0) { $0 + $1.codings } }
    return [
      "\(counted(codings, "coding")) of \(counted(redefined.count, "redefined code")): look at them again; "
        + "`strand quotes --current-definition` shows those made since."
    ]
  }
}

/// A code that two codebooks do not have alike, with its codings.
struct DifferingCode {
  let item: CodebookDifference.Item
  let codings: [(coder: String, codings: Int)]

  /// - Parameter withCodings: whether the codings are known and shown.
  static func schema(withCodings: Bool) -> Schema<DifferingCode> {
    let codings = Schema<(coder: String, codings: Int)>([
      .text("coder", "Coder") { $0.coder }, .integer("codings", "Codings", unit: "codings") { $0.codings },
    ])
    let fields: [Field<DifferingCode>] = [
      .text("code", "Code", unit: "id now; of a removed code, the old one") { $0.item.code },
      .text("name", "Name", .data) { $0.item.name },
      .list(
        "changes", "What", .wrapped(12),
        unit: "`added`, `removed`, `renamed`, `moved`, `redefined`, `rules`"
      ) { $0.item.changes.map(\.rawValue) },
      .reading("details", "How", .wrapped(16)) { .text($0.details) },
      .text("former_id", "Former id", .data) { $0.item.formerID },
      .list("parts", "Parts", .data, unit: "of the definition that differ") { $0.item.parts },
      .text("old_parent", "From", .data, unit: "code's id; empty at the top") { $0.item.parents?.old },
      .text("new_parent", "To", .data, unit: "code's id; empty at the top") { $0.item.parents?.new },
    ]
    guard withCodings else { return Schema(fields) }
    return Schema(
      fields + [
        .reading("touched", "Codings", .wrapped(10)) { row in
          .text(row.codings.map { "\($0.coder) \($0.codings)" }.joined(separator: ", "))
        },
        .nested("codings", codings) { $0.codings },
      ])
  }

  private var details: String {
    var parts: [String] = []
    if let former = item.formerID { parts.append("was \(former)") }
    if let parents = item.parents {
      parts.append(
        "from \(parents.old.isEmpty ? "the top" : parents.old) to \(parents.new.isEmpty ? "the top" : parents.new)")
    }
    if !item.parts.isEmpty { parts.append("other \(item.parts.joined(separator: ", "))") }
    return parts.joined(separator: "; ")
  }
}
