import Statistics
import Testing

@Suite struct IndependenceTestTests {
  /// R 4.2.2: fisher.test(rbind(c(40, 60), c(55, 45)))$p.value. chisq.test(…, correct = FALSE) says 0.0336720688563.
  @Test func twoByTwoIsFishersHoweverLarge() throws {
    let test = try IndependenceTest(ContingencyTable([[40, 60], [55, 45]]), seed: 1)
    #expect(test.method == .fisher)
    #expect(test.smallestExpected == 47.5)
    #expect(near(test.pValue, 0.047165485383, 1e-11))
  }

  @Test func largerTablesAreChiSquaredFromFiveExpected() throws {
    let table = try ContingencyTable([[5, 5], [5, 5], [5, 5]])
    let test = try IndependenceTest(table, seed: 1)
    #expect(test.method == .chiSquared(statistic: 0, degreesOfFreedom: 2))
    #expect(try test.pValue == ChiSquaredTest(table).pValue)
  }

  @Test func largerTablesWithFewExpectedAreExact() throws {
    let table = try ContingencyTable([[5, 4], [5, 5], [5, 5]])
    let test = try IndependenceTest(table, seed: 1)
    #expect(test.method == .fisherFreemanHalton)
    #expect(try test.pValue == FisherExactTable(table).pValue)
    #expect(try test.cramersV == CramersV(table))
  }

  /// The same table on its side is the same test. R 4.2.2: fisher.test(rbind(c(9, 1), c(6, 4), c(2, 8)))$p.value.
  @Test func rowsAndColumnsMayChangePlaces() throws {
    for counts in [[[9, 1], [6, 4], [2, 8]], [[9, 6, 2], [1, 4, 8]]] {
      let test = try IndependenceTest(ContingencyTable(counts), seed: 1)
      #expect(test.method == .fisherFreemanHalton)
      #expect(near(test.pValue, 0.00780737450823, 1e-11))
    }
  }

  @Test func emptyMarginsAreRefused() throws {
    let table = try ContingencyTable([[3, 0], [4, 0]])
    #expect(throws: StatisticsError.emptyMargin(row: nil, column: 1)) { try IndependenceTest(table, seed: 1) }
  }
}
