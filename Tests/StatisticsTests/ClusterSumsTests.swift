import Testing

@testable import Statistics

struct ClusterSumsTests {
  @Test("clusters of which nothing but zeros is known add up to zeros", arguments: [1, 3, 200])
  func zerosOnly(width: Int) {
    let sums = ClusterSums([Double](repeating: 0, count: 3 * width), clusters: 3, width: width)
    let drawn = sums.drawn(2, [0, 1, 2, 1, 2, 3])
    #expect((0..<width).allSatisfy { drawn[$0, 0] == 0 && drawn[$0, 1] == 0 })
  }

  @Test("tables with few numbers other than zero and full ones add up, place by place", arguments: [1, 9])
  func sparseAndDense(every: Int) {
    let width = 40
    let numbers = (0..<(4 * width)).map { $0 % every == 0 ? Double($0) / 3 : 0 }
    let drawn = ClusterSums(numbers, clusters: 4, width: width).drawn(
      3, (0..<12).map { UInt16(($0 / 4 + $0 % 4) % 3) })
    for draw in 0..<3 {
      for place in 0..<width {
        let expected = (0..<4).reduce(0.0) { $0 + Double((draw + $1) % 3) * numbers[$1 * width + place] }
        #expect(abs(drawn[place, draw] - expected) < 1e-12)
      }
    }
  }
}
