import FileContents

/// What a Word document's styles say that matters for its words: lists and hidden text (ISO/IEC 29500-1, 17.7).
struct WordStyles {
  private struct Style {
    var parent: String?
    var number: String?
    var level: Int?
    var isHidden: Bool?
  }

  private var styles: [String: Style] = [:]

  init() {}

  /// - Throws: `Problem` of kind `badData` when the XML is broken.
  init(_ xml: [UInt8], part: String, file: String) throws {
    var found: [String: Style] = [:]
    var present = ""
    try XMLStream.read(xml, part: part, file: file) { piece in
      switch piece {
      case .start("style", let attributes, let isEmpty):
        present = isEmpty ? "" : attributes["styleId"] ?? ""
        found[present] = Style()
      case .end("style"): present = ""
      case .start(let name, let attributes, _) where !present.isEmpty:
        let value = attributes["val"]
        switch name {
        case "basedOn": found[present]?.parent = value
        case "numId": found[present]?.number = value
        case "ilvl": found[present]?.level = ListMark.level(value, in: WordNumbering.levels)
        case "vanish": found[present]?.isHidden = WordText.isOn(value)
        default: break
        }
      default: break
      }
    }
    styles = found
  }

  func isHidden(_ style: String?) -> Bool { look(style) { $0.isHidden } ?? false }

  /// The list that paragraphs of a style belong to, and the level (0-based).
  func list(_ style: String?) -> (number: String, level: Int)? {
    guard let number = look(style, { $0.number }) else { return nil }
    return (number, look(style) { $0.level } ?? 0)
  }

  /// A property of a style, or of the nearest that it is based on.
  private func look<Value>(_ style: String?, _ value: (Style) -> Value?) -> Value? {
    var name = style
    // No chain is longer than all styles, unless it is a circle.
    for _ in styles {
      guard let present = name, let style = styles[present] else { return nil }
      if let found = value(style) { return found }
      name = style.parent
    }
    return nil
  }
}
