import Codebooks
import Transcripts

/// A rule in the numbers of a term set.
struct RulePlan: Sendable {
  enum Pattern: Sendable {
    case any
    case all([Int32])
    case near([Int32], words: Int)
  }

  /// Index in `Codebook.codes`, and in the code's `rules`.
  let code: Int
  let rule: Int
  let pattern: Pattern
  /// All terms of the pattern.
  let terms: [Int32]
  let unless: [Int32]
  let extent: Rule.Extent
  let speakers: Rule.Speakers

  func fits(_ role: Role) -> Bool {
    switch speakers {
    case .participants: role == .participant
    case .interviewers: role == .interviewer
    case .everyone: true
    }
  }

  /// Whether each occurrence of a term is a hit whatever else is around it.
  var isSimple: Bool {
    if case .any = pattern { return unless.isEmpty }
    return false
  }
}

/// The rules of a codebook that apply to one language.
struct RulePlans: Sendable {
  let plans: [RulePlan]
  let terms: [SoughtTerm]
  /// For each term, the plans that use it.
  let uses: [[Int]]
  /// For each term, the first rule that uses it, as indices of code and rule.
  let firstUse: [(code: Int, rule: Int)]

  init(_ codebook: Codebook, language: String) {
    var numbers: [SoughtTerm: Int32] = [:]
    var terms: [SoughtTerm] = []
    var firstUse: [(code: Int, rule: Int)] = []
    var plans: [RulePlan] = []
    for (codeIndex, code) in codebook.codes.enumerated() {
      for (ruleIndex, rule) in code.rules.enumerated() where LanguageTag.applies(rule.languages, to: language) {
        func number(_ term: Term) -> Int32 {
          let term = SoughtTerm(term: term, isCaseSensitive: rule.isCaseSensitive)
          if let known = numbers[term] { return known }
          let new = Int32(terms.count)
          numbers[term] = new
          terms.append(term)
          firstUse.append((codeIndex, ruleIndex))
          return new
        }
        let pattern: RulePlan.Pattern
        let own: [Int32]
        switch rule.pattern {
        case .any(let terms):
          own = terms.map(number)
          pattern = .any
        case .all(let terms):
          own = terms.map(number)
          pattern = .all(own)
        case .near(let terms, let words):
          own = terms.map(number)
          pattern = .near(own, words: words)
        }
        plans.append(
          RulePlan(
            code: codeIndex, rule: ruleIndex, pattern: pattern, terms: own, unless: rule.unless.map(number),
            extent: rule.extent, speakers: rule.speakers))
      }
    }
    var uses: [[Int]] = Array(repeating: [], count: terms.count)
    for (index, plan) in plans.enumerated() {
      for term in Set(plan.terms).sorted() { uses[Int(term)].append(index) }
    }
    self.plans = plans
    self.terms = terms
    self.uses = uses
    self.firstUse = firstUse
  }
}
