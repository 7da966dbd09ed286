import Statistics
import Testing

/// `job`: satisfaction by income (Agresti 2002, p. 57), as in R's ?fisher.test.
@Suite struct ContingencyTableTests {
  static let job = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]

  @Test func fromPairs() throws {
    let table = try ContingencyTable(row: [0, 1, 1, 0], column: [2, 0, 0, 2], rows: 2, columns: 3)
    #expect(table.counts == [[0, 0, 2], [2, 0, 0]])
    #expect(try table.withoutEmptyMargins().counts == [[0, 2], [2, 0]])
    #expect(throws: StatisticsError.badCategory(index: 1)) {
      try ContingencyTable(row: [0, 2], column: [0, 0], rows: 2, columns: 2)
    }
    #expect(throws: StatisticsError.badCount(index: 2)) { try ContingencyTable([[1, 1], [-1, 1]]) }
  }
}
