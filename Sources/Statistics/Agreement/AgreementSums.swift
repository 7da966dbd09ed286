/// Sums over units from which every coefficient of agreement is computed. They add up over clusters, so that a draw of
/// the bootstrap is a weighted sum of what the clusters contribute and never looks at a unit again.
struct AgreementSums: Sendable {
  let coders: Int
  let categories: Int
  /// Laid out as the accessors below say.
  var values: [Double]

  static func width(coders: Int, categories: Int) -> Int { 5 + 2 * categories + coders * categories }

  init(coders: Int, categories: Int) {
    self.coders = coders
    self.categories = categories
    values = [Double](repeating: 0, count: Self.width(coders: coders, categories: categories))
  }

  /// Units with a rating.
  var units: Double { values[0] }
  /// Units with two or more.
  var pairedUnits: Double { values[1] }
  /// Over paired units, the (weighted) share of pairs of coders that agree.
  var agreement: Double { values[2] }
  /// Ratings in paired units.
  var pairedRatings: Double { values[3] }
  /// Over paired units, the share of agreeing pairs times the number of ratings.
  var ratedAgreement: Double { values[4] }
  /// Over units, the share of the unit's ratings that chose category k.
  func share(_ k: Int) -> Double { values[5 + k] }
  /// Ratings of category k in paired units.
  func paired(_ k: Int) -> Double { values[5 + categories + k] }
  /// Ratings of category k by coder g.
  func chosen(_ k: Int, by g: Int) -> Double { values[5 + 2 * categories + g * categories + k] }

  /// Adds a row of `count` units.
  mutating func add(_ row: RowTally, count: Double) {
    let raters = Double(row.raters)
    values[0] += count
    for (category, number) in row.present { values[5 + category] += count * Double(number) / raters }
    for (coder, rating) in row.ratings.enumerated() where rating != RatingTable.missing {
      values[5 + 2 * categories + coder * categories + Int(rating)] += count
    }
    guard row.raters > 1 else { return }
    values[1] += count
    values[2] += count * row.agreement
    values[3] += count * raters
    values[4] += count * row.agreement * raters
    for (category, number) in row.present { values[5 + categories + category] += count * Double(number) }
  }

  /// The only category in units that two or more coders rated, if there is but one.
  var onlyCategory: Int? {
    var found: Int?
    for k in 0..<categories where paired(k) > 0 {
      guard found == nil else { return nil }
      found = k
    }
    return found
  }

  /// The mean share of each category among a unit's ratings.
  var shares: [Double] { (0..<categories).map { share($0) / units } }

  /// The sums of all units of a table.
  static func total(_ table: RatingTable, _ weights: PairWeights) -> AgreementSums {
    var sums = AgreementSums(coders: table.coders, categories: table.categories)
    var tally = RowTally(categories: table.categories)
    for index in 0..<table.rows {
      tally.take(table.row(index), weights)
      sums.add(tally, count: Double(table.counts[index]))
    }
    return sums
  }

  /// The sums of each cluster, cluster after cluster.
  static func byCluster(_ table: RatingTable, _ weights: PairWeights) -> [Double] {
    let width = width(coders: table.coders, categories: table.categories)
    var all = [Double](repeating: 0, count: width * table.clusterCount)
    var tally = RowTally(categories: table.categories)
    for index in 0..<table.rows {
      tally.take(table.row(index), weights)
      var sums = AgreementSums(coders: table.coders, categories: table.categories)
      sums.add(tally, count: Double(table.counts[index]))
      let start = table.clusters[index] * width
      for place in 0..<width where sums.values[place] != 0 { all[start + place] += sums.values[place] }
    }
    return all
  }
}

/// The categories of one row and how its coders agree.
struct RowTally {
  private(set) var ratings: ArraySlice<Int32> = []
  private(set) var raters = 0
  /// The categories chosen, each with the number of coders who chose it.
  private(set) var present: [(category: Int, number: Int)] = []
  /// The (weighted) share of pairs of coders that agree; 0 for fewer than two coders.
  private(set) var agreement = 0.0
  private var numbers: [Int]

  init(categories: Int) {
    numbers = [Int](repeating: 0, count: categories)
  }

  mutating func take(_ row: ArraySlice<Int32>, _ weights: PairWeights) {
    ratings = row
    raters = 0
    present.removeAll(keepingCapacity: true)
    for rating in row where rating != RatingTable.missing {
      raters += 1
      if numbers[Int(rating)] == 0 { present.append((Int(rating), 0)) }
      numbers[Int(rating)] += 1
    }
    for place in present.indices {
      present[place].number = numbers[present[place].category]
      numbers[present[place].category] = 0
    }
    agreement = raters > 1 ? sharedPairs(weights) : 0
  }

  private func sharedPairs(_ weights: PairWeights) -> Double {
    if ratings.count == 2, let first = ratings.first, let last = ratings.last {
      return weights.directed(Int(first), Int(last))
    }
    var sum = 0.0
    for (a, first) in present {
      for (b, second) in present {
        sum += weights.mean(a, b) * Double(a == b ? first * (first - 1) : first * second)
      }
    }
    return sum / Double(raters * (raters - 1))
  }
}

/// Weights of pairs of categories, ready to be looked up.
struct PairWeights: Sendable {
  let categories: Int
  let isIdentity: Bool
  private let oneWay: [Double]
  private let bothWays: [Double]
  /// The sum of all weights.
  let total: Double

  init(_ matrix: Matrix) {
    categories = matrix.rows
    var oneWay: [Double] = []
    var bothWays: [Double] = []
    for a in 0..<matrix.rows {
      for b in 0..<matrix.rows {
        oneWay.append(matrix[a, b])
        bothWays.append((matrix[a, b] + matrix[b, a]) / 2)
      }
    }
    self.oneWay = oneWay
    self.bothWays = bothWays
    total = exactSum(oneWay)
    isIdentity = oneWay.enumerated().allSatisfy { place, weight in
      weight == (place / matrix.rows == place % matrix.rows ? 1 : 0)
    }
  }

  /// The first coder chose `a`, the second `b`.
  func directed(_ a: Int, _ b: Int) -> Double { oneWay[a * categories + b] }
  /// Of coders who are not told apart.
  func mean(_ a: Int, _ b: Int) -> Double { bothWays[a * categories + b] }

  /// The sum over b of the weight of a and b times `shares[b]`, coders not told apart.
  func mean(_ a: Int, over shares: [Double]) -> Double {
    if isIdentity { return shares[a] }
    return shares.indices.reduce(0) { $0 + mean(a, $1) * shares[$1] }
  }

  /// The sum over all a and b of weight times `shares[a]` times `shares[b]`.
  func chance(_ shares: [Double]) -> Double {
    shares.indices.reduce(0) { $0 + shares[$1] * mean($1, over: shares) }
  }
}
