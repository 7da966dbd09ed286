import TestSupport
import Transcripts

/// Interviews of made-up sentences: some paragraphs stand more than once, as short answers do.
struct RandomInterview {
  let text: String
  let labels: [String]
  private let words: [String]
  private let space: String

  static let english = [
    "the", "soil", "neighbour", "carried", "we", "never", "asked", "wheelbarrow", "and", "then", "committee", "rain",
    "because", "lent", "me", "his", "spade", "in", "winter", "nobody", "came", "it's", "fine", "😀", "café", "2019",
  ]
  static let chinese = [
    "我们", "邻居", "帮忙", "后来", "搬", "家", "没有", "人", "知道", "，", "他", "的", "孩子", "学校", "冬天", "借", "三轮车", "都", "好",
    "𠮷",
  ]

  init(using generator: inout SeededGenerator) {
    let isChinese = Int.random(in: 0..<3, using: &generator) == 0
    let words = isChinese ? Self.chinese : Self.english
    let space = isChinese ? "" : " "
    self.words = words
    self.space = space
    labels = isChinese ? ["访谈员", "罗桂芬"] : ["Interviewer", "Maud"]
    let colon = isChinese ? "：" : ": "
    var paragraphs: [String] = []
    let count = Int.random(in: 3...14, using: &generator)
    for number in 0..<count {
      if number > 1, Int.random(in: 0..<6, using: &generator) == 0 {
        paragraphs.append(paragraphs.randomElement(using: &generator) ?? "")
        continue
      }
      let length = Int.random(in: 0..<4, using: &generator) == 0 ? 2 : Int.random(in: 4...40, using: &generator)
      let sentence = (0..<length).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: space)
      paragraphs.append(labels[number % 2] + colon + sentence + (isChinese ? "。" : "."))
    }
    text = paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// Some words of the same kind.
  func phrase(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
      .joined(separator: space) + space
  }

  /// What somebody might code: words that a person says, from at least six letters or two ideographs on, perhaps over
  /// several turns.
  func passage(_ longest: Int, _ generator: inout SeededGenerator) -> Span? {
    let scalars = Array(text.unicodeScalars)
    guard let turn = EditedText(text).paragraphs.randomElement(using: &generator),
      let colon = turn.first(where: { scalars[$0] == ":" || scalars[$0] == "：" })
    else { return nil }
    let start = Int.random(in: colon + 1..<turn.upperBound, using: &generator)
    let end = min(scalars.count, start + Int.random(in: 1...longest, using: &generator))
    let weight = scalars[start..<end].reduce(0) {
      $0 + ($1.properties.isIdeographic ? 3 : $1.properties.isAlphabetic ? 1 : 0)
    }
    return weight < 6 ? nil : Span(start, end)
  }

  /// One of the edits that people make.
  func edit(_ edited: inout EditedText, _ generator: inout SeededGenerator) {
    func stretch(_ longest: Int) -> Range<Int> {
      let start = Int.random(in: 0..<edited.count, using: &generator)
      return start..<min(edited.count, start + Int.random(in: 1...longest, using: &generator))
    }
    guard edited.count > 1 else { return }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: edited.insert(phrase(&generator), at: Int.random(in: 0...edited.count, using: &generator))
    case 1: edited.delete(stretch(12))
    case 2:
      let range = stretch(8)
      edited.delete(range)
      edited.insert(phrase(&generator), at: range.lowerBound)
    case 3:
      guard let range = edited.paragraphs.randomElement(using: &generator) else { return }
      let places = edited.paragraphs.map(\.lowerBound).filter { $0 <= range.lowerBound }
      edited.move(range, to: places.randomElement(using: &generator) ?? 0)
    case 4:
      guard let range = edited.paragraphs.randomElement(using: &generator) else { return }
      edited.delete(range)
    default:
      let label = labels[1]
      let old = Array(label.unicodeScalars)
      var place = 0
      while place + old.count <= edited.count {
        if Array(edited.scalars[place..<place + old.count]) == old {
          edited.delete(place..<place + old.count)
          edited.insert(label == "Maud" ? "Mrs Ash" : "罗女士", at: place)
        }
        place += 1
      }
    }
  }
}
