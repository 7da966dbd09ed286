import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// The same project under the habits of different programs gives the same study.
struct VendorHabitsTests {
  private static let now = Date(timeIntervalSince1970: 1_700_000_000)

  private static func assemble(_ vendor: VendorProject, choice: OffsetChoice = OffsetChoice()) throws
    -> AssembledProject
  {
    let folder = try TemporaryFolder()
    let url = try folder.write(try vendor.archive(), to: "p.qdpx")
    return try ProjectImport.read(url, shownAs: "p.qdpx", choice: choice, now: now)
  }

  private static func changed(_ change: (inout VendorProject) -> Void) -> VendorProject {
    var vendor = VendorProject()
    change(&vendor)
    return vendor
  }

  static let habits: [VendorProject] = [
    VendorProject(),
    changed { $0.utf16 = true },
    changed { ($0.lineEnd, $0.crlfCountsTwo) = ("\r\n", true) },
    changed { ($0.lineEnd, $0.crlfCountsTwo, $0.utf16) = ("\r\n", true, true) },
    changed { $0.lineEnd = "\r\n" },
    changed { $0.hasMark = true },
    changed { ($0.hasMark, $0.markCounts) = (true, true) },
    changed { ($0.sources, $0.projectName) = ("Sources", "Trial.qde") },
    changed { ($0.braces, $0.upperCase) = (true, false) },
    changed { $0.namespace = "urn:QDA-XML:project:0.4" },
  ]

  @Test(arguments: habits.indices) func everyHabitGivesTheSameStudy(_ index: Int) throws {
    let expected = try Self.assemble(VendorProject())
    let found = try Self.assemble(Self.habits[index])
    #expect(found.transcripts.map(\.text) == expected.transcripts.map(\.text))
    #expect(found.events.map(\.coder) == ["mia-lund"])
    #expect(found.events.flatMap(\.events) == expected.events.flatMap(\.events))
    let quotes = found.events.flatMap(\.events).compactMap(\.anchor?.quote)
    #expect(quotes == ["We dug it ourselves", "Everybody does 👍🏽 a little", "Nobody asks"])
    #expect(found.transcripts.first?.offsets?.confirmed == 3)
    #expect(found.participants == PeopleRows(columns: ["id", "transcript", "age"], rows: [["P1", "well-1", "61"]]))
    #expect(found.codebook.files.first?.text.contains("id: \"work.together\"") == true)
  }

  @Test func withoutNamesTheEndsOfWordsDecide() throws {
    let vendor = Self.changed { ($0.hasNames, $0.utf16) = (false, true) }
    let found = try Self.assemble(vendor)
    let quotes = found.events.flatMap(\.events).compactMap(\.anchor?.quote)
    #expect(quotes == ["We dug it ourselves", "Everybody does 👍🏽 a little", "Nobody asks"])
    #expect(found.transcripts.first?.offsets?.counting.unit == .utf16)
  }

  @Test func importingTwiceGivesTheSameEvents() throws {
    let first = try Self.assemble(VendorProject())
    let second = try Self.assemble(Self.changed { $0.upperCase = false })
    #expect(first.events.flatMap(\.events).map(\.id) == second.events.flatMap(\.events).map(\.id))
  }

  @Test func anUndecidedOffsetIsAnErrorThatNamesTheOption() throws {
    var vendor = VendorProject()
    // One passage between blanks, no name: one unit more or less cuts no word either.
    vendor.lines = ["P1: 😀 . «. .» . . ."]
    vendor.hasNames = false
    #expect {
      _ = try Self.assemble(vendor)
    } throws: { error in
      (error as? Problem)?.remedy.contains("--offsets") == true
    }
    let chosen = try Self.assemble(vendor, choice: OffsetChoice(unit: .codePoints, lineEnds: .one, countsMark: false))
    #expect(chosen.events.flatMap(\.events).compactMap(\.anchor?.quote) == [". ."])
  }
}
