import Codebooks
import Foundation
import Testing

@testable import Matching

/// The sample study's own codebook.
@Suite struct StudyCodebookTests {
  private func reading() throws -> CodebookReading {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let bytes = try Array(Data(contentsOf: root.appendingPathComponent("codebook/mechanisms.yaml")))
    return try Codebook.read(files: [("codebook/mechanisms.yaml", bytes)])
  }

  @Test func itHasNoProblemsAndItsRulesHitItsExamples() throws {
    let reading = try reading()
    #expect(reading.warnings.isEmpty)
    #expect(try Matcher.exampleWarnings(for: reading.codebook, language: "en").isEmpty)
  }

  @Test func everyCodeCanBeAppliedByAnOutsideCoder() throws {
    let codebook = try reading().codebook
    #expect(
      codebook.codes.map(\.id) == [
        "cooperation", "cooperation.peer", "cooperation.external", "norms", "norms.formal", "norms.informal",
        "self-efficacy", "service", "service.targeted", "service.universal", "learning", "solidarity",
      ])
    for code in codebook.codes {
      #expect(code.definition.count > 40)
      #expect(!code.include.isEmpty && !code.exclude.isEmpty)
      #expect((2...3).contains(code.examples.count), "\(code.id)")
      #expect(code.colour != nil)
    }
    #expect(Set(codebook.codes.map(\.colour)).count == codebook.codes.count)
  }
}
