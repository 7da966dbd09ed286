import Basics
import Deciding
import Foundation
import Testing

struct DecisionQueueTests {
  @Test func whatIsSkippedIsLeft() {
    var queue = DecisionQueue(["a", "b", "c"])
    queue.advance(UUID())
    queue.advance(nil)
    #expect(queue.current == "c")
    #expect(queue.decided == 1)
    #expect(queue.left == 2)
    queue.advance(UUID())
    #expect(queue.current == nil)
    #expect(queue.left == 1)
  }

  @Test func goingBackTakesTheLastAnswerBack() {
    var queue = DecisionQueue(["a", "b"])
    let decision = UUID()
    var undone: [UUID] = []
    queue.advance(decision)
    queue.advance(nil)
    #expect(queue.goBack { undone.append($0) } == .skipped)
    #expect(undone == [])
    #expect(queue.current == "b")
    #expect(queue.goBack { undone.append($0) } == .decision)
    #expect(undone == [decision])
    #expect(queue.current == "a")
    #expect(queue.goBack { undone.append($0) } == .nothing)
    #expect(queue.decided == 0)
  }

  @Test func whatCannotBeTakenBackStaysDecided() {
    var queue = DecisionQueue(["a"])
    queue.advance(UUID())
    #expect(throws: Problem.self) { try queue.goBack { _ in throw Problem(.inputOutput, "the journal is gone") } }
    #expect(queue.decided == 1)
    #expect(queue.current == nil)
  }
}
