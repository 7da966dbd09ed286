import Foundation
import Testing

/// Published values of agreement through the program: each example as a study with a transcript whose turns, or whose
/// characters, are the example's units.
@Suite struct AgreementValuesTests {
  /// Krippendorff (2004), Content Analysis, p. 224: percent .600, alpha .095 = 1 - .400 / .442.
  @Test func aDichotomy() async throws {
    let study = try CodedTurns("0100000010 1110010000")
    let row = try await study.code("x")
    try expect(row, "krippendorff_alpha", 0.095238, digits: 6)
    try expect(row, "percent", 0.6, digits: 12)
    #expect(row["first_only"].integer == 1 && row["second_only"].integer == 3)
    #expect(row["coded_by_all"].integer == 1 && row["coded_by_none"].integer == 5)
  }

  /// Gwet's paradox, 80 7 / 8 5: AC1 .808, percent .85 (irrCAC's documentation); kappa .3182 and not .2131 for 50
  /// units of 1,000 coded by both, 100 by the one and 50 by the other, NVivo's example, here by the fiftieth.
  @Test func rareCodes() async throws {
    let paradox = try CodedTurns(
      String(repeating: "1", count: 87) + String(repeating: "0", count: 13) + " "
        + String(repeating: "1", count: 80) + String(repeating: "0", count: 7) + String(repeating: "1", count: 8)
        + "00000"
    )
    let row = try await paradox.code("x")
    try expect(row, "gwet_ac1", 0.808, digits: 3)
    try expect(row, "percent", 0.85, digits: 12)
    let rare = try CodedTurns("11100000000000000000 10010000000000000000")
    try expect(try await rare.code("x"), "cohen_kappa", 0.3182, digits: 4)
  }

  /// 8 coded by both, 1 by neither, 1 by one: AC1 .8658, Scott's pi .6078 (irrCAC's documentation).
  @Test func mostlyCoded() async throws {
    let row = try await CodedTurns("1111111100 1111111101").code("x")
    try expect(row, "gwet_ac1", 0.8658, digits: 4)
    try expect(row, "scott_pi", 0.6078, digits: 4)
  }

  /// Fleiss (1971), p. 379: 30 patients, six raters, five diagnoses; kappa of each diagnosis against the others .248,
  /// .248, .517, .470, .565.
  @Test func diagnoses() async throws {
    let patients = """
      444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 \
      111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
      """.split(separator: " ").map { Array($0) }
    let raters = (0..<6).map { rater in patients.map { "d\($0[rater])" } }
    let study = try CodedTurns(codes: ["d1", "d2", "d3", "d4", "d5"], coders: raters.map { $0.map { [$0] } })
    let rows = try await study.rows()
    let values = rows.compactMap { $0["fleiss_kappa"]["value"].double }
    #expect(values.map { ($0 * 1000).rounded() / 1000 } == [0.248, 0.248, 0.517, 0.470, 0.565])
    #expect(rows.allSatisfy { $0["units"].integer == 30 })
  }

  /// Sets of codes: DKPro's `SetAnnotationsTest`, MASI .252, Jaccard .186.
  @Test func sets() async throws {
    let first = ["", "A", "A", "A", "AB", "AB", "ABC", "C", "C"]
    let second = ["", "", "A", "B", "A", "AC", "ABC", "AC", "AC"]
    let coders = [first, second].map { $0.map { $0.map(String.init) } }
    let study = try CodedTurns(codes: ["A", "B", "C"], coders: coders)
    let sets = try await study.json()["sets"].elements[0]
    #expect(sets["units"].integer == 9)
    try expect(sets, "masi_alpha", 0.252, digits: 3)
    try expect(sets, "jaccard_alpha", 0.186, digits: 3)
  }

  /// Unitizing (Krippendorff et al. 2016), two coders on 120 characters. Values: a program of its own on the
  /// definitions, and lindanna/unitized_alpha to its three printed decimals.
  @Test func passagesOfTwo() async throws {
    let study = try CodedText(
      length: 120, codes: ["a", "b"],
      coders: [[("a", 0, 40), ("b", 60, 90)], [("a", 0, 30), ("b", 30, 40), ("b", 60, 100)]])
    let answer = try await study.json()
    let all = answer["all"].elements[0]
    try expect(all, "u_alpha", 0.771335, digits: 6)
    try expect(all, "relevance_alpha", 0.838241, digits: 6)
    try expect(all, "cu_alpha", 0.778426, digits: 6)
    try expect(answer["rows"].elements[0], "value_alpha", 0.787172, digits: 6)
    try expect(answer["rows"].elements[1], "value_alpha", 0.769679, digits: 6)
    #expect(abs((all["cu_alpha"]["coverage"].double ?? 0) - 0.5833) < 0.0001)
  }

