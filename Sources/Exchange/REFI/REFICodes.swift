import Basics

/// The codes of a REFI-QDA project or codebook.
enum REFICodes {
  /// In the order of the tree, parents before their children, each with its element. A code without an identifier gets
  /// its way through the tree as one.
  static func read(_ roots: [ProjectElement]) -> [(element: ProjectElement, code: ForeignCode)] {
    var result: [(element: ProjectElement, code: ForeignCode)] = []
    var waiting = roots.reversed().map { (element: $0, parent: String?.none) }
    while let (element, parent) = waiting.popLast() {
      let name = element["name"] ?? "code"
      let id = element.guid ?? "\(parent ?? "")/\(name)"
      let code = ForeignCode(
        id: id, parent: parent, name: name, definition: element.words("Description"),
        colour: element["color"].flatMap(colour), isCodable: element["isCodable"]?.lowercased() != "false")
      result.append((element, code))
      waiting += element.all("Code").reversed().map { ($0, id) }
    }
    return result
  }

  /// `#RGB` or `#RRGGBB`, with or without the `#`, as `#rrggbb`; `nil` for other forms.
  static func colour(_ text: String) -> String? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    switch digits.count {
    case 3: return "#" + digits.map { "\($0)\($0)" }.joined().lowercased()
    case 6: return "#" + digits.lowercased()
    default: return nil
    }
  }
}
