/// The words of a turn with what is coded in them: marked, with a number behind each passage, and the list of what the
/// numbers mean.
struct CodedWords {
  let text: String
  /// In the order of their places.
  let passages: [ReportedTranscript.Passage]

  init(_ turn: ReportedTranscript.Turn) {
    text = turn.text
    passages = turn.passages.enumerated().sorted { a, b in
      let (x, y) = (a.element.range, b.element.range)
      return (x.lowerBound, x.upperBound, a.offset) < (y.lowerBound, y.upperBound, b.offset)
    }.map(\.element)
  }

  /// Words that somebody coded in `mark`, those that only rules found in `u`. Nothing is told by colour alone.
  var html: String {
    let scalars = Array(text.unicodeScalars)
    let inside = passages.map { $0.range.clamped(to: 0..<scalars.count) }
    let edges = Set(inside.flatMap { [$0.lowerBound, $0.upperBound] } + [0, scalars.count]).sorted()
    var html = ""
    var open: String?
    for (start, end) in zip(edges, edges.dropFirst()) {
      let covering = passages.indices.filter { inside[$0].lowerBound <= start && inside[$0].upperBound >= end }
      let kind = covering.isEmpty ? nil : covering.contains { passages[$0].isJudged } ? "mark" : "u"
      if kind != open {
        html += (open.map { "</\($0)>" } ?? "") + (kind.map { "<\($0)>" } ?? "")
        open = kind
      }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[start..<end])
      html += HTMLText.lines(String(words))
      let ending = passages.indices.filter { inside[$0].upperBound == end && !inside[$0].isEmpty }
      html += ending.map { Self.raised($0 + 1) }.joined(separator: ",")
    }
    return html + (open.map { "</\($0)>" } ?? "")
  }

  /// `lin: ¹ Norms, ² Kin; hits not judged: ³ Help`; empty where nothing is coded.
  var listHTML: String {
    var order: [String] = []
    var codes: [String: [String]] = [:]
    for (number, passage) in passages.enumerated() {
      let who = passage.who
      if codes[who] == nil { order.append(who) }
      codes[who, default: []].append("\(Self.raised(number + 1)) \(HTMLText.isolated(passage.code))")
    }
    return order.map { "\($0): \(codes[$0, default: []].joined(separator: ", "))" }.joined(separator: "; ")
  }

  /// A number in superior figures: three bytes each, where an element would be a dozen in each of thousands of places.
  private static func raised(_ number: Int) -> String {
    String(String(number).map { Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[$0.wholeNumberValue ?? 0] })
  }
}

extension ReportedTranscript.Passage {
  /// Who says so, as HTML.
  fileprivate var who: String {
    let names = coders.map { HTMLText.isolated($0) }.joined(separator: ", ")
    if !isJudged { return "hits not judged" }
    return isHit ? "hits accepted by \(names)" : names
  }
}
