import Basics
import Foundation
import Testing

struct OrderedWorkTests {
  private struct Broken: Error {}

  @Test(arguments: [0, 1, 2, 3, 8, 40])
  func valuesComeInOrderHoweverManyThreads(threads: Int) {
    var taken: [Int] = []
    OrderedWork.run(
      30, threads: threads, ahead: 4, tools: { 0 },
      make: { number, calls in
        calls += 1
        // The first of each five takes longest.
        if number % 5 == 0 { Thread.sleep(forTimeInterval: 0.002) }
        return number * number
      }, take: { taken.append($0) })
    #expect(taken == (0..<30).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 4])
  func noMoreIsMadeAheadThanAsked(threads: Int) {
    let made = Guarded(0)
    var furthest = 0
    var taken = 0
    OrderedWork.run(
      60, threads: threads, ahead: 6, tools: {},
      make: { _, _ in made.withLock { $0 += 1 } },
      take: { _ in
        taken += 1
        Thread.sleep(forTimeInterval: 0.001)
        furthest = max(furthest, made.withLock { $0 } - taken)
      })
    #expect(taken == 60)
    #expect(furthest <= 6)
  }

  @Test(arguments: [1, 3])
  func anErrorInTakingEndsTheWork(threads: Int) {
    let made = Guarded(0)
    #expect(throws: Broken.self) {
      try OrderedWork.run(
        1000, threads: threads, ahead: 4, tools: {},
        make: { number, _ in
          made.withLock { $0 += 1 }
          return number
        }, take: { if $0 == 7 { throw Broken() } })
    }
    #expect(made.withLock { $0 } <= 8 + 4)
  }

  @Test func nothingToDo() {
    OrderedWork.run(0, threads: 4, ahead: 4, tools: {}, make: { number, _ in number }, take: { _ in Issue.record() })
  }
}
