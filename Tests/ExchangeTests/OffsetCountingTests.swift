import Testing

@testable import Exchange

struct OffsetCountingTests {
  @Test func linesThatEndInTwoCharactersCountAsOneOrTwo() {
    let scalars = Array("a\r\nb".unicodeScalars)
    let one = OffsetTable(scalars, hasMark: false, counting: OffsetCounting(lineEnds: .one))
    let two = OffsetTable(scalars, hasMark: false, counting: OffsetCounting(lineEnds: .two))
    #expect(one.scalars(2, 3) == 3..<4)
    #expect(two.scalars(3, 4) == 3..<4)
  }
}
