import FileContents

/// The numbers of a Word document's lists (ISO/IEC 29500-1, 17.9), counted as its paragraphs come.
struct WordNumbering {
  /// A list has nine levels, 0-based (17.9.3, `ilvl`).
  static let levels = 0...8

  private struct Level {
    var start = 1
    /// `nil` for bullets.
    var style: ListMark.Style? = .decimal
    /// `%1.%2)`
    var text = ""
    /// Numbers of higher levels are written in Arabic figures.
    var isLegal = false
  }

  private struct Number {
    var abstract = ""
    var starts: [Int: Int] = [:]
  }

  private var abstracts: [String: [Int: Level]] = [:]
  private var numbers: [String: Number] = [:]
  /// By abstract list: the present number of each level.
  private var counters: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  /// A document without lists.
  init() {}

  /// - Throws: `Problem` of kind `badData` when the XML is broken.
  init(_ xml: [UInt8], part: String, file: String) throws {
    var abstract = ""
    var number = ""
    var level = 0
    var result = self
    try XMLStream.read(xml, part: part, file: file) { piece in
      guard case .start(let name, let attributes, _) = piece else { return }
      let value = attributes["val"] ?? ""
      switch name {
      case "abstractNum": (abstract, number) = (attributes["abstractNumId"] ?? "", "")
      case "num":
        number = attributes["numId"] ?? ""
        result.numbers[number] = Number()
      case "abstractNumId": if !number.isEmpty { result.numbers[number]?.abstract = value }
      case "lvlOverride": level = ListMark.level(attributes["ilvl"], in: Self.levels) ?? 0
      case "startOverride": result.numbers[number]?.starts[level] = ListMark.number(value)
      case "lvl":
        level = ListMark.level(attributes["ilvl"], in: Self.levels) ?? 0
        if number.isEmpty { result.abstracts[abstract, default: [:]][level] = Level() }
      case "start" where number.isEmpty: result.abstracts[abstract]?[level]?.start = ListMark.number(value) ?? 1
      case "numFmt" where number.isEmpty: result.abstracts[abstract]?[level]?.style = Self.style(value)
      case "lvlText" where number.isEmpty: result.abstracts[abstract]?[level]?.text = value
      case "isLgl" where number.isEmpty: result.abstracts[abstract]?[level]?.isLegal = value != "0" && value != "false"
      default: break
      }
    }
    self = result
  }

  private static func style(_ name: String) -> ListMark.Style? {
    switch name {
    case "bullet": nil
    case "decimalZero": .decimalZero
    case "lowerLetter": .lowerLetter
    case "upperLetter": .upperLetter
    case "lowerRoman": .lowerRoman
    case "upperRoman": .upperRoman
    case "none": ListMark.Style.none
    default: .decimal
    }
  }

  /// The mark of the next paragraph of list `number` at `level` (0-based); `nil` where it has none.
  mutating func mark(number: String, level: Int) -> String? {
    guard Self.levels.contains(level), let definition = numbers[number], let levels = abstracts[definition.abstract],
      let format = levels[level]
    else { return nil }
    var counter = counters[definition.abstract] ?? [:]
    if let start = definition.starts[level], begun.insert("\(number) \(level)").inserted {
      counter[level] = start
    } else {
      counter[level] = counter[level].map { $0 + 1 } ?? format.start
    }
    for deeper in counter.keys where deeper > level { counter[deeper] = nil }
    counters[definition.abstract] = counter
    guard format.style != nil else { return ListMark.bullet }
    var text = format.text
    for place in 0...level {
      guard text.contains("%\(place + 1)") else { continue }
      let style = format.isLegal ? .decimal : (levels[place]?.style ?? .decimal)
      text = text.replacing("%\(place + 1)", with: ListMark.text(counter[place] ?? levels[place]?.start ?? 1, style))
    }
    return text.isEmpty ? nil : text
  }
}
