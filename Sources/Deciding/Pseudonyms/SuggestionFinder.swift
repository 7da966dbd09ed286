import Basics
import Foundation
import Transcripts

/// Looks for what looks like a name, a place or an address. It suggests; people decide.
struct SuggestionFinder {
  /// By what is compared of them.
  private var found: [String: NameSuggestions.Suggestion] = [:]
  /// Words that are somewhere in lower case: no names, whatever begins a sentence with them.
  private var common: Set<String> = []

  /// A wrong pattern is a mistake in this file: it stops the program, as otherwise names would stay unseen.
  private static func pattern(_ text: String) -> NSRegularExpression {
    do {
      return try NSRegularExpression(pattern: text)
    } catch {
      preconditionFailure("the pattern \(text) is not a regular expression")
    }
  }

  /// In the order in which they are tried; what one has taken the next do not see.
  private static let patterns: [(kind: NameSuggestions.Kind, expression: NSRegularExpression)] = [
    (.email, pattern(#"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"#)),
    (
      .date,
      pattern(
        #"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\d{4}年\d{1,2}月\d{1,2}[日号]"#)
    ),
    (.phone, pattern(#"(?<![\d\w])\d[\d ()/-]{5,16}\d(?!\d)"#)),
    (.number, pattern(#"\b\d{6,}[Xx]?\b"#)),
  ]

  /// A capitalised word, or several, after a word in lower case or a comma.
  private static let capitalised = pattern(
    #"(?<=[\p{Ll},;] )\p{Lu}[\p{Ll}\p{M}]+(?:[ -]\p{Lu}[\p{Ll}\p{M}]+)*"#)
  private static let lowerCase = pattern(#"\b\p{Ll}{2,}\b"#)
  private static let placeEnd = pattern(
    #"(?:Street|Road|Avenue|Village|County|Town|Square|Hospital|School|University|gade|vej|straße)$"#)

  /// A frequent surname with a title behind it or a mark of familiarity before it; a place by its last character.
  private static let surnames =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤冉牟"
  private static let chineseNames = pattern(
    "[\(surnames)]\\p{Han}{0,2}?(?=大姐|大哥|大叔|大妈|老师|书记|主任|师傅|婆婆|老伯|阿姨|嫂|总|医生|经理)|(?<=[老小])[\(surnames)](?!\\p{Han}*[是了的])"
  )
  private static let chinesePlaces = pattern(
    #"(?<=[在到去从回住])\p{Han}{1,3}(?:县|镇|村|街道|小区|医院|学校|社区)"#)

  /// Ids and roles (`I1`, `HC-P3`, `Interviewer`) are no names.
  static func isName(_ label: String) -> Bool {
    label.unicodeScalars.count >= 2 && !label.contains(where: \.isNumber) && RoleNames.role(of: label) == nil
      && label != label.uppercased() || label.unicodeScalars.contains { $0.value >= 0x3400 && $0.value < 0xA000 }
  }

  /// - Parameter from: line of the file on which the text begins.
  mutating func look(at text: String, language: String, _ transcript: String, from line: Int) {
    let text = NameReplacement.seen(text)
    let lines = LineNumbers(text)
    func place(_ offset: Int) -> String { "\(transcript):\(line + lines.number(at: offset))" }
    lookForPatterns(in: text, at: place)
    Self.each(Self.lowerCase, in: text) { word, _ in common.insert(word) }
    // In German every noun is capitalised.
    if !language.hasPrefix("de") {
      Self.each(Self.capitalised, in: text) { words, offset in
        let isPlace = Self.placeEnd.firstMatch(in: words, range: NSRange(words.startIndex..., in: words)) != nil
        add(words, isPlace ? .place : .name, place(offset))
      }
    }
    Self.each(Self.chineseNames, in: text) { name, offset in
      if name.count > 1 { add(name, .name, place(offset)) }
    }
    Self.each(Self.chinesePlaces, in: text) { name, offset in add(name, .place, place(offset)) }
  }

  mutating func lookForPatterns(in text: String, at place: (Int) -> String) {
    let text = NameReplacement.seen(text)
    var taken: [Range<Int>] = []
    for (kind, expression) in Self.patterns {
      Self.each(expression, in: text) { match, offset in
        let range = offset..<(offset + match.utf16.count)
        guard !taken.contains(where: { $0.overlaps(range) }) else { return }
        taken.append(range)
        add(match, kind, place(offset))
      }
    }
  }

  mutating func add(_ original: String, _ kind: NameSuggestions.Kind, _ first: String) {
    let key = NameReplacement.compared(original)
    if found[key] != nil {
      found[key]?.count += 1
      return
    }
    found[key] = NameSuggestions.Suggestion(original: original, kind: kind, count: 1, first: first)
  }

  /// Without single words that are common ones.
  var sorted: [NameSuggestions.Suggestion] {
    let kinds = NameSuggestions.Kind.allCases
    return found.values.filter { $0.kind != .name || !common.contains($0.original.lowercased()) }.sorted { a, b in
      let (i, j) = (kinds.firstIndex(of: a.kind) ?? 0, kinds.firstIndex(of: b.kind) ?? 0)
      return (i, -a.count, a.original) < (j, -b.count, b.original)
    }
  }

  /// - Parameter body: takes the match and its offset in UTF-16 units.
  private static func each(_ expression: NSRegularExpression, in text: String, _ body: (String, Int) -> Void) {
    let whole = text as NSString
    let all = NSRange(location: 0, length: whole.length)
    for match in expression.matches(in: text, range: all) {
      body(whole.substring(with: match.range), match.range.location)
    }
  }
}

/// Which line an offset lies on, 0-based.
private struct LineNumbers {
  /// UTF-16 offsets of the line feeds.
  private let ends: [Int]

  init(_ text: String) {
    ends = text.utf16.enumerated().filter { $0.element == 0x0A }.map(\.offset)
  }

  func number(at offset: Int) -> Int {
    ends.partitioningIndex { $0 >= offset }
  }
}
