import Statistics
import Testing

@Suite struct FrequencyTableTests {
  @Test func counts() throws {
    let table = try FrequencyTable(Sample.cyl + [.nan, .nan])
    #expect(table.missing == 2)
    #expect(table.rows.map(\.value) == [4, 6, 8])
    // R: table(mtcars$cyl)
    #expect(table.rows.map { Double($0.count) } == [11, 7, 14])
    // R: prop.table(table(mtcars$cyl))
    #expect(near(table.rows.map(\.share), [0.34375, 0.21875, 0.4375]))
    // R: cumsum(prop.table(table(mtcars$cyl)))
    #expect(near(table.rows.map(\.cumulative), [0.34375, 0.5625, 1]))
  }

  @Test func weights() throws {
    let table = try FrequencyTable(Sample.cyl, weights: Sample.carb)
    // R: xtabs(carb ~ cyl, mtcars)
    #expect(near(table.rows.map(\.weight), [17, 24, 49]))
  }
}
