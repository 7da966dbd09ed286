import Codebooks
import FileContents
import Foundation
import TestSupport
import Testing

@testable import Exchange

/// What Strand writes, validated by xmllint against the schemas of REFI-QDA 1.0. They are not in the repository, as their
/// licence is not known: STRAND_REFI_SCHEMAS names a folder with `Project.xsd` and `Codebook.xsd`. Without it, the tests
/// say that they were skipped, and `REFIStructureTests` check what the schemas demand element by element.
@Suite(
  .enabled(
    if: Schemas.folder != nil,
    "set STRAND_REFI_SCHEMAS to the folder of Project.xsd and Codebook.xsd (from qdasoftware.org)"))
struct SchemaTests {
  private func validate(_ xml: [UInt8], by schema: String) throws -> (status: Int32, said: String) {
    let temporary = try TemporaryFolder()
    let file = try temporary.write(xml, to: "written.xml")
    let folder = try #require(Schemas.folder)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xmllint", "--noout", "--nonet", "--schema", "\(folder)/\(schema)", file.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    withExtendedLifetime(temporary) {}
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test(arguments: 1...10) func projectsAreValid(_ seed: Int) throws {
    let study = try RandomStudy(seed: UInt64(seed)).contents
    let archive = try ZipArchive(REFIProjectWriter.write(study).archive, file: "s.qdpx")
    let result = try validate(try #require(try archive.entry("project.qde")), by: "Project.xsd")
    #expect(result.status == 0, "\(result.said)")
  }

  @Test func codebooksAreValid() throws {
    let study = try RandomStudy(seed: 1).contents
    let result = try validate(REFICodebookWriter.write(study.codebook.codes, version: "0.2.0"), by: "Codebook.xsd")
    #expect(result.status == 0, "\(result.said)")
    let broken = try validate(Array("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"/>".utf8), by: "Codebook.xsd")
    #expect(broken.status != 0, "the schema is asked")
  }
}

private enum Schemas {
  static let folder = ProcessInfo.processInfo.environment["STRAND_REFI_SCHEMAS"]
}
