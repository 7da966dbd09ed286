import Statistics

/// Something whose cost is lowered by moves that can be taken back.
protocol Annealed {
  /// Makes a random move; false when the one drawn is not allowed or changes nothing.
  mutating func move(_ random: inout SeededRandom) -> Bool
  mutating func takeBack()
  mutating func cost() -> Double
}

/// Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983): a move that raises the cost is kept with a probability that
/// falls with the rise and with time.
///
/// The probability is (1 + rise / 8T)^-8 in place of exp(-rise / T), and the temperature T falls as (1 - time)^8: both
/// need only the four operations, which every machine rounds alike, so that every machine makes the same survey.
struct Annealing {
  let moves: Int
  let temperature: Double

  /// - Returns: the cost in the end.
  func run<Search: Annealed>(_ search: inout Search, _ random: inout SeededRandom) -> Double {
    var cost = search.cost()
    for step in 0..<moves {
      guard search.move(&random) else { continue }
      let changed = search.cost()
      if changed > cost {
        let left = 1 - Double(step) / Double(moves)
        let squared = left * left
        let base = 1 + (changed - cost) / (8 * temperature * squared * squared * squared * squared)
        let fourth = base * base * base * base
        if random.unit() * fourth * fourth > 1 {
          search.takeBack()
          continue
        }
      }
      cost = changed
    }
    return cost
  }
}
