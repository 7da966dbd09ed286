import Statistics

/// In which order candidates are best judged: two of five are the most probable ones, two the most doubtful ones, and one
/// is drawn at random from those that are left.
///
/// What is drawn at random says how many of all candidates are right; the others were chosen, and say more or less.
public struct ReviewOrder: Sendable, Hashable {
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// Most probable of those left.
    case value
    /// Nearest to the threshold of those left.
    case doubt
    /// Drawn at random.
    case chance
  }

  public struct Place: Sendable, Hashable {
    /// Index of the candidate.
    public let candidate: Int
    public let choice: Choice
  }

  public let places: [Place]

  private static let pattern: [Choice] = [.chance, .value, .doubt, .value, .doubt]

  /// - Parameters:
  ///   - probabilities: of the candidates.
  ///   - threshold: where the model is in two minds.
  public init(probabilities: [Double], threshold: Double, seed: UInt64) {
    let all = Array(probabilities.indices)
    var drawn = all
    var random = SeededRandom(seed: seed)
    random.shuffle(&drawn)
    let byValue = all.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
    let byDoubt = all.sorted { (abs(probabilities[$0] - threshold), $0) < (abs(probabilities[$1] - threshold), $1) }
    // Who is drawn is settled first: the share that was drawn must not depend on what was chosen before.
    let fifths = (all.count + Self.pattern.count - 1) / Self.pattern.count
    let chance = Array(drawn.prefix(fifths))
    var taken = Set(chance)
    var queues: [Choice: [Int]] = [.chance: chance.reversed(), .value: byValue.reversed(), .doubt: byDoubt.reversed()]
    var places: [Place] = []
    for place in all.indices {
      let choice = Self.pattern[place % Self.pattern.count]
      if choice == .chance, let next = queues[.chance]?.popLast() {
        places.append(Place(candidate: next, choice: .chance))
        continue
      }
      while let next = queues[choice]?.popLast() {
        guard taken.insert(next).inserted else { continue }
        places.append(Place(candidate: next, choice: choice))
        break
      }
    }
    self.places = places
  }
}
