public import Codebooks
public import StudyIndex

/// How a codebook has changed, and which codings that touches.
public enum CodebookDifferenceReport {
  /// - Parameters:
  ///   - source: the version that the present codebook is compared with.
  ///   - touched: the present number of codings a code (by its id now), by coder.
  /// - Throws: what reading the index throws.
  public static func report(
    _ difference: CodebookDifference, since source: String, touched: [String: [(coder: String, codings: Int)]],
    of study: Study
  ) throws -> Report {
    var shown = table(difference, title: "The codebook since \(source)", touched: touched)
    let redefined = difference.items.filter { $0.changes.contains(.redefined) }
    let codings = redefined.reduce(0) { $0 + (touched[$1.code] ?? []).reduce(0) { $0 + $1.codings } }
    shown.notes =
      difference.items.isEmpty
      ? ["Nothing has changed."]
      : [
        "\(counted(codings, "coding")) of \(counted(redefined.count, "redefined code")): look at them again; `strand quotes "
          + "--current-definition` shows those made since."
      ]
    return try Report(
      "codebook", of: study, unit: "codes", sections: [.table(shown)],
      payload: [
        ("since", .string(source)), ("rows", value(difference, touched: touched)), ("notes", .strings(shown.notes)),
      ])
  }

  static func table(
    _ difference: CodebookDifference, title: String, touched: [String: [(coder: String, codings: Int)]]? = nil
  ) -> Table {
    var columns = [
      Column(key: "code", heading: "Code"), Column(key: "changes", heading: "What", wraps: true, minimumWidth: 12),
      Column(key: "details", heading: "How", wraps: true, minimumWidth: 16),
    ]
    if touched != nil { columns.append(Column(key: "codings", heading: "Codings", wraps: true, minimumWidth: 10)) }
    return Table(
      title: title, columns: columns,
      rows: difference.items.map { item in
        var cells: [Cell] = [
          .text(item.code), .text(item.changes.map(\.rawValue).joined(separator: ", ")), .text(details(item)),
        ]
        if let touched {
          cells.append(.text((touched[item.code] ?? []).map { "\($0.coder) \($0.codings)" }.joined(separator: ", ")))
        }
        return Table.Row(cells)
      })
  }

  static func value(
    _ difference: CodebookDifference, touched: [String: [(coder: String, codings: Int)]] = [:]
  ) -> JSONValue {
    .array(
      difference.items.map { item in
        .object([
          ("code", .string(item.code)), ("name", .string(item.name)), ("former_id", .optional(item.formerID)),
          ("changes", .strings(item.changes.map(\.rawValue))), ("parts", .strings(item.parts)),
          ("old_parent", .optional(item.parents?.old)), ("new_parent", .optional(item.parents?.new)),
          (
            "codings",
            .object((touched[item.code] ?? []).map { ($0.coder, .integer($0.codings)) })
          ),
        ])
      })
  }

  private static func details(_ item: CodebookDifference.Item) -> String {
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
