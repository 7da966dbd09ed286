import Statistics

/// Everything of NIST's that is compared, computed anew.
enum CertifiedSets {
  static func all() throws -> [CertifiedSet] {
    try univariate() + variance() + regression()
  }

  // Certified mean and standard deviation: itl.nist.gov/div898/strd/univ.
  static func univariate() throws -> [CertifiedSet] {
    func set(_ name: String, _ data: [Double], _ mean: Double, _ deviation: Double) throws -> CertifiedSet {
      let d = try Descriptives(data)
      return CertifiedSet(name: name, what: "mean, SD", pairs: [(d.mean, mean), (d.standardDeviation, deviation)])
    }
    return [
      try set("PiDigits", piDigits, 4.53480000000000, 2.86733906028871),
      try set("Lottery", NISTData.lottery, 518.958715596330, 291.699727470969),
      try set("Lew", NISTData.lew, -177.435000000000, 277.332168044316),
      try set("Mavro", NISTData.mavro, 2.00185600000000, 0.000429123454003053),
      try set("Michelso", NISTData.michelso, 299.852400000000, 0.0790105478190518),
      try set("NumAcc1", [10_000_001, 10_000_003, 10_000_002], 10_000_002, 1),
      try set("NumAcc2", [1.2] + alternating(1.1, 1.3, 500), 1.2, 0.1),
      try set("NumAcc3", [1_000_000.2] + alternating(1_000_000.1, 1_000_000.3, 500), 1_000_000.2, 0.1),
      try set("NumAcc4", [10_000_000.2] + alternating(10_000_000.1, 10_000_000.3, 500), 10_000_000.2, 0.1),
    ]
  }

  private static func alternating(_ a: Double, _ b: Double, _ times: Int) -> [Double] {
    (0..<times).flatMap { _ in [a, b] }
  }

  /// The first 5000 digits of pi by Rabinowitz and Wagon's (1995) spigot, four at a time; but the data set has a 3 at
  /// place 957 where pi has an 8, and its certified values go with the 3.
  static let piDigits: [Double] = {
    var length = 14 * 1260
    var parts = [Int](repeating: 2000, count: length + 1)
    var groups: [Int] = []
    var rest = 0
    while length > 0 {
      var carry = 0
      var divisor = 2 * length
      for place in stride(from: length, through: 1, by: -1) {
        carry += parts[place] * 10_000
        divisor -= 1
        parts[place] = carry % divisor
        carry /= divisor
        divisor -= 1
        if place > 1 { carry *= place - 1 }
      }
      groups.append(rest + carry / 10_000)
      rest = carry % 10_000
      length -= 14
    }
    for place in groups.indices.dropFirst().reversed() where groups[place] >= 10_000 {
      groups[place] -= 10_000
      groups[place - 1] += 1
    }
    var digits: [Double] = []
    for group in groups {
      for unit in [1000, 100, 10, 1] { digits.append(Double(group / unit % 10)) }
    }
    digits[956] = 3
    return Array(digits[..<5000])
  }()

  // Certified F, R squared and residual standard deviation: itl.nist.gov/div898/strd/anova.
  static func variance() throws -> [CertifiedSet] {
    func set(_ name: String, _ groups: [[Double]], _ f: Double, _ r: Double, _ s: Double) throws -> CertifiedSet {
      let anova = try OneWayANOVA(groups)
      return CertifiedSet(
        name: name, what: "F, R², residual SD",
        pairs: [
          (anova.statistic, f), (EtaSquared(anova).estimate, r), (anova.meanSquareWithin.squareRoot(), s),
        ])
    }
    func simulated(_ replicates: Int, _ base: Double, _ digits: (Double) -> Double) -> [[Double]] {
      // Every group is its mean, then the mean less and plus 0.1 in turn; as decimals, not sums.
      [14, 13, 15, 13, 15, 13, 15, 13, 15].map { tenths in
        [digits(tenths)] + alternating(digits(tenths - 1), digits(tenths + 1), (replicates - 1) / 2)
      }
    }
    func decimal(_ base: Double) -> (Double) -> Double { { tenths in (base * 10 + tenths) / 10 } }
    return [
      try set(
        "SiRstv", [NISTData.siRstv1, NISTData.siRstv2, NISTData.siRstv3, NISTData.siRstv4, NISTData.siRstv5],
        1.18046237440255, 1.90999039051129E-01, 1.04076068334656E-01),
      try set(
        "AtmWtAg", [NISTData.atmWtAg1, NISTData.atmWtAg2], 1.59467335677930E+01, 2.57426544538321E-01,
        1.51048314446410E-05),
      try set("SmLs01", simulated(21, 0, decimal(0)), 21, 4.82758620689655E-01, 0.1),
      try set("SmLs03", simulated(2001, 0, decimal(0)), 2001, 4.70712773465067E-01, 0.1),
      try set("SmLs04", simulated(21, 1e6, decimal(1e6)), 21, 4.82758620689655E-01, 0.1),
      try set("SmLs06", simulated(2001, 1e6, decimal(1e6)), 2001, 4.70712773465067E-01, 0.1),
      try set("SmLs07", simulated(21, 1e12, decimal(1e12)), 21, 4.82758620689655E-01, 0.1),
      try set("SmLs09", simulated(2001, 1e12, decimal(1e12)), 2001, 4.70712773465067E-01, 0.1),
    ]
  }
}
