/// Ways of dividing people, one after the other.
enum KeynessDivisions {
  /// Labels of all groups, shuffled again and again.
  case drawn(SeededRandom, [Int])
  /// Every choice of as many people as the group has, from the first combination on.
  case all([Bool])

  mutating func next(group: Int) -> [Bool] {
    switch self {
    case .drawn(var random, var labels):
      random.shuffle(&labels)
      self = .drawn(random, labels)
      return labels.map { $0 == group }
    case .all(let members):
      self = .all(Self.following(members))
      return members
    }
  }

  /// The next combination in a circle that begins anywhere: the lexicographic order, back to the first after the last.
  private static func following(_ members: [Bool]) -> [Bool] {
    var next = members
    guard let place = next.indices.dropLast().last(where: { next[$0] && !next[$0 + 1] }) else {
      return next.filter { $0 } + next.filter { !$0 }
    }
    next.swapAt(place, place + 1)
    let tail = next[(place + 2)...]
    return Array(next[..<(place + 2)]) + tail.filter { $0 } + tail.filter { !$0 }
  }
}
