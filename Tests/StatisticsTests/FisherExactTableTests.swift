import Statistics
import Testing

@Suite struct FisherExactTableTests {
  @Test func exact() throws {
    let test = try FisherExactTable(ContingencyTable(ContingencyTableTests.job))
    // R: fisher.test(job, workspace = 2e7)$p.value
    #expect(near(test.pValue, 0.7826849389665465, 1e-9))
    guard test.method == .exact else {
      Issue.record("not exact")
      return
    }
  }

  @Test func equalsTheTwoByTwoTest() throws {
    for counts in [[[2, 10], [15, 3]], [[3, 1], [1, 3]], [[10, 12], [7, 0]]] {
      let table = try ContingencyTable(counts)
      #expect(near(try FisherExactTable(table).pValue, try FisherExactTest(table).pValue(), 1e-12))
    }
  }

  @Test func monteCarloIsSeededAndNear() throws {
    let table = try ContingencyTable(ContingencyTableTests.job)
    let exact = try FisherExactTable(table).pValue
    let drawn = try FisherExactTable(table, limit: 10, replicates: 20_000, seed: 7)
    guard case .monteCarlo(20_000, 7, let error) = drawn.method else {
      Issue.record("not Monte Carlo")
      return
    }
    #expect(abs(drawn.pValue - exact) < 4 * error)
    #expect(try FisherExactTable(table, limit: 10, replicates: 20_000, seed: 7) == drawn)
    #expect(try FisherExactTable(table, limit: 10, replicates: 20_000, seed: 8) != drawn)
  }
}
