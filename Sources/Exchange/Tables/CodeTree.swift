import Basics

/// Codes by their way through the tree.
struct CodeTree {
  private(set) var codes: [ForeignCode] = []
  /// Places in `codes` by id.
  private var numbers: [String: Int] = [:]

  /// The way through the tree as programs write it: `Norms\Informal` (MAXQDA), `Codes\\Norms\\Informal` (NVivo),
  /// `Norms > Informal`, `Norms::Informal` (ATLAS.ti).
  static func path(_ text: String) -> [String] {
    var parts = text.replacing("\\\\", with: "\\").replacing("::", with: "\\").replacing(" > ", with: "\\")
      .split(separator: "\\").map { String($0).trimmingWhitespace() }.filter { !$0.isEmpty }
    if parts.count > 1, ["codes", "nodes"].contains(parts[0].lowercased()) { parts.removeFirst() }
    return parts
  }

  /// The way that full stops in a name are, as Taguette writes it, as far as there are codes of the names before them.
  static func path(dotted name: String, among names: Set<String>) -> [String] {
    var end = name.endIndex
    while let stop = name[..<end].lastIndex(of: ".") {
      let above = String(name[..<stop])
      if names.contains(above) { return path(dotted: above, among: names) + [String(name[name.index(after: stop)...])] }
      end = stop
    }
    return [name]
  }

  /// The id of the code at the end of a way; what is missing on the way is added.
  mutating func id(_ path: [String]) -> String {
    var above: String?
    for name in path {
      let id = above.map { "\($0)\u{1F}\(name)" } ?? name
      if numbers[id] == nil {
        numbers[id] = codes.count
        codes.append(ForeignCode(id: id, parent: above, name: name))
      }
      above = id
    }
    return above ?? ""
  }

  /// - Parameter id: of a code that is there.
  mutating func change(_ id: String, _ change: (inout ForeignCode) -> Void) {
    guard let place = numbers[id] else { return }
    change(&codes[place])
  }
}
