import Statistics
import Testing

@Suite struct PassageAgreementTests {
  private func agreement(
    _ first: [Range<Int>], _ second: [Range<Int>], threshold: Double = 0, length: Int = 100
  ) throws -> PassageAgreement {
    var agreement = try PassageAgreement(threshold: threshold)
    agreement.add(first, second, length: length)
    return agreement
  }

  @Test func requal() throws {
    // requal's tests/testthat/test-agreement.R; ends inclusive there: segment overlap and code overlap.
    #expect(try agreement([1..<11], [6..<11]).sharedShare == 1)
    #expect(try agreement([1..<11], [15..<21]).sharedShare == 0)
    #expect(try agreement([1..<11, 20..<31], [6..<11]).sharedShare == 0.5)
    let third = try agreement([1..<21, 30..<41], [1..<11, 15..<21, 50..<61])
    #expect(prints(third.sharedShare ?? .nan, "0.33"))
    #expect(try agreement([1..<11], [1..<6]).overlap == 0.5)
  }

  @Test func f1() throws {
    // Two of three found one way, two of two the other: 2 (2/3) 1 / (2/3 + 1).
    let given = try agreement([0..<10, 20..<30, 50..<60], [5..<12, 20..<30])
    #expect(given.firstFound == 2 && given.first == 3 && given.secondFound == 2 && given.second == 2)
    #expect(near(given.f1 ?? .nan, 0.8))
    // 5 of 12 characters in common is less than half.
    #expect(try agreement([0..<10, 20..<30], [5..<12, 20..<30], threshold: 0.5).firstFound == 1)
    #expect(try agreement([0..<10], [0..<10], threshold: 1).f1 == 1)
    #expect(try agreement([], []).f1 == nil)
    #expect(try agreement([0..<3], []).f1 == 0)
    #expect(throws: StatisticsError.badLevel(1.5)) { try PassageAgreement(threshold: 1.5) }
  }

  @Test func splitPassagesAreJoined() throws {
    let whole = try agreement([0..<10], [2..<8], threshold: 0.5)
    #expect(try agreement([4..<10, 0..<4], [2..<5, 4..<8], threshold: 0.5) == whole)
  }

  @Test func nvivo() throws {
    // 1000 characters, 50 by both, 100 and 50 by one: 85 % agree.
    let given = try agreement([0..<150], [100..<200], length: 1000)
    #expect(given.bothLength == 50 && given.overlap == 0.25)
    #expect(near(try given.positions.estimate(.percent).value, 0.85))
  }
}
