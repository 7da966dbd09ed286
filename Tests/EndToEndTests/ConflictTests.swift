import Foundation
import Testing

/// A merge that git could not finish: the file and the line are named, and nothing is counted twice.
@Suite struct ConflictTests {
  @Test(arguments: [
    "study.yaml", "codebook/codes.yaml", "respondents/participants.csv", "transcripts/a1.txt", "assignments.yaml",
    "framework.csv",
  ])
  func itsFirstMarkIsNamed(path: String) async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write(
      "assignments:\n  a1: [anna]\n  a2: [bo]\n  a3: [bo]\n  a4: [bo]\n  shed: []\n", to: "assignments.yaml")
    try bench.write("person,code,summary\nA1,help,Much.\nA2,help,Little.\n", to: "framework.csv")
    var lines = try bench.read(path).components(separatedBy: "\n")
    let place = lines.count / 2
    lines.insert(contentsOf: ["<<<<<<< HEAD", lines[place], "======="], at: place)
    lines.insert(">>>>>>> theirs", at: place + 4)
    try bench.write(lines.joined(separator: "\n"), to: path)
    let check = try await bench.strand("check")
    #expect(
      check.status == 1
        && check.stdout.contains("\(path):\(place + 1): error: git has left a conflict in the file"), "\(check.summary)"
    )
    let question = path == "assignments.yaml" ? "status" : "framework"
    let asked = try await bench.strand(question)
    #expect(
      asked.status == 65 && asked.stdout == "" && asked.stderr.hasPrefix("strand: \(path):\(place + 1): error: "),
      "\(asked.summary)")
    // Who has decided something can still do so, in the other files.
    if ["transcripts/a1.txt", "assignments.yaml", "framework.csv"].contains(path) {
      #expect(try await bench.strand("tag", "a3", "--code", "soil", "--turn", "2").status == 0)
    }
  }
}