  /// The same for three coders on 20 characters: pairs are summed (R quallmer has .787329 for cu-alpha, joining others).
  @Test func passagesOfThree() async throws {
    let study = try CodedText(
      length: 20, codes: ["one", "two"],
      coders: [
        [("one", 2, 5), ("one", 9, 11), ("two", 12, 20)], [("one", 2, 5), ("two", 7, 15)],
        [("one", 2, 5), ("two", 10, 15)],
      ])
    let answer = try await study.json()
    let all = answer["all"].elements[0]
    try expect(all, "u_alpha", 0.473913, digits: 6)
    try expect(all, "relevance_alpha", 0.432812, digits: 6)
    try expect(all, "cu_alpha", 0.778882, digits: 6)
    try expect(answer["rows"].elements[0], "value_alpha", 0.769252, digits: 6)
    try expect(answer["rows"].elements[1], "value_alpha", 0.786971, digits: 6)
  }

  /// Krippendorff (1995), p. 57, A and C as one value each: .358333 and .351190 (a program of its own).
  @Test func passagesOfOneCode() async throws {
    let bertha = try CodedText(
      length: 24, codes: ["x"], coders: [[("x", 2, 10), ("x", 14, 20)], [("x", 4, 8), ("x", 15, 17)]])
    try expect(try await bertha.json()["rows"].elements[0], "relevance_alpha", 0.358333, digits: 6)
    let gerret = try CodedText(
      length: 24, codes: ["x"],
      coders: [
        [("x", 2, 8), ("x", 10, 12), ("x", 14, 18), ("x", 20, 22)],
        [("x", 0, 2), ("x", 4, 8), ("x", 10, 14), ("x", 16, 18), ("x", 20, 22)],
      ])
    let answer = try await gerret.json()
    try expect(answer["rows"].elements[0], "relevance_alpha", 0.351190, digits: 6)
    #expect(answer["all"].elements[0]["cu_alpha"]["undefined"].string == "one_value")
  }

  private func expect(
    _ row: JSON, _ key: String, _ value: Double, digits: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(row[key]["value"].double, sourceLocation: sourceLocation)
    let slack = 0.5 * pow(10, Double(-digits)) + 1e-12
    #expect(abs(found - value) <= slack, "\(key): \(found)", sourceLocation: sourceLocation)
  }
}

/// A transcript of one participant, a turn a unit, and coders who have read all of it.
private struct CodedTurns {
  private let bench: StudyBench
  private let codes: [String]
  private let coders: [[[String]]]

  /// Two coders and one code `x`: a digit a turn, 1 for coded.
  init(_ digits: String) throws {
    try self.init(
      codes: ["x"], coders: digits.split(separator: " ").map { $0.map { $0 == "1" ? ["x"] : [] } })
  }

  /// - Parameter coders: for each, the codes of each turn.
  init(codes: [String], coders: [[[String]]]) throws {
    self.codes = codes
    self.coders = coders
    let turns = coders[0].indices.map { "Q: And \($0)?\n\nAna: Number \($0), so it was." }
    bench = try StudyBench(made(codes, turns.joined(separator: "\n\n") + "\n"))
  }

  func json() async throws -> JSON {
    let tables = coders.map { turns in
      turns.enumerated().flatMap { number, codes in codes.map { "t,\($0),\(2 * number + 2),," } }
    }
    return try await bench.coded(tables, "turns")
  }

  func rows() async throws -> [JSON] { try await json()["rows"].elements }

  func code(_ id: String) async throws -> JSON {
    try #require(try await rows().first { $0["code"].string == id })
  }
}

/// A transcript of one turn, and coders who have marked passages of it: a code with the first and the end character.
private struct CodedText {
  private let bench: StudyBench
  private let coders: [[(code: String, start: Int, end: Int)]]

  init(length: Int, codes: [String], coders: [[(String, Int, Int)]]) throws {
    self.coders = coders
    bench = try StudyBench(made(codes, "Ana: " + String(repeating: "x", count: length) + "\n"))
  }

  func json() async throws -> JSON {
    let label = "Ana: ".count
    let tables = coders.map { passages in
      passages.map { "t,\($0.code),,\($0.start + label),\($0.end + label)" }
    }
    return try await bench.coded(tables, "characters")
  }
}

private func made(_ codes: [String], _ transcript: String) -> [String: String] {
  [
    "study.yaml": "study: made\n",
    "codebook/codes.yaml": "codes:\n"
      + codes.map { "  - {id: \($0.lowercased()), name: \"Code \($0)\"}\n" }.joined(),
    "transcripts/t.txt": transcript,
  ]
}

extension StudyBench {
  /// Codes the transcript from tables, a table a coder, marks it as read, and compares.
  fileprivate func coded(_ tables: [[String]], _ unit: String) async throws -> JSON {
    for (number, rows) in tables.enumerated() {
      let coder = "coder\(number)"
      try write("transcript,code,turn,start,end\n" + rows.map { "\($0.lowercased())\n" }.joined(), to: "tags.csv")
      _ = try await answer("tag", "--from", "tags.csv", "--coder", coder)
      _ = try await answer("done", "t", "--coder", coder)
    }
    return try await json("agree", "--unit", unit, "--replicates", "99")
  }
}
