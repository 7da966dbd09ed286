import Basics
import Codebooks
import Transcripts

/// Turns the occurrences of terms into hits, one turn after another.
struct RuleEvaluation {
  let rules: RulePlans
  let transcript: Transcript
  let base: UnsafePointer<UInt8>
  let context: MatchContext
  private(set) var hits: [Hit] = []
  /// Of the turn in hand.
  private var turn = 0
  private var stretch: Stretch
  private var words: [Span]?

  private typealias Found = (occurrence: Occurrence, span: Span)

  init(rules: RulePlans, transcript: Transcript, base: UnsafePointer<UInt8>, context: MatchContext) {
    self.rules = rules
    self.transcript = transcript
    self.base = base
    self.context = context
    stretch = Stretch(base: base, lower: 0, upper: 0)
  }

  /// Adds the hits of one turn. `occurrences` are all of the turn's, in order; `bytes` are its words.
  mutating func evaluate(_ occurrences: ArraySlice<Occurrence>, turn: Int, bytes: Range<Int>) {
    self.turn = turn
    stretch = Stretch(base: base, lower: bytes.lowerBound, upper: bytes.upperBound)
    words = nil
    let role = transcript.role(of: transcript.turns[turn])
    var touched: Set<Int> = []
    var all: [Found]?
    for occurrence in occurrences {
      var span: Span?
      for index in rules.uses[Int(occurrence.term)] where rules.plans[index].fits(role) {
        guard rules.plans[index].isSimple else {
          touched.insert(index)
          continue
        }
        let match = span ?? transcript.text.span(ofBytes: occurrence.from..<occurrence.to)
        span = match
        let extent = self.extent(of: match, occurrence.from..<occurrence.to, rules.plans[index])
        add(rules.plans[index], match: match, span: extent)
      }
    }
    for index in touched.sorted() {
      let found = all ?? occurrences.map { ($0, transcript.text.span(ofBytes: $0.from..<$0.to)) }
      all = found
      evaluate(rules.plans[index], found)
    }
  }

  private mutating func evaluate(_ plan: RulePlan, _ found: [Found]) {
    switch plan.pattern {
    case .any:
      for item in found where plan.terms.contains(item.occurrence.term) {
        consider(plan, item.span, bytes(item), among: found)
      }
    case .all(let terms):
      all(plan, terms, found)
    case .near(let terms, let limit):
      near(plan, terms, limit, found)
    }
  }

  // MARK: Patterns of several terms

  /// One hit for each sentence (or the turn) in which every term begins: from the first of them to the last.
  private mutating func all(_ plan: RulePlan, _ terms: [Int32], _ found: [Found]) {
    var scope: Span?
    var first: [Int32: Found] = [:]
    let wanted = Set(terms)
    for item in found where wanted.contains(item.occurrence.term) {
      let own = plan.extent == .turn ? transcript.turns[turn].span : sentence(of: item)
      if let current = scope, current.start != own.start {
        finish(plan, first, wanted.count, among: found)
        first = [:]
      }
      scope = own
      if first[item.occurrence.term] == nil { first[item.occurrence.term] = item }
    }
    finish(plan, first, wanted.count, among: found)
  }

  private mutating func finish(_ plan: RulePlan, _ first: [Int32: Found], _ wanted: Int, among found: [Found]) {
    guard first.count == wanted, let any = first.values.first else { return }
    let span = first.values.reduce(any.span) { $0.union($1.span) }
    let range = first.values.reduce(bytes(any)) { Self.union($0, bytes($1)) }
    consider(plan, span, range, among: found)
  }

  /// The smallest stretches in which every term begins, the last at most `limit` words after the first.
  private mutating func near(_ plan: RulePlan, _ terms: [Int32], _ limit: Int, _ found: [Found]) {
    let wanted = Set(terms)
    let items = found.filter { wanted.contains($0.occurrence.term) }
    var counts: [Int32: Int] = [:]
    var left = 0
    for right in items.indices {
      counts[items[right].occurrence.term, default: 0] += 1
      while counts.count == wanted.count {
        let term = items[left].occurrence.term
        if counts[term] == 1 {
          if distance(items[left].span, items[right].span) <= limit {
            let inside = items[left...right]
            let span = inside.reduce(items[left].span) { $0.union($1.span) }
            consider(plan, span, inside.reduce(bytes(items[left])) { Self.union($0, bytes($1)) }, among: found)
          }
          counts[term] = nil
        } else {
          counts[term] = (counts[term] ?? 1) - 1
        }
        left += 1
      }
    }
  }

  /// How many words later one begins than the other.
  private mutating func distance(_ a: Span, _ b: Span) -> Int {
    let words = self.words ?? context.segmenter.words(in: transcript.text, of: transcript.turns[turn].span)
    self.words = words
    func index(_ start: Int) -> Int { words.partitioningIndex { $0.start > start } }
    return index(b.start) - index(a.start)
  }

  // MARK: From a match to a hit

  /// Adds a hit unless a term under `unless` is in its sentence (or turn).
  private mutating func consider(_ plan: RulePlan, _ match: Span, _ range: Range<Int>, among found: [Found]) {
    let span = extent(of: match, range, plan)
    if !plan.unless.isEmpty {
      let scope = plan.extent == .match ? sentence(around: match, range) : span
      for item in found where plan.unless.contains(item.occurrence.term) && item.span.overlaps(scope) { return }
    }
    add(plan, match: match, span: span)
  }

  private mutating func add(_ plan: RulePlan, match: Span, span: Span) {
    hits.append(Hit(code: plan.code, rule: plan.rule, match: match, span: span, turn: turn))
  }

  private func extent(of match: Span, _ range: Range<Int>, _ plan: RulePlan) -> Span {
    switch plan.extent {
    case .match: match
    case .sentence: sentence(around: match, range)
    case .turn: transcript.turns[turn].span
    }
  }

  /// The sentence in which an occurrence begins.
  private func sentence(of item: Found) -> Span {
    let start = item.occurrence.from
    return sentence(around: Span(item.span.start, item.span.start + 1), start..<stretch.scalar(at: start).end)
  }

  private func sentence(around match: Span, _ range: Range<Int>) -> Span {
    context.sentences.span(around: match, bytes: range, turn: stretch, in: transcript.text)
  }

  private func bytes(_ item: Found) -> Range<Int> { item.occurrence.from..<item.occurrence.to }

  private static func union(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
    min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }
}
