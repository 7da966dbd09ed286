import Basics
import Codings
import Foundation
import TestSupport
import Testing

/// Bytes that a disk or an editor has changed: the line is named, and no other decision is lost or changed.
@Suite struct DamagedJournalTests {
  private let folder: TemporaryFolder
  private let journal: Journal

  private static let events = [
    Sample.tag(1, anchor: Sample.anchor("大家«互相帮助»，\"搬\" \\ 家")), Sample.about(.untag, 2, target: 1),
    Sample.judgement(.accept, 3, anchor: Sample.anchor("e\u{301} «👩‍👩‍👧» {}")), Sample.about(.undo, 4, target: 3),
  ]

  init() throws {
    folder = try TemporaryFolder()
    journal = Sample.journal(folder)
  }

  /// What was read of a damaged journal, or the lines that are said to be wrong.
  private func outcome(_ bytes: [UInt8]) throws -> (events: [Event]?, lines: [Int], isTaken: Bool) {
    try folder.write(bytes, to: "codings/anna.jsonl")
    var events: [Event]?
    var wasTorn = false
    let found = problems {
      let reading = try journal.read()
      events = reading.events
      wasTorn = reading.torn != nil
    }
    #expect(found.allSatisfy { $0.file == "codings/anna.jsonl" && $0.line != nil && $0.kind == .badData })
    #expect(!wasTorn, "a decision that was reported is called unfinished")
    // An id that has become another event's: both lines are named.
    return (events, found.compactMap(\.line), found.contains { $0.identity == "differingDuplicate" })
  }

  @Test(arguments: [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] as [UInt8])
  func flippedAtEveryByte(mask: UInt8) throws {
    let whole = Sample.lines(Self.events)
    var line = 1
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= mask
      let (events, lines, isTaken) = try outcome(bytes)
      if let events {
        // The text of a line may have become another: all else is as it was.
        #expect(events.count == Self.events.count, "byte \(index)")
        for (number, event) in events.enumerated() where number != line - 1 {
          #expect(event == Self.events[number], "byte \(index): event \(number)")
        }
      } else {
        // A byte that became a line's end makes two lines of one.
        let isTwo = bytes[index] == 0x0A && lines == [line, line + 1]
        #expect(lines == [line] || isTwo || isTaken && lines.count == 1, "byte \(index): \(lines)")
        // Nothing is written below a line that nobody understands.
        if index.isMultiple(of: 11) {
          #expect(!problems { try journal.append { _ in [Sample.tag(9)] } }.isEmpty)
          #expect(try Array(Data(contentsOf: journal.url)) == bytes)
        }
      }
      if whole[index] == 0x0A { line += 1 }
    }
  }

  /// A block of a disk that reads as zeros.
  @Test func aBlockOfZerosAnywhere() throws {
    let whole = Sample.lines(Self.events)
    for start in stride(from: 0, to: whole.count - 64, by: 7) {
      var bytes = whole
      for index in start..<start + 64 { bytes[index] = 0 }
      let first = whole[..<start].count { $0 == 0x0A } + 1
      let (events, lines, _) = try outcome(bytes)
      #expect(events == nil && lines.first == first, "zeros from byte \(start): \(lines)")
    }
  }

  /// A last line whose end was damaged is whole: it is somebody's decision, and no unfinished write.
  @Test func theLastLinesEndIsDamaged() throws {
    let whole = Sample.lines(Self.events)
    for tail in ["}", "x", "\u{0B}", " x", "\u{0}x", "{"] {
      let (_, lines, _) = try outcome(whole.dropLast() + Array(tail.utf8))
      #expect(lines == [4], "\(tail.debugDescription)")
    }
    try folder.write(Array(whole.dropLast()), to: "codings/anna.jsonl")
    #expect(try journal.read().events == Self.events)
  }

  /// git's marks at every place where a line begins, one side of them twice.
  @Test func conflictMarksAnywhere() throws {
    let lines = Self.events.map { String(decoding: EventLine.encode($0), as: UTF8.self) }
    for place in 0...lines.count {
      var marked = lines
      marked.insert(contentsOf: ["<<<<<<< HEAD", "=======", ">>>>>>> theirs"], at: place)
      let (events, wrong, _) = try outcome(Array((marked.joined(separator: "\n") + "\n").utf8))
      #expect(events == nil && wrong == [place + 1, place + 2, place + 3])
    }
    let found = problems { _ = try journal.read() }
    #expect(found.allSatisfy { $0.what == "git has left a conflict in the journal" })
  }
}
