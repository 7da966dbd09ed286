/// Whether a printed mean can be the mean of whole numbers (the GRIM test).
///
/// - n answers that are whole numbers, or n means of k items each with whole answers, have a mean that is a whole
///   number divided by n k; where no such fraction lies within half a unit of the printed last place, the mean is
///   impossible.
/// - Exact, in whole numbers. With many answers (n k of 10 to the number of places or more) everything is possible.
///
/// Reference: Brown & Heathers (2017), The GRIM test, Social Psychological and Personality Science 8(4), 363-369.
public struct WholeNumberMean: Sendable, Hashable {
  public let mean: PrintedNumber
  /// Who answered.
  public let count: Int
  /// Items that each person's value is the mean of; 1 for a single answer.
  public let items: Int

  /// The most answers (count times items) that are reckoned with exactly.
  public static let mostAnswers = 10_000_000

  /// - Throws: `StatisticsError.tooFewObservations`, `.tooFewItems`, `.badCount` for more than ten million answers.
  public init(_ mean: PrintedNumber, count: Int, items: Int = 1) throws(StatisticsError) {
    guard count > 0 else { throw .tooFewObservations(needed: 1, given: count) }
    guard items > 0 else { throw .tooFewItems(needed: 1, given: items) }
    let answers = count.multipliedReportingOverflow(by: items)
    guard !answers.overflow, answers.partialValue <= Self.mostAnswers else { throw .badCount(index: 0) }
    self.mean = mean
    self.count = count
    self.items = items
  }

  public var answers: Int { count * items }

  /// The sums of all answers whose mean prints so; `nil` when there is none.
  public var sums: ClosedRange<Int>? {
    let double = 2 * mean.unitsOfOne
    let least = -floorDivision(-answers * (2 * mean.units - 1), double)
    let most = floorDivision(answers * (2 * mean.units + 1), double)
    return least <= most ? least...most : nil
  }

  public var isPossible: Bool { sums != nil }

  /// The whole sums on either side of the printed mean, the nearer first.
  public var nearestSums: [Int] {
    let below = floorDivision(answers * mean.units, mean.unitsOfOne)
    let exact = Double(answers) * mean.value
    return exact - Double(below) <= Double(below + 1) - exact ? [below, below + 1] : [below + 1, below]
  }
}

/// The largest whole number not above `a / b`, for b above 0.
func floorDivision(_ a: Int, _ b: Int) -> Int {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  return remainder < 0 ? quotient - 1 : quotient
}
