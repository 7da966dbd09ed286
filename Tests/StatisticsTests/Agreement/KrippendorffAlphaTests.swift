import Statistics
import Testing

@Suite struct KrippendorffAlphaTests {
  private func alpha(_ table: RatingTable, _ weights: RatingWeights, _ values: [Double]) throws -> Double {
    try table.estimate(.krippendorff, weights, values: values).value
  }

  private func expectAlphas(
    _ table: RatingTable, values: [Double], nominal: Double, ordinal: Double?, interval: Double, ratio: Double?
  ) throws {
    #expect(near(try alpha(table, .identity, values), nominal))
    if let ordinal { #expect(near(try alpha(table, .krippendorffOrdinal(of: table), values), ordinal)) }
    #expect(near(try alpha(table, .quadratic, values), interval))
    if let ratio { #expect(near(try alpha(table, .ratio, values), ratio)) }
  }

  @Test func exampleOfFourCoders() throws {
    // Krippendorff (2011), C; (2004) p. 230. Printed in R tidycomm: .743, .815, .849, .797.
    let table = try RatingTable(
      coders: ["123321412...", "1233224125.3", ".3332342251.", "12332441251."], categories: 5)
    // Python: krippendorff.alpha(C, level_of_measurement="nominal") and so on
    try expectAlphas(
      table, values: [1, 2, 3, 4, 5], nominal: 0.743421052631579, ordinal: 0.8153875037548814,
      interval: 0.8491071428571428, ratio: 0.7974027747116121)
    let disagreement = try table.disagreement()
    #expect(prints(disagreement.observed, "0.200") && prints(disagreement.expected, "0.779"))
    // The last unit has one rating: alpha does not depend on whose it is.
    let other = try RatingTable(
      coders: ["123321412...", "1233224125..", ".33323422513", "12332441251."], categories: 5)
    #expect(near(try alpha(other, .identity, [1, 2, 3, 4, 5]), 0.743421052631579))
    // Conger's kappa does: Python: irrCAC raw.CAC(C, digits=14).conger()
    #expect(abs(try table.estimate(.conger).value - 0.76206689365111) < 1e-12)
    #expect(prints(try other.estimate(.conger).value, "0.763"))
  }

  @Test func exampleOfThreeCoders() throws {
    // README of python-krippendorff, and Wikipedia. Python: krippendorff.alpha(A, level_of_measurement="nominal")
    let table = try RatingTable(
      coders: [".....34121133.3", "1.213343.......", "..21344.21133.4"], categories: 4)
    try expectAlphas(
      table, values: [1, 2, 3, 4], nominal: 0.691358024691358, ordinal: nil, interval: 0.8108448928121059, ratio: nil)
  }

  @Test func dichotomy() throws {
    // Krippendorff (2004) p. 224 and (2011) A; ATLAS.ti 9's manual prints the shares 60 % and 56 %.
    let table = try RatingTable(coders: ["0100000010", "1110010000"], categories: 2, first: "0")
    #expect(near(try table.estimate(.percent).value, 0.6))
    #expect(near(try table.estimate(.krippendorff).value, 2.0 / 21))
    let disagreement = try table.disagreement()
    #expect(prints(disagreement.observed, "0.400") && prints(disagreement.expected, "0.442"))
    // (9.6 + 1.6) / 20: what two ratings share by chance, the first put back.
    #expect(near(try table.estimate(.scott).expected, 0.58))
  }

  @Test func threeCategories() throws {
    // Krippendorff (2004) p. 227
    let table = try RatingTable(unitByUnit: "aa ab bb bb bb bb bc cc cc cc cc cc", categories: 3, first: "a")
    #expect(prints(try table.estimate(.percent).value, "0.833"))
    #expect(prints(try table.estimate(.krippendorff).value, "0.734104"))
    let disagreement = try table.disagreement()
    #expect(prints(disagreement.observed, "0.1667") && prints(disagreement.expected, "0.6268"))
  }

  @Test func exampleOf1980() throws {
    // Krippendorff (1980) p. 139
    let table = try RatingTable(unitByUnit: "111 122 222 444 144 222 123 333 222", categories: 4)
    // 20 of 27 pairs; the source prints .740 and cuts what follows.
    #expect(near(try table.estimate(.percent).value, 20.0 / 27))
    // Python: krippendorff.alpha(K, level_of_measurement="nominal") and so on
    try expectAlphas(
      table, values: [1, 2, 3, 4], nominal: 0.6417322834645669, ordinal: nil, interval: 0.5469168900804289,
      ratio: 0.48325429160359423)
    let disagreement = try table.disagreement()
    #expect(prints(disagreement.observed, "0.259") && prints(disagreement.expected, "0.724"))
    let categories = try (0..<4).map { try table.oneAgainstOthers($0).estimate(.krippendorff).value }
    for (value, printed) in zip(categories, [".381", ".711", ".717", ".764"]) { #expect(prints(value, "0" + printed)) }
    // Python: krippendorff.alpha((K == 4).astype(float), level_of_measurement="nominal")
    #expect(near(categories[3], 0.7636363636363637))
  }

  @Test func hayes() throws {
    // Hayes & Krippendorff (2007) p. 84; printed there: ordinal .7598. Python: krippendorff.alpha(H, ...)
    let table = try RatingTable(
      unitByUnit: """
        112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233.
        1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2
        222.2 22.12 2222. 111.1
        """, categories: 4, first: "0")
    try expectAlphas(
      table, values: [0, 1, 2, 3], nominal: 0.47650956741865835, ordinal: 0.7598291891514336,
      interval: 0.757378277153558, ratio: 0.6621229661759855)
  }

  // MARK: - Sets of codes

  /// The nine units of DKPro Statistics' `SetAnnotationsTest`, each the sets of two coders.
  private static let sets: [(Set<Int>, Set<Int>)] = [
    ([], []), ([0], []), ([0], [0]), ([0], [1]), ([0, 1], [0]), ([0, 1], [0, 2]), ([0, 1, 2], [0, 1, 2]),
    ([2], [0, 2]),
    ([2], [0, 2]),
  ]

  private func alphaOfSets(_ distance: (Set<Int>, Set<Int>) -> Double) throws -> (RatingTable, Double) {
    let kinds = Array(Set(Self.sets.flatMap { [$0.0, $0.1] })).sorted {
      $0.sorted().lexicographicallyPrecedes($1.sorted())
    }
    let table = try RatingTable(
      units: Self.sets.map { pair in [kinds.firstIndex(of: pair.0), kinds.firstIndex(of: pair.1)] },
      categories: kinds.count)
    let weights = try Matrix(columns: kinds.map { a in kinds.map { 1 - distance($0, a) } })
    return (table, try table.estimate(.krippendorff, .matrix(weights)).value)
  }

  @Test func setsByJaccardAndMASI() throws {
    // By definition, from all 9 pairs and all 18 x 17 pairs by chance, in Python: 1 - (mean of d) / (mean of d). The same
    // to 15 digits from NLTK 3.10.4, AnnotationTask(data, distance=jaccard_distance or masi_distance).alpha(), with two
    // empty sets 0 apart.
    #expect(near(try alphaOfSets(SetDistance.jaccard.between).1, 0.31561996779388046))
    #expect(near(try alphaOfSets(SetDistance.masi.between).1, 0.27308066083576066))
  }

  @Test func setsAsDKPro() throws {
    // DKPro Statistics f7f4f891 has other distances: 1/3, 2/3, 1 for sets that contain each other, overlap, or not
    // (Passonneau 2004), and that times the Jaccard distance under the name of MASI. Asserted there: .186 and .252,
    // D_e .409, D_o .253, D_e .338.
    func partial(_ a: Set<Int>, _ b: Set<Int>) -> Double {
      if a == b { return 0 }
      if a.isSubset(of: b) || b.isSubset(of: a) { return 1 / 3 }
      return a.isDisjoint(with: b) ? 1 : 2 / 3
    }
    #expect(prints(try alphaOfSets(partial).1, "0.186"))
    let product = { (a: Set<Int>, b: Set<Int>) in partial(a, b) * SetDistance.jaccard.between(a, b) }
    // Asserted within .001: the value is .25295.
    #expect(abs(try alphaOfSets(product).1 - 0.252) < 0.001)
    let observed = Self.sets.reduce(0) { $0 + product($1.0, $1.1) } / 9
    #expect(prints(observed, "0.253"))
  }

  @Test func distancesOfSets() {
    // One of two codes in common, one set within the other: 1 - 1/2 x 2/3; one of three, overlapping: 1 - 1/3 x 1/3.
    #expect(near(SetDistance.masi.between([1, 2], [1]), 2.0 / 3))
    #expect(near(SetDistance.masi.between([1, 2], [1, 3]), 8.0 / 9))
    #expect(SetDistance.masi.between([], [1]) == 1)
    #expect(SetDistance.jaccard.between([], []) == 0)
  }
}
