import Statistics
import Testing

@Suite struct SeededRandomTests {
  @Test func sameSeedSameNumbers() {
    var random = SeededRandom(seed: 42)
    // Python: xoshiro256** after Blackman & Vigna's C, seeded by SplitMix64 from 42.
    #expect(
      [random.next(), random.next(), random.next()] == [1546998764402558742, 6990951692964543102, 12544586762248559009])
    #expect((0..<1000).allSatisfy { _ in (0..<7).contains(random.below(7)) })
  }
}
