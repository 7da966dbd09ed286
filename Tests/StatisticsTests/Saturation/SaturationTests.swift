import Statistics
import Testing

@Suite struct SaturationTests {
  /// The method of Guest, Namey & Chen (2020) by hand: a base of four interviews with ten codes; the run of interviews
  /// 5 and 6 adds one code, a tenth of the base's; that of 6 and 7 adds none.
  @Test func baseRunAndThreshold() throws {
    let runs = try SaturationRuns(newCodes: [4, 3, 2, 1, 1, 0, 0, 0], base: 4, run: 2, threshold: 0.05)
    #expect(runs.baseCodes == 10)
    #expect(runs.runs.map(\.first) == [5, 6, 7])
    #expect(runs.runs.map(\.newCodes) == [1, 0, 0])
    #expect(runs.runs.map(\.share) == [0.1, 0, 0])
    #expect(runs.notation == "5+2")
    let none = try SaturationRuns(newCodes: [4, 3, 2, 1, 1, 0, 0, 0], base: 4, run: 2, threshold: 0)
    #expect(none.notation == "5+2")
    // A threshold of a tenth is met by a tenth.
    let tenth = try SaturationRuns(newCodes: [4, 3, 2, 1, 1, 0, 0, 0], base: 4, run: 2, threshold: 0.1)
    #expect(tenth.notation == "4+2")
  }

  @Test func notReachedAndTooFew() throws {
    let runs = try SaturationRuns(newCodes: [2, 1, 1, 1], base: 2, run: 1, threshold: 0.05)
    #expect(runs.reached == nil && runs.notation == nil)
    #expect(throws: StatisticsError.tooFewObservations(needed: 6, given: 5)) {
      try SaturationRuns(newCodes: [1, 1, 1, 1, 1], base: 4, run: 2, threshold: 0.05)
    }
    #expect(throws: StatisticsError.emptyTable) {
      try SaturationRuns(newCodes: [0, 0, 1], base: 2, run: 1, threshold: 0.05)
    }
  }

  private let codes = [[0, 1], [0, 2], [1, 2, 3], [0, 4], [1]]

  /// R, vegan 2.6-4: m <- rbind(c(1,1,0,0,0), c(1,0,1,0,0), c(0,1,1,1,0), c(1,0,0,0,1), c(0,1,0,0,0));
  /// specaccum(m, method = "exact")$richness.
  @Test func meansOverAllOrders() throws {
    let found = try CodeAccumulation(codes, base: 2, run: 1, threshold: 0, orders: 200, seed: 1)
    #expect(near(found.points.map(\.mean), [2, 3.3, 4.1, 4.6, 5]))
  }

  /// Five interviews have 120 orders: the band's bounds are those of all orders, and a draw's mean comes near.
  @Test func bandAndReachedOrders() throws {
    let found = try CodeAccumulation(codes, base: 2, run: 1, threshold: 0, orders: 4000, level: 0.9, seed: 5)
    for point in found.points { #expect(point.low <= point.mean && point.mean <= point.high) }
    #expect(found.points.map(\.high) == [3, 5, 5, 5, 5])
    #expect(found.points.map(\.low) == [1, 2, 3, 4, 5])
    // Every order in which some interview after the second brings nothing.
    var reached = 0
    var orders = 0
    permute([0, 1, 2, 3, 4]) { order in
      orders += 1
      let new = CodeAccumulation.newCodes(order.map { codes[$0] })
      if new[2...].contains(0) { reached += 1 }
    }
    #expect(orders == 120)
    let expected = Double(reached) / 120
    let share = Double(found.reached.count) / 4000
    let error = (expected * (1 - expected) / 4000).squareRoot()
    #expect(abs(share - expected) < 4 * error)
    let again = try CodeAccumulation(codes, base: 2, run: 1, threshold: 0, orders: 4000, level: 0.9, seed: 5)
    #expect(again.points == found.points && again.reached == found.reached)
  }

  private func permute(_ values: [Int], _ body: ([Int]) -> Void) {
    func visit(_ chosen: [Int], _ rest: [Int]) {
      if rest.isEmpty { return body(chosen) }
      for value in rest { visit(chosen + [value], rest.filter { $0 != value }) }
    }
    visit([], values)
  }
}
