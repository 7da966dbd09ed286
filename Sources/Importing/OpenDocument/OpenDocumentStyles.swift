import FileContents

/// What an OpenDocument text's styles say that matters for its words: lists, hidden text, symbol fonts (OpenDocument
/// 1.3, part 3, 16).
struct OpenDocumentStyles {
  /// One level of a list style.
  struct Level {
    /// `nil` for bullets.
    var style: ListMark.Style?
    var prefix = ""
    var suffix = ""
    var start = 1
    /// How many levels' numbers are shown.
    var shown = 1
  }

  private struct Style {
    var parent: String?
    var isHidden: Bool?
    var font: String?
    var list: String?
  }

  /// The name under which the numbers of headings are.
  static let outline = " outline"
  /// A list has ten levels, 1-based (19.880, `text:level`).
  static let levels = 1...10

  private(set) var lists: [String: [Int: Level]] = [:]
  /// How many headers and footers hold words.
  private(set) var headersAndFooters = 0
  private var styles: [String: Style] = [:]

  private var style = ""
  private var list = ""
  private var headerDepth = 0
  private var headerHasWords = false

  func isHidden(_ name: String?) -> Bool { look(name) { $0.isHidden } ?? false }
  func font(_ name: String?) -> String? { look(name) { $0.font } }
  func list(ofParagraph name: String?) -> String? { look(name) { $0.list } }

  private func look<Value>(_ name: String?, _ value: (Style) -> Value?) -> Value? {
    var name = name
    // No chain is longer than all styles, unless it is a circle.
    for _ in styles {
      guard let present = name, let style = styles[present] else { return nil }
      if let found = value(style) { return found }
      name = style.parent
    }
    return nil
  }

  /// Takes the XML of `styles.xml`, or of the automatic styles of `content.xml`.
  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty)
    case .end("style"): style = ""
    case .end("list-style"), .end("outline-style"): list = ""
    case .end(let name):
      guard headerDepth > 0 else { break }
      headerDepth -= 1
      if headerDepth == 0, headerHasWords, name.contains("header") || name.contains("footer") { headersAndFooters += 1 }
    case .text(let text):
      if headerDepth > 0, !text.allSatisfy(\.isWhitespace) { headerHasWords = true }
    }
  }

  private mutating func start(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) {
    if headerDepth > 0 {
      if !isEmpty { headerDepth += 1 }
      return
    }
    switch name {
    case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
      if !isEmpty { (headerDepth, headerHasWords) = (1, false) }
    case "style":
      let found = Style(parent: attributes["parent-style-name"], list: attributes["list-style-name"])
      styles[attributes["name"] ?? ""] = found
      style = isEmpty ? "" : attributes["name"] ?? ""
    case "text-properties":
      guard !style.isEmpty else { break }
      if let display = attributes["display"] { styles[style]?.isHidden = display == "none" }
      if let font = attributes["font-name"] { styles[style]?.font = font }
    case "list-style": list = attributes["name"] ?? ""
    case "outline-style": list = Self.outline
    case "list-level-style-number", "outline-level-style", "list-level-style-bullet", "list-level-style-image":
      guard !list.isEmpty, let number = ListMark.level(attributes["level"], in: Self.levels) else { break }
      lists[list, default: [:]][number] = Level(
        style: name.hasSuffix("bullet") || name.hasSuffix("image") ? nil : Self.style(attributes["num-format"] ?? ""),
        prefix: attributes["num-prefix"] ?? "", suffix: attributes["num-suffix"] ?? "",
        start: ListMark.number(attributes["start-value"]) ?? 1,
        shown: ListMark.level(attributes["display-levels"], in: Self.levels) ?? 1)
    default: break
    }
  }

  private static func style(_ format: String) -> ListMark.Style {
    switch format {
    case "a": .lowerLetter
    case "A": .upperLetter
    case "i": .lowerRoman
    case "I": .upperRoman
    case "": .none
    default: .decimal
    }
  }
}

/// The numbers of an OpenDocument text's lists, counted as its paragraphs come.
struct OpenDocumentLists {
  private struct Open {
    var style: String?
    var name: String
  }

  private var open: [Open] = []
  /// By the list's name: the present number of each level.
  private var counters: [String: [Int: Int]] = [:]
  private var previous = ""
  private var isFirstInItem = false
  private var hasNumber = false
  private var anonymous = 0

  mutating func begin(_ attributes: [String: String]) {
    let inherited = open.last
    var name = inherited?.name ?? attributes["id"] ?? ""
    if inherited == nil {
      if name.isEmpty {
        anonymous += 1
        name = " \(anonymous)"
      }
      if let continued = attributes["continue-list"] {
        counters[name] = counters[continued]
      } else if attributes["continue-numbering"] == "true" {
        counters[name] = counters[previous]
      }
      previous = name
    }
    open.append(Open(style: attributes["style-name"] ?? inherited?.style, name: name))
  }

  mutating func end() { _ = open.popLast() }

  mutating func beginItem(_ attributes: [String: String], hasNumber: Bool) {
    (isFirstInItem, self.hasNumber) = (true, hasNumber)
    guard let last = open.last, let start = ListMark.number(attributes["start-value"]) else { return }
    counters[last.name, default: [:]][open.count] = start - 1
  }

  /// The mark of the paragraph that ends, if it is the first of a list's item.
  mutating func mark(paragraphStyle: String?, _ styles: OpenDocumentStyles) -> String? {
    guard isFirstInItem, let last = open.last else { return nil }
    isFirstInItem = false
    guard hasNumber, let style = last.style ?? styles.list(ofParagraph: paragraphStyle) else { return nil }
    return number(in: last.name, level: open.count, levels: styles.lists[style] ?? [:])
  }

  /// The number of a heading, where the document numbers its headings.
  mutating func heading(level: Int, _ styles: OpenDocumentStyles) -> String? {
    number(in: OpenDocumentStyles.outline, level: level, levels: styles.lists[OpenDocumentStyles.outline] ?? [:])
  }

  private mutating func number(in name: String, level: Int, levels: [Int: OpenDocumentStyles.Level]) -> String? {
    guard level > 0, let format = levels[level] else { return nil }
    var counter = counters[name] ?? [:]
    counter[level] = counter[level].map { $0 + 1 } ?? format.start
    for deeper in counter.keys where deeper > level { counter[deeper] = nil }
    counters[name] = counter
    guard let own = format.style else { return ListMark.bullet }
    guard own != .none else { return nil }
    let shown = max(1, level - format.shown + 1)...level
    let numbers = shown.compactMap { place -> String? in
      let text = ListMark.text(counter[place] ?? levels[place]?.start ?? 1, levels[place]?.style ?? .decimal)
      return text.isEmpty ? nil : text
    }
    return format.prefix + numbers.joined(separator: ".") + format.suffix
  }
}
