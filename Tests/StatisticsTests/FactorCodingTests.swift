import Statistics
import Testing

@Suite struct FactorCodingTests {
  @Test func reference() throws {
    let coding = try FactorCoding([0, 1, 2, nil], levels: 3, reference: 1)
    #expect(coding.levels == [0, 2])
    #expect(coding.columns.column(0)[..<3] == [1, 0, 0] && coding.columns.column(1)[..<3] == [0, 0, 1])
    #expect(coding.columns[3, 0].isNaN)
    #expect(throws: StatisticsError.badCategory(index: 0)) { try FactorCoding([5], levels: 3) }
  }
}
