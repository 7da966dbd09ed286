import Basics
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyIndex

struct RestrictedExpressionTests {
  private let sample: SampleStudy
  private let study: Study

  init() throws {
    sample = try SampleStudy()
    study = try sample.open()
  }

  private func labels(_ expression: String) throws -> [String] {
    let keys = try study.speakers(where: expression)
    return try study.speakers().filter { keys.contains($0.id) }.map { $0.label }
  }

  private func problem(_ expression: String) -> Problem? {
    do {
      _ = try study.speakers(where: expression)
      return nil
    } catch {
      return error as? Problem
    }
  }

  @Test func conditionsOverPeopleAndTranscripts() throws {
    #expect(try labels("age >= 50") == ["Ben"])
    #expect(try labels("place = 'HC' OR transcript = 'two'") == ["Anna", "Interviewer", "Ben"])
    #expect(try labels("role = 'interviewer'") == ["Interviewer", "Interviewer"])
    #expect(try labels("age > (SELECT avg(age) FROM participants)") == ["Ben"])
    #expect(try labels("upper(pseudonym) LIKE 'A%' -- a remark") == ["Anna"])
    #expect(try labels("/* a remark */ age BETWEEN 20 AND 40") == ["Anna"])
    #expect(try labels("pseudonym IS NULL AND speaker = 'Interviewer'").count == 2)
    #expect(try labels("0 = 1").isEmpty)
  }

  @Test(arguments: [
    "(SELECT count(*) FROM files) > 0", "(SELECT text FROM turns LIMIT 1) <> ''",
    "(SELECT max(person) FROM speakers) <> ''",
    "(SELECT count(*) FROM sqlite_master) > 0", "(SELECT hash FROM transcripts LIMIT 1) <> ''",
    "(SELECT 1 FROM pragma_table_info('turns'))", "(SELECT 1 FROM json_each('[1]'))", "load_extension('x') IS NULL",
    "random() > 0", "randomblob(3) IS NOT NULL", "date('now') > '2000'", "current_timestamp > '2000'",
    "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c) > 0",
  ])
  func anythingButReadingPeopleIsRefused(expression: String) {
    let found = problem(expression)
    #expect(found?.kind == .usage)
    #expect(found?.what.hasPrefix("--where: the expression `\(expression)`") == true)
  }

  @Test(arguments: [
    "", "1;", "1); DROP TABLE participants; --", "1); ATTACH 'x' AS y; --", "PRAGMA user_version", "ATTACH 'x' AS y",
    "1) --", "1) OR (1", "1) /*", "0) UNION SELECT 7 /*", "0) UNION SELECT 7 FROM (SELECT 1", "1) LIMIT 1 --\n",
    "0) THEN 1 END UNION SELECT CASE WHEN (7", "1) GROUP BY (id", "(1", "1)", "'open", "age = ?", "age = :x",
    "age = \u{0}", "count(*) > 1",
  ])
  func anythingButOneExpressionIsRefused(expression: String) {
    #expect(problem(expression) != nil)
    #expect(problem(expression)?.description.contains("speaker.key") == false)
  }

  private static let join = "FROM " + (0..<40).map { "participants a\($0)" }.joined(separator: ", ")
  private static let long = text("x", 7, 7, 10, 10, 10)

  /// SQL for a letter repeated as often as the product of `counts` says.
  private static func text(_ letter: String, _ counts: Int...) -> String {
    counts.reduce("'\(letter)'") { "replace(\($0), '\(letter)', '\(String(repeating: letter, count: $1))')" }
  }

