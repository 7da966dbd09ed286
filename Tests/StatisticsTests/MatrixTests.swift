import Statistics
import Testing

@Suite struct MatrixTests {
  @Test func productsAndShapes() throws {
    let a = try Matrix(columns: [[1, 2, 3], [4, 5, 6]])
    #expect(try a.transposed.times(a).values == [14, 32, 32, 77])
    #expect(a.row(1) == [2, 5] && a.selecting(rows: [2]).values == [3, 6])
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) { try a.times(a) }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) { try Matrix(columns: [[1], [1, 2]]) }
  }
}
