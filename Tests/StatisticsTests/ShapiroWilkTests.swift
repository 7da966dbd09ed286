import Statistics
import Testing

@Suite struct ShapiroWilkTests {
  @Test func sizes() throws {
    let test = try ShapiroWilk(Sample.mpg)
    // R: shapiro.test(mtcars$mpg)$statistic
    #expect(near(test.statistic, 0.9475647264792743))
    // R: shapiro.test(mtcars$mpg)$p.value
    #expect(near(test.pValue, 0.12288135853944325))
    // R: with(sleep, shapiro.test(extra[group == 1]))$p.value
    #expect(near(try ShapiroWilk(Sample.sleep1).pValue, 0.40792879642998914))
    // R: shapiro.test(c(1, 2, 4))$p.value
    #expect(near(try ShapiroWilk([1, 2, 4]).pValue, 0.6368868450289632))
    // R: shapiro.test(c(1, 2, 4, 9, 10))$p.value
    #expect(near(try ShapiroWilk([1, 2, 4, 9, 10]).pValue, 0.3137050030476114))
    // R: shapiro.test(infert$age)$p.value
    #expect(near(try ShapiroWilk(Sample.infertAge).pValue, 0.00033875230740469637))
    #expect(throws: StatisticsError.tooFewObservations(needed: 3, given: 2)) { try ShapiroWilk([1, 2]) }
  }
}