  /// Each ends by itself, soon, and says in a few words what it had too much of.
  @Test(arguments: [
    ("(SELECT count(*) \(join)) > 0", "takes too long"),
    ("(SELECT sum(instr(\(long) || a0.id, \(text("x", 5, 5, 10, 10, 10)) || 'y')) \(join)) > 0", "takes too long"),
    ("\(long) || \(long) > ''", "a text of more than 50 KB"),
    ("(SELECT group_concat(\(long)) FROM participants) > ''", "a text of more than 50 KB"),
    ("replace(\(text("x", 10, 10, 10)), 'x', \(text("y", 10, 10, 10))) > ''", "a text of more than 50 KB"),
    ("hex(\(long)) > ''", "a text of more than 50 KB"),
    ("zeroblob(1000000000) IS NULL", "not allowed"), ("randomblob(1000000000) IS NULL", "not allowed"),
    // One call that nothing can interrupt.
    ("length(printf('%.*c', 1000000000, 'x')) > 1", "not allowed"),
    ("length(format('%.*c%.*c', 2000000000, 'x', 2000000000, 'x')) > 1", "not allowed"),
    ("\(long) LIKE '%' || \(text("x", 4, 10, 10)) || 'y'", "pattern too complex"),
    ("\(long) GLOB '*' || replace(\(text("x", 6, 10)), 'x', '[a-x]') || 'y'", "pattern too complex"),
    ((0..<201).map { "instr(id, '\($0)')" }.joined(separator: " + "), "not allowed"),
    ((0..<21).map { "trim(id, '\($0)') > ''" }.joined(separator: " OR "), "not allowed"),
    (String(repeating: "(", count: 30_000) + "1" + String(repeating: ")", count: 30_000), "is not SQL"),
    ("id = '" + String(repeating: "x", count: 60_000) + "'", "a text of more than 50 KB"),
    (String(repeating: "NOT ", count: 2000) + "1", "is not SQL"),
  ])
  func whatWouldRunOnOrGrowEnds(expression: String, says: String) throws {
    let start = ContinuousClock.now
    let found = try #require(problem(expression), "\(expression.prefix(80))")
    #expect(found.what.contains(says), "\(found.what)")
    #expect(found.what.count < 450)
    #expect(ContinuousClock.now - start < .seconds(60), "\(expression.prefix(80))")
  }

  /// What is kept for a DISTINCT is kept in memory: that is bounded.
  @Test func whatIsGatheredIsBounded() throws {
    let many = (0..<20).map { "participants a\($0)" }.joined(separator: ", ")
    let digits = (0..<20).map { "a\($0).id" }.joined(separator: " || ")
    let found = try #require(
      problem("(SELECT count(DISTINCT \(Self.text("x", 9, 5, 10, 10, 10)) || \(digits)) FROM \(many)) > 0"))
    // Whichever comes first on the machine.
    #expect(found.what.hasSuffix("needs too much memory") || found.what.hasSuffix("takes too long"), "\(found.what)")
  }

  /// What one expression gathers is not laid to the charge of another one beside it.
  @Test func aGreedyNeighbourTakesNobodysMemory() async throws {
    let many = (0..<20).map { "participants a\($0)" }.joined(separator: ", ")
    let digits = (0..<20).map { "a\($0).id" }.joined(separator: " || ")
    let greedy = "(SELECT count(DISTINCT \(Self.text("x", 9, 5, 10, 10, 10)) || \(digits)) FROM \(many)) > 0"
    let (study, long) = (study, "(SELECT count(*) \(Self.join)) > 0")
    let neighbour = Task.detached {
      while !Task.isCancelled { _ = try? study.speakers(where: greedy) }
    }
    let found = await Task.detached {
      #expect(throws: Problem.self) { try study.speakers(where: long) }
    }.value
    neighbour.cancel()
    await neighbour.value
    #expect(found?.what.hasSuffix("takes too long") == true, "\(String(describing: found?.what))")
  }

  @Test func aLongCellIsReadAndALongListIsTaken() throws {
    let ids = (0..<2000).map { "'P\($0)'" }.joined(separator: ", ")
    #expect(try labels("id IN (\(ids))") == ["Anna", "Ben"])
    #expect(try labels(Array(repeating: "age = 1", count: 400).joined(separator: " OR ") + " OR id = 'P1'") == ["Anna"])
  }

  @Test func doubleQuotesNameColumnsOnly() throws {
    #expect(try labels("\"place\" = 'XT'") == ["Ben"])
    #expect(problem("place = \"Lowtown\"")?.remedy == "Put text in single quotes: 'Lowtown'.")
    #expect(problem("plaec = 'XT'")?.remedy == "Did you mean `place`?")
  }

  /// A quote that is not closed reaches into what is put behind the expression, which is not shown.
  @Test func onlyTheirOwnWordsAreShown() throws {
    let found = try #require(problem("id = 'x"))
    #expect(found.what.hasSuffix("is not SQL (unrecognized token: \"'x\")"), "\(found.what)")
  }

  @Test func theIndexIsAsItWas() throws {
    _ = problem("1); DROP TABLE participants; --")
    #expect(try study.participantIDs() == ["P1", "P2"])
  }
}
