import Reports

/// Addresses of the workbench's pages.
enum PageLinks {
  /// - Parameter passage: id of a coding or a hit that is shown at once.
  static func transcript(_ name: String, turn: Int? = nil, passage: String? = nil) -> String {
    var items = QueryItems([("transcript", name)])
    if let turn { items = items.with("turn", String(turn)) }
    if let passage { items = items.with("passage", passage) }
    return "/read?\(items.text)" + (turn.map { "#turn-\($0)" } ?? "")
  }

  static func quotes(_ items: QueryItems) -> String { "/quotes" + (items.pairs.isEmpty ? "" : "?\(items.text)") }

  static func person(_ id: String) -> String { "/person?\(QueryItems([("id", id)]).text)" }

  static func download(_ verb: String, _ items: QueryItems, _ format: String) -> String {
    "/download?\(QueryItems([("make", verb)] + items.pairs + [("format", format)]).text)"
  }

  /// Where a place in a study's report is in the workbench.
  /// - Parameters:
  ///   - fragment: as `Fragment` makes it.
  ///   - filter: what the numbers are narrowed to, so that the quotes behind them are narrowed, too.
  static func address(of fragment: String, filter: QueryItems = QueryItems([])) -> String? {
    let parts = Fragment.parts(of: fragment)
    switch (parts.first, parts.count) {
    case ("code", 2): return quotes(QueryItems([("codes", parts[1]), ("roll_up", "true")] + filter.pairs))
    case ("quotes", 4):
      return quotes(
        QueryItems(
          [("codes", parts[1]), ("roll_up", "true"), ("only", parts[1]), ("by", parts[2]), ("level", parts[3])]
            + filter.pairs))
    case ("turn", 3): return transcript(parts[1], turn: Int(parts[2]))
    case ("quote", 4): return transcript(parts[2])
    case ("transcript", 2): return transcript(parts[1])
    default: return nil
    }
  }
}
