import Statistics
import Testing

@Suite struct CohensKappaTests {
  @Test func unweightedAndWeighted() throws {
    let table = try ContingencyTable([[11, 3, 1], [2, 14, 4], [0, 5, 10]])
    let kappa = try CohensKappa(table)
    // Python: ir.cohens_kappa(np.array([[11, 3, 1], [2, 14, 4], [0, 5, 10]])).kappa
    #expect(near(kappa.estimate, 0.5426829268292682))
    // Python: ir.cohens_kappa(np.array([[11, 3, 1], [2, 14, 4], [0, 5, 10]])).std_kappa
    #expect(near(kappa.standardError, 0.10007869050445256))
    // Python: ir.cohens_kappa(np.array([[11, 3, 1], [2, 14, 4], [0, 5, 10]])).std_kappa0
    #expect(near(kappa.nullStandardError, 0.1003822260895505))
    let linear = try CohensKappa(table, weights: .linear)
    // Python: ir.cohens_kappa(np.array([[11, 3, 1], [2, 14, 4], [0, 5, 10]]), wt="linear").kappa
    #expect(near(linear.estimate, 0.6116504854368932))
    // Python: ir.cohens_kappa(np.array([[11, 3, 1], [2, 14, 4], [0, 5, 10]]), wt="linear").std_kappa
    #expect(near(linear.standardError, 0.09075904033837903))
    // Python: ir.cohens_kappa(np.array([[11, 3, 1], [2, 14, 4], [0, 5, 10]]), wt="quadratic").kappa
    #expect(near(try CohensKappa(table, weights: .quadratic).estimate, 0.6896551724137931))
  }

  @Test func oneCategory() {
    #expect(throws: StatisticsError.constantValues) { try CohensKappa(ContingencyTable([[5, 0], [0, 0]])) }
  }
}
