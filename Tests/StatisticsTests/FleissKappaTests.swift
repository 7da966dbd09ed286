import Statistics
import Testing

@Suite struct FleissKappaTests {
  @Test func textbook() throws {
    // Fleiss (1971): 14 raters, 10 units, as on Wikipedia's "Fleiss' kappa": 0.210.
    let counts = [
      [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]
    let kappa = try FleissKappa(ContingencyTable(counts))
    // Python:
    //   ir.fleiss_kappa(np.array([[0,0,0,0,14],[0,2,6,4,2],[0,0,3,5,6],[0,3,9,2,0],[2,2,8,1,1],[7,7,0,0,0],[3,2,6,3,0],[2,5,3,2,2],[6,5,2,1,0],[0,2,2,3,7]]))
    #expect(near(kappa.estimate, 0.20993070442195522))
  }

  @Test func unequalRaters() {
    #expect(throws: StatisticsError.badCount(index: 1)) { try FleissKappa(ContingencyTable([[2, 0], [1, 2]])) }
  }
}
