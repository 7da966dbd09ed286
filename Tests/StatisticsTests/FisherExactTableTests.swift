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

  /// Counts that follow the margins by and large, with a part that does not.
  private static func table(rows: Int, columns: Int, of total: Int) throws -> ContingencyTable {
    var random = SeededRandom(seed: 11)
    var counts = (0..<rows).map { row in (0..<columns).map { $0 % rows == row % columns ? 2 : 1 } }
    for _ in 0..<max(0, total - counts.joined().reduce(0, +)) {
      counts[random.below(rows)][random.below(columns)] += 1
    }
    return try ContingencyTable(counts)
  }

  /// What would take gigabytes is not begun. (Debug builds are slow: the time limit is far above what a release takes.)
  @Test(.timeLimit(.minutes(30)), arguments: [(30, 60, 2000), (5, 5, 2700), (7, 6, 1000), (12, 9, 500)])
  func tooManyTablesAreDrawn(rows: Int, columns: Int, total: Int) throws {
    let table = try Self.table(rows: rows, columns: columns, of: total)
    let test = try FisherExactTable(table, replicates: 500, seed: 3)
    guard case .monteCarlo(500, 3, let error) = test.method else {
      Issue.record("not Monte Carlo")
      return
    }
    #expect(near(error, (test.pValue * (1 - test.pValue) / 500).squareRoot(), 1e-12))
  }

  /// Large counts in few cells are drawn cell by cell. R 4.2.2: fisher.test(m, workspace = 2e8)$p.value
  @Test func drawnCellByCell() throws {
    for (counts, exact) in [
      ([[60, 45, 50], [40, 62, 48]], 0.03580600198414801),
      ([[150, 30], [120, 44], [131, 29]], 0.048854669895759026),
    ] {
      let table = try ContingencyTable(counts)
      #expect(near(try FisherExactTable(table).pValue, exact, 1e-9))
      let drawn = try FisherExactTable(table, limit: 1, replicates: 40_000, seed: 5)
      guard case .monteCarlo(_, _, let error) = drawn.method else {
        Issue.record("not Monte Carlo")
        continue
      }
      #expect(abs(drawn.pValue - exact) < 4 * error)
    }
  }
}
