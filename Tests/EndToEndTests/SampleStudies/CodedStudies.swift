import Foundation
import TestSupport
import Testing

/// The sample studies as two coders left them. Each is coded once for all tests, by the program itself; then ids and
/// times are put into fixed ones, so that every output can be compared to the byte.
enum CodedStudies {
  static func allotment() async throws -> StudyBench { try StudyBench(await allotmentFiles.value) }
  static func teaVillage() async throws -> StudyBench { try StudyBench(await teaVillageFiles.value) }
  static func choir() async throws -> StudyBench { try StudyBench(await choirFiles.value) }

  private static let allotmentFiles = Task { try await coded(AllotmentStudy.files, AllotmentStudy.tags) }
  private static let teaVillageFiles = Task { try await coded(TeaVillageStudy.files, TeaVillageStudy.tags) }
  private static let choirFiles = Task { try await coded(ChoirStudy.files, ChoirStudy.tags) }

  private static func coded(_ files: [String: String], _ tags: [String: String]) async throws -> [String: String] {
    let bench = try StudyBench(files)
    for (coder, table) in tags.sorted(by: { $0.key < $1.key }) {
      let file = try bench.temporary.write(table, to: "tags.csv")
      _ = try await bench.answer("tag", "--from", file.path, "--coder", coder)
    }
    // anna accepts the first unreviewed hit and refuses the second.
    let hits = try await bench.json("quotes", "--review", "unreviewed")["rows"].elements.flatMap { $0["ids"].strings }
    let first = try #require(hits.first)
    let second = try #require(hits.first { $0 != first })
    _ = try await bench.answer("accept", first, "--coder", "anna")
    _ = try await bench.answer("reject", second, "--coder", "anna", "--note", "not meant so")
    var coded = files
    for (number, coder) in tags.keys.sorted().enumerated() {
      coded["codings/\(coder).jsonl"] = try settled(bench.read("codings/\(coder).jsonl"), journal: number + 1)
    }
    return coded
  }

  /// The journal with ids and times that are the same in every run.
  private static func settled(_ journal: String, journal number: Int) throws -> String {
    var text = journal
    for (index, line) in journal.split(separator: "\n").enumerated() {
      let event = try JSON(parsing: String(line))
      let id = try #require(event["id"].string)
      let time = try #require(event["time"].string)
      let place = String(format: "%d%07x", number, index + 1)
      text = text.replacing(id, with: "\(place)-0000-4000-8000-000000000000")
      text = text.replacing(time, with: "2024-03-\(String(format: "%02d", index + 1))T09:00:0\(number).000Z")
    }
    return text
  }
}
