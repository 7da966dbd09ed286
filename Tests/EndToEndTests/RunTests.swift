import Foundation
import Testing

/// `strand run` from outside: what is made, what is kept, what is said. Without `rsvg-convert`, unless a test brings one.
@Suite struct RunTests {
  private static let bare: [String: String?] = ["PATH": "/nowhere"]

  private static let analyses = """
    analyses:
      - {make: compare, by: tenure, quotes: 1, as: by-tenure}
      - {make: quotes, by: tenure, as: quotes}
      - {make: regress}
      - {make: joint, displays: claims}
      - {make: timeline, transcripts: [a1, a2], as: timeline}

    """

  private func bench(_ analyses: String = Self.analyses) async throws -> StudyBench {
    let bench = try await SharedGardenStudy.bench()
    try bench.write(SharedGardenStudy.configuration + analyses, to: "study.yaml")
    return bench
  }

  private func run(_ bench: StudyBench, _ arguments: String...) async throws -> Outcome {
    try await bench.strand(["run"] + arguments, environment: Self.bare)
  }

  /// Every file of results/ by path.
  private func results(_ bench: StudyBench) throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: bench.url("results").path)
    var files: [String: [UInt8]] = [:]
    for name in names {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: bench.url("results/\(name)").path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try bench.bytes("results/\(name)") }
    }
    return files
  }

  /// The names of the steps that standard error calls made.
  private func made(_ outcome: Outcome) -> [String] {
    outcome.stderr.split(separator: "\n").filter { $0.contains(": made, ") }.compactMap {
      $0.split(separator: ":").first.map(String.init)
    }
  }

  @Test func everythingIsMadeForItsOwnerAlone() async throws {
    let bench = try await bench()
    let outcome = try await run(bench)
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(
      made(outcome) == [
        "by-tenure", "quotes", "regress", "joint-claims", "timeline-a1", "timeline-a2", "report", "tables",
      ])
    #expect(outcome.stderr.contains("Figures are SVG only: install rsvg-convert"))
    #expect(outcome.stdout == "8 made, 0 kept, 0 failed. Results are in results/.\n")
    let names = try results(bench).keys.sorted()
    #expect(
      names == [
        "by-tenure-bars.svg", "by-tenure-differences.svg", "by-tenure-heatmap.svg", "by-tenure.csv", "by-tenure.html",
        "by-tenure.tex",
        "joint-claims-2.csv", "joint-claims.csv", "joint-claims.html", "joint-claims.tex", "manifest.json",
        "quotes.csv", "quotes.html", "quotes.tex", "regress-2.csv", "regress.csv", "regress.html", "regress.svg",
        "regress.tex", "report.html", "tables.R", "timeline/a1.svg", "timeline/a2.svg",
      ])
    for name in names { #expect(try bench.permissions("results/\(name)") == 0o600, "\(name)") }
    #expect(try bench.permissions("results") == 0o700 && bench.permissions("results/timeline") == 0o700)
    #expect(try bench.read("results/by-tenure.csv").hasPrefix("name,code,"))
    let script = try bench.read("results/tables.R")
    for table in names where table.hasSuffix(".csv") { #expect(script.contains("strand_table(\"\(table)\")")) }
  }

  @Test func aSecondRunChangesTheManifestsTimeAlone() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    let before = try results(bench)
    let outcome = try await run(bench)
    #expect(outcome.stdout == "0 made, 8 kept, 0 failed. Results are in results/.\n")
    var after = try results(bench)
    func timeless(_ bytes: [UInt8]?) -> [Substring] {
      String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").filter { !$0.contains("\"time\" : ") }
    }
    #expect(timeless(before["manifest.json"]) == timeless(after["manifest.json"]))
    after["manifest.json"] = before["manifest.json"]
    #expect(before == after)
  }

  @Test func oneAndTwoThreadsGiveTheSameBytes() async throws {
    let (one, two) = (try await bench(), try await bench())
    _ = try await run(one, "--threads", "1")
    _ = try await run(two, "--threads", "2")
    var (first, second) = (try results(one), try results(two))
    first["manifest.json"] = nil
    second["manifest.json"] = nil
    #expect(first == second)
  }

  @Test func afterOneTranscriptOnlyWhatRestsOnItIsMadeAgain() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    let before = try results(bench)
    try bench.write(try bench.read("transcripts/a2.txt") + "\nQ: Thank you.\n", to: "transcripts/a2.txt")
    let dry = try await run(bench, "--dry-run")
    #expect(dry.stdout.contains("timeline-a2: would be made (changed: transcripts/a2.txt)\n"), "\(dry.summary)")
    #expect(dry.stdout.contains("regress: would be kept\n") && dry.stdout.hasSuffix("5 would be made, 2 kept.\n"))
    #expect(try results(bench) == before, "a dry run writes nothing")
    let outcome = try await run(bench)
    #expect(made(outcome) == ["by-tenure", "quotes", "joint-claims", "timeline-a2", "report"])
    let after = try results(bench)
    #expect(before["timeline/a1.svg"] == after["timeline/a1.svg"] && before["regress.html"] == after["regress.html"])
    #expect(before["timeline/a2.svg"] != after["timeline/a2.svg"])
  }

  @Test func aFailedAnalysisIsSaidAndTheOthersGoOn() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    let old = try results(bench)
    try bench.write(
      SharedGardenStudy.configuration.replacing("terms: [member, plot_years]", with: "terms: [member, plot_yeers]")
        + Self.analyses, to: "study.yaml")
    let outcome = try await run(bench)
    #expect(outcome.status == 1)
    #expect(outcome.stderr.contains("regress: failed\nstrand: study.yaml:"), "\(outcome.summary)")
    #expect(outcome.stderr.contains("there is no variable `plot_yeers`"))
    #expect(made(outcome).contains("by-tenure") && made(outcome).contains("report"))
    #expect(try bench.read("results/report.html").contains("This could not be made."))
    // What it made earlier stays, and the manifest says that it is not of these inputs.
    #expect(try results(bench)["regress.csv"] == old["regress.csv"])
    let entry = try JSON(parsing: bench.read("results/manifest.json"))["analyses"].elements.first {
      $0["name"].string == "regress"
    }
    #expect(entry?["error"].string?.contains("plot_yeers") == true)
    let again = try await run(bench)
    #expect(again.status == 1 && again.stderr.contains("regress: failed"))
    try bench.write(SharedGardenStudy.configuration + Self.analyses, to: "study.yaml")
    #expect(made(try await run(bench)).contains("regress"))
    #expect(try results(bench)["regress.csv"] == old["regress.csv"])
  }

  @Test func aDeletedOutputComesBack() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    let before = try results(bench)
    try bench.remove("results/quotes.tex")
    let outcome = try await run(bench)
    #expect(made(outcome) == ["quotes"])
    #expect(outcome.stderr.contains("quotes: made, 3 files (not there: results/quotes.tex)"))
    #expect(try results(bench)["quotes.tex"] == before["quotes.tex"])
  }

  @Test func whatSomebodyChangedIsNeverLost() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    try bench.write("mine\n", to: "results/quotes.csv")
    let outcome = try await run(bench)
    #expect(outcome.status == 0 && made(outcome).isEmpty)
    #expect(outcome.stderr.contains("results/quotes.csv was changed by hand since it was made, and stays"))
    #expect(try bench.read("results/quotes.csv") == "mine\n")
    let forced = try await run(bench, "quotes", "--force")
    #expect(forced.stderr.contains("results/quotes.csv was not as a run made it; it is now results/quotes.kept.csv."))
    #expect(try bench.read("results/quotes.kept.csv") == "mine\n")
    #expect(try bench.read("results/quotes.csv").hasPrefix("code,"))
    try bench.write("mine again\n", to: "results/quotes.csv")
    _ = try await run(bench, "quotes", "--force")
    #expect(try bench.read("results/quotes.kept-2.csv") == "mine again\n")
  }

  @Test func namesMakeAPartAndLeaveTheRestInTheManifest() async throws {
    let bench = try await bench()
    let part = try await run(bench, "regress")
    #expect(made(part) == ["regress", "tables"])
    #expect(!bench.exists("results/report.html"))
    _ = try await run(bench)
    let forced = try await run(bench, "regress", "--force")
    #expect(made(forced) == ["regress", "tables"])
    let names = try JSON(parsing: bench.read("results/manifest.json"))["analyses"].elements.compactMap {
      $0["name"].string
    }
    #expect(
      names == ["by-tenure", "quotes", "regress", "joint-claims", "timeline-a1", "timeline-a2", "report", "tables"])
    let unknown = try await run(bench, "regres")
    #expect(unknown.status == 66 && unknown.stderr.contains("Did you mean `regress`?"))
  }

  @Test func theManifestSaysWhatWasMadeFromWhat() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    let manifest = try JSON(parsing: bench.read("results/manifest.json"))
    #expect(manifest["program"].string == "strand" && manifest["study"].string == "allotment")
    #expect(manifest["time"].string?.hasSuffix("Z") == true)
    #expect(manifest["codings"].keys == ["accepted", "people", "rejected", "unreviewed"])
    #expect(manifest["codings"]["people"].integer == 14 && manifest["codings"]["accepted"].integer == 1)
    #expect(manifest["inputs"].keys.contains("respondents/survey.csv"))
    let entries = Dictionary(
      uniqueKeysWithValues: manifest["analyses"].elements.map { ($0["name"].string ?? "", $0) })
    #expect(entries["regress"]?["inputs"].keys == ["respondents/survey.csv", "study.yaml (settings)"])
    #expect(entries["timeline-a1"]?["inputs"].keys.filter { $0.hasPrefix("transcripts/") } == ["transcripts/a1.txt"])
    #expect(entries["by-tenure"]?["seed"].integer == 1)
    for output in manifest["analyses"].elements.flatMap({ $0["outputs"].elements }) {
      let path = try #require(output["path"].string)
      #expect(bench.exists(path), "\(path)")
    }
  }

  @Test func aMarkForExcelAndAReportWithoutTranscripts() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    #expect(try bench.read("results/report.html").contains("Wen"))
    let whole = try bench.bytes("results/report.html").count
    let outcome = try await run(bench, "--bom", "--no-transcripts")
    #expect(made(outcome) == ["by-tenure", "quotes", "regress", "joint-claims", "report"])
    #expect(try Array(bench.bytes("results/quotes.csv").prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(try bench.bytes("results/report.html").count < whole)
    try bench.write(
      SharedGardenStudy.configuration + Self.analyses + "results: {bom: true, transcripts: false}\n", to: "study.yaml")
    _ = try await run(bench)
    #expect(try Array(bench.bytes("results/quotes.csv").prefix(3)) == [0xEF, 0xBB, 0xBF])
  }

  @Test func figuresAreConvertedWhereTheToolIs() async throws {
    let bench = try await bench("analyses: [{make: regress}]\n")
    try bench.write(
      "#!/bin/sh\n# --format F [--zoom 2] IN\nprintf 'a %s of ' \"$2\"\n", to: "bin/rsvg-convert")
    let tool = bench.url("bin/rsvg-convert")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: tool.path)
    let outcome = try await bench.strand("run", environment: ["PATH": bench.url("bin").path])
    #expect(outcome.status == 0 && !outcome.stderr.contains("SVG only"), "\(outcome.summary)")
    #expect(try bench.read("results/regress.pdf") == "a pdf of " && bench.read("results/regress.png") == "a png of ")
    // A tool that fails is a failed analysis; nothing of it is half written.
    try bench.remove("results")
    try bench.write("#!/bin/sh\nexit 3\n", to: "bin/rsvg-convert")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: tool.path)
    let failed = try await bench.strand("run", environment: ["PATH": bench.url("bin").path])
    #expect(failed.status == 1 && failed.stderr.contains("rsvg-convert could not make the picture (it ended with 3)"))
    #expect(!bench.exists("results/regress.csv"))
  }

  @Test func withoutAListAStudyOfInterviewsHasResultsToo() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await run(bench)
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(made(outcome).prefix(5) == ["codebook", "compare-tenure", "compare-site", "cooccur", "quotes"])
    #expect(!made(outcome).contains("describe") && bench.exists("results/report.html"))
  }

  @Test func analysesListedNoMoreAreSaidInOneLine() async throws {
    let bench = try await bench()
    _ = try await run(bench)
    try bench.write(SharedGardenStudy.configuration + "analyses: [{make: regress}]\n", to: "study.yaml")
    let outcome = try await run(bench)
    #expect(
      outcome.stderr.contains("study.yaml no longer lists by-tenure, quotes and 3 more; delete what results/ still has")
    )
    #expect(bench.exists("results/quotes.csv"))
    #expect(!(try await run(bench)).stderr.contains("no longer lists"))
  }

  @Test func aChangedTranscriptUnderCodingsStopsTheInterviewsOnly() async throws {
    let bench = try await bench()
    try bench.write(
      try bench.read("transcripts/a1.txt").replacing("soil here is clay", with: "soil here is chalk"),
      to: "transcripts/a1.txt")
    let outcome = try await run(bench)
    #expect(outcome.status == 1 && made(outcome).contains("regress"), "\(outcome.summary)")
    #expect(outcome.stderr.contains("by-tenure: failed"))
    #expect(!(outcome.stderr + outcome.stdout).contains("clay"))
  }

  @Test func twoAnalysesThatWouldWriteOneFile() async throws {
    let bench = try await bench(
      "analyses: [{make: regress, as: fit}, {make: quotes, as: fit-2}]\n")
    let outcome = try await run(bench)
    #expect(outcome.status == 1)
    #expect(outcome.stderr.contains("the analyses `fit` and `fit-2` would both write `results/fit-2.csv`"))
  }

  @Test func aFileWhereTheFolderBelongs() async throws {
    let bench = try await bench()
    try bench.write("x", to: "results")
    let outcome = try await run(bench)
    #expect(outcome.status == 73 && outcome.stdout == "")
    #expect(
      outcome.stderr
        == "strand: results: error: there is a file of this name where the results' folder belongs. Move the file away.\n"
    )
    #expect(try bench.read("results") == "x")
  }

  @Test func twoRunsAtOnceMakeEachThingOnce() async throws {
    let bench = try await bench()
    async let first = run(bench)
    async let second = run(bench)
    let outcomes = try await [first, second]
    #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes.map(\.summary))")
    #expect(outcomes.flatMap(made).count == 8)
    #expect(try !bench.names(in: "results").contains { $0.contains("kept") || $0.contains("tmp") })
  }

  /// What is made again piece by piece is what is made in one go, though a run reads other things in another order.
  @Test func stepsMadeApartAreThoseMadeTogether() async throws {
    let more = """
        - {make: compare, by: trust, as: by-trust}
        - {make: quantify, codes: [help], measures: [count, rate]}
        - {make: quotes, where: "harvest > 9", as: good-harvest}
        - {make: describe, by: tenure}

      """
    let configuration = SharedGardenStudy.configuration.replacing(
      "where: \"years < 3\"", with: "where: \"years < 3\", survey: \"plot_years < 3\""
    ).replacing("where: \"years >= 3\"", with: "where: \"years >= 3\", survey: \"plot_years >= 3\"")
    let bench = try await bench()
    try bench.write(configuration + Self.analyses + more, to: "study.yaml")
    let first = try await run(bench)
    #expect(first.status == 0, "\(first.summary)")
    try bench.write(
      try bench.read("respondents/survey.csv").replacing("R16,0,17,3,10", with: "R16,0,17,2,11"),
      to: "respondents/survey.csv")
    let second = try await run(bench)
    #expect(
      made(second) == [
        "regress", "joint-claims", "by-trust", "quantify-help", "good-harvest", "describe-tenure", "report",
      ],
      "\(second.summary)")
    var apart = try results(bench)
    for name in ["describe-tenure", "by-trust", "quotes"] { _ = try await run(bench, name, "--force") }
    #expect(try results(bench)["by-trust.html"] == apart["by-trust.html"])
    _ = try await run(bench, "--force")
    var together = try results(bench)
    apart["manifest.json"] = nil
    together["manifest.json"] = nil
    #expect(apart.keys.sorted() == together.keys.sorted())
    for name in apart.keys { #expect(apart[name] == together[name], "\(name)") }
  }
}
