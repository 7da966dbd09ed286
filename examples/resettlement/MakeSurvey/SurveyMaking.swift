import Statistics

/// From published figures to a survey.
struct SurveyMaking {
  let published: Published
  let interviewees: [Interviewee]
  /// Told what is being done.
  let progress: (String) -> Void
  private static let seed: UInt64 = 4530

  func survey() throws -> Survey {
    var random = SeededRandom(seed: Self.seed)
    let households = try Households(interviewees, published: published, &random)
    var regressors = try RegressorSearch(
      columns: households.columns, interviewees: interviewees.count, published: published)
    progress("explanatory variables")
    _ = Annealing(moves: 12_000_000, temperature: 1e4).run(&regressors, &random)

    var survey = try explanatory(regressors.table, &random)
    for index in published.models.indices where index % 2 == 0 {
      progress("items: \(published.models[index].outcome)")
      try answer(published.models[index], published.models[index + 1], regressors, to: &survey, &random)
    }
    try addUnmodelled(to: &survey, &random)
    survey.sort()
    return survey
  }

  /// The items of one dimension.
  private func answer(
    _ odd: Published.Model, _ even: Published.Model, _ regressors: RegressorSearch, to survey: inout Survey,
    _ random: inout SeededRandom
  ) throws {
    let items = published.items(of: odd.outcome)
    guard let component = published.components[odd.outcome] else {
      throw Failure("published.json: no component \(odd.outcome).")
    }
    var economic: EconomicAnswers?
    var columns: [[Int]] = []
    var isAllowed: (SwapTable, Int) -> Bool = { _, _ in true }
    // One answer at a time, or all answers of a household: these leave the items' correlations alone.
    var blocks = items.indices.map { [$0] } + [Array(items.indices), Array(items.indices)]
    if odd.outcome == "economic" {
      let offFarm = regressors.table.column(Regressor.offFarm.rawValue)
      let answers = try EconomicAnswers(published, offFarm: offFarm, &random)
      economic = answers
      columns = [answers.pressure, answers.capital, answers.income]
      blocks.append([1, 2])
      isAllowed = EconomicAnswers.isPossible
    } else {
      columns = try items.map { try levels($0, &random) }
    }
    var search = OutcomeSearch(
      regressors: regressors.table, slopes: regressors.slopes[odd.model / 2], items: columns, models: (odd, even),
      component: component, blocks: blocks, isAllowed: isAllowed)
    _ = Annealing(moves: 6_000_000, temperature: 1e5).run(&search, &random)
    search.pull = 1e5
    _ = Annealing(moves: 6_000_000, temperature: 1e3).run(&search, &random)
    for (index, item) in items.enumerated() {
      add(item, search.table.column(8 + index), economic, to: &survey, &random)
    }
  }

  private func levels(_ item: Published.Item, _ random: inout SeededRandom) throws -> [Int] {
    let figures = Multiset(range: item.min...item.highestLevel, mean: item.mean, sd: item.sd)
    var values = figures.draws(published.n, &random)
    try figures.settle(&values, keeping: 0, &random, keepingEnds: true)
    random.shuffle(&values)
    return values
  }

  /// Number, community and relation of each household, and the eight explanatory variables.
  private func explanatory(_ table: SwapTable, _ random: inout SeededRandom) throws -> Survey {
    let taken = Set(interviewees.map(\.household))
    var numbers = (1...published.n).map { number in
      let digits = String(number)
      return "R" + String(repeating: "0", count: 3 - digits.count) + digits
    }.filter { !taken.contains($0) }
    random.shuffle(&numbers)
    let relations = (0..<published.n).map { row -> Relation in
      if table[row, Regressor.participation.rawValue] > 0 { return .participant }
      return table[row, Regressor.existence.rawValue] > 0 ? .spillover : .none
    }
    let residence = table.column(Regressor.residence.rawValue)
    let communities = relations.indices.map { row in
      row < interviewees.count
        ? interviewees[row].community
        : Questionnaire.community(relations[row], residence: residence[row], &random)
    }
    let oldest = Dictionary(
      uniqueKeysWithValues: published.communities.compactMap { community in
        Month(community.formed).map { (community.id, 2020 * 12 + 7 - $0.months) }
      })
    var survey = Survey()
    survey.add("household", interviewees.map(\.household) + numbers)
    survey.add("community", communities)
    survey.add("relation", relations.map(\.rawValue))
    survey.add(
      "survey_date",
      communities.indices.map { row in
        Questionnaire.visit(
          in: row < interviewees.count ? interviewees[row].month.number : nil,
          isOldest: residence[row] == oldest[communities[row]], &random)
      })
    for regressor in Regressor.allCases {
      survey.add(regressor.column, table.column(regressor.rawValue).map { $0 / Int(regressor.factor) })
    }
    return survey
  }

  /// The column or columns that an item is answered in.
  private func add(
    _ item: Published.Item, _ values: [Int], _ economic: EconomicAnswers?, to survey: inout Survey,
    _ random: inout SeededRandom
  ) {
    switch item.id {
    case "human_capital":
      let members = economic?.members(withCapital: values) ?? []
      survey.add("household_members", members.map(\.all))
      survey.add("employed_members", members.map(\.employed))
    case "activities_with_friends":
      survey.add("activities", values.map { Questionnaire.chosen($0, of: item.max, &random) })
    case "lifestyle_change":
      survey.add("lifestyle_changes", values.map { Questionnaire.chosen($0, of: item.max, &random) })
    default: survey.add(item.id, values)
    }
  }

  private func addUnmodelled(to survey: inout Survey, _ random: inout SeededRandom) throws {
    let ages = try survey.numbers("age").map { Int($0) }
    survey.add("education", ages.map { Questionnaire.education(age: $0, &random) })
    survey.add("health", ages.map { Questionnaire.health(age: $0, &random) })
    survey.add("plans_to_return", ages.map { _ in Questionnaire.plansToReturn(&random) })
  }
}

extension Published.Item {
  /// Two items are printed with the range 1 to 2, on which no answers have their standard deviations (published.md).
  var highestLevel: Int { ["mate_selection_advantage", "psychological_distance"].contains(id) ? 3 : max }
}
