import Statistics

/// What the models don't use: communities, options behind counts, dates, and questions that some didn't answer.
enum Questionnaire {
  /// Written where none of the options is chosen.
  static let noOption = "0"

  /// Some options of `options`, as many as `count`, as `1;3;5`; earlier options are chosen more often.
  static func chosen(_ count: Int, of options: Int, _ random: inout SeededRandom) -> String {
    var left = Array(1...options)
    var chosen: [Int] = []
    for _ in 0..<count { chosen.append(left.remove(at: min(random.below(left.count), random.below(left.count)))) }
    return count == 0 ? noOption : chosen.sorted().map(String.init).joined(separator: ";")
  }

  /// Where a household lives. Nobody lives anywhere for longer than its community is old: in LT for 8 months at most, in
  /// TF 16, in HC 20, in XT 26.
  static func community(_ relation: Relation, residence: Int, _ random: inout SeededRandom) -> String {
    if relation == .none { return residence > 8 || random.below(4) == 0 ? "XT" : "LT" }
    return residence > 16 || random.below(2) == 0 ? "HC" : "TF"
  }

  /// The day of the visit, 10 July to 20 August 2020; in August for who has lived there since the community was formed.
  static func visit(in month: Int?, isOldest: Bool, _ random: inout SeededRandom) -> String {
    let month = month ?? (isOldest || random.below(41) < 20 ? 8 : 7)
    let day = month == 7 ? 10 + random.below(22) : 1 + random.below(20)
    return "2020-0\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// 1 none to 5 college; the younger the higher. -99 where it was not asked.
  static func education(age: Int, _ random: inout SeededRandom) -> Int {
    if random.below(40) == 0 { return -99 }
    let level = 1 + (90 - age + random.below(40)) / 24
    return min(max(level - random.below(2), 1), 5)
  }

  /// 1 very poor to 5 very good; the older the poorer. 9 where there was no answer.
  static func health(age: Int, _ random: inout SeededRandom) -> Int {
    if random.below(45) == 0 { return 9 }
    return min(max((130 - age + random.below(50) - 25) / 20, 1), 5)
  }

  /// 1 yes, 2 no, 3 undecided; 99 "don't know", empty where the question was left out.
  static func plansToReturn(_ random: inout SeededRandom) -> String {
    switch random.below(100) {
    case 0..<4: "99"
    case 4..<7: ""
    case 7..<24: "1"
    case 24..<80: "2"
    default: "3"
    }
  }
}
