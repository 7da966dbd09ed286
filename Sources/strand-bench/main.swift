import Codebooks
import Foundation

// Makes the benchmarks' data and times the matcher, the readers of surveys and the regression. Benchmarks/run.sh calls it.
//
//   strand-bench generate FOLDER MEGABYTES    english.txt, chinese.txt and their literals
//   strand-bench match FOLDER LANGUAGE SPAN THREADS RUNS
//                                             prints: bytes, hits, and the seconds of each run
//   strand-bench stages FOLDER LANGUAGE RUNS  prints: bytes; then for each stage its seconds (the median) and its name
//   strand-bench reanchor FOLDER SCALARS EDITS CODINGS RUNS
//                                             times with and without the old text, on english.txt and chinese.txt
//   strand-bench survey FOLDER CSV-MEGABYTES SAV-MEGABYTES ROWS COLUMNS
//                                             survey.csv, survey.sav, ols.bin
//   strand-bench read FILE RUNS               prints: rows, variables, and the seconds of each run
//   strand-bench learn TURNS CODES EVALUATED  times of suggestions: features, models, evaluation of some
//   strand-bench fit FILE COLUMNS RUNS        prints: the sum of the coefficients, and the seconds of each run

let arguments = Array(CommandLine.arguments.dropFirst())

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("strand-bench: \(message)\n".utf8))
  exit(64)
}

func generate(_ folder: URL, megabytes: Int) throws {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for language in Corpus.Language.allCases {
    let corpus = Corpus(language)
    try corpus.write(megabytes: megabytes / 2, to: folder.appendingPathComponent("\(language.rawValue).txt"))
    let literals = corpus.literals(100).joined(separator: "\n") + "\n"
    try Data(literals.utf8).write(to: folder.appendingPathComponent("\(language.rawValue)-literals.txt"))
  }
}

/// Those of the other languages, too, since all rules of a study are compiled together.
func allLiterals(_ folder: URL) throws -> [String] {
  try Corpus.Language.allCases.flatMap { language in
    try String(contentsOf: folder.appendingPathComponent("\(language.rawValue)-literals.txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
}

func match(_ folder: URL, _ language: Corpus.Language, _ extent: Rule.Extent, threads: Int, runs: Int) throws {
  let timing = try MatcherTiming(
    corpus: folder.appendingPathComponent("\(language.rawValue).txt"), literals: allLiterals(folder),
    language: language.tag, extent: extent)
  var seconds: [String] = []
  var hits = 0
  for _ in 0..<runs {
    let run = try timing.run(threads: threads)
    hits = run.hits
    seconds.append(String(run.seconds))
  }
  print(timing.bytes, hits, seconds.joined(separator: " "))
}

func stages(_ folder: URL, _ language: Corpus.Language, runs: Int) throws {
  let timing = try StageTiming(
    corpus: folder.appendingPathComponent("\(language.rawValue).txt"), literals: allLiterals(folder),
    language: language.tag)
  let results = try (0..<runs).map { _ in try timing.run() }
  print(timing.bytes)
  for (index, stage) in results[0].enumerated() {
    print(results.map { $0[index].seconds }.sorted()[runs / 2], stage.name)
  }
}

func reanchor(_ folder: URL, scalars: Int, edits: Int, codings: Int, runs: Int) throws {
  for language in Corpus.Language.allCases {
    let timing = try ReanchoringTiming(
      corpus: folder.appendingPathComponent("\(language.rawValue).txt"), scalars: scalars, edits: edits,
      codings: codings)
    for withOldText in [true, false] {
      let results = (0..<runs).map { _ in timing.run(withOldText: withOldText) }
      let median = results.map(\.seconds).sorted()[runs / 2]
      let from = withOldText ? "by the old text" : "by quote and context"
      print("\(language.rawValue), \(from): \(results[0].placed) of \(codings) placed, \(median) seconds")
    }
  }
}

switch arguments.first {
case "generate" where arguments.count == 3:
  guard let megabytes = Int(arguments[2]), megabytes > 0 else { fail("the size is a number of megabytes") }
  try generate(URL(fileURLWithPath: arguments[1]), megabytes: megabytes)
case "match" where arguments.count == 6:
  guard let language = Corpus.Language(rawValue: arguments[2]), let extent = Rule.Extent(rawValue: arguments[3]),
    let threads = Int(arguments[4]), threads > 0, let runs = Int(arguments[5]), runs > 0
  else { fail("match FOLDER english|chinese match|sentence|turn THREADS RUNS") }
  try match(URL(fileURLWithPath: arguments[1]), language, extent, threads: threads, runs: runs)
case "stages" where arguments.count == 4:
  guard let language = Corpus.Language(rawValue: arguments[2]), let runs = Int(arguments[3]), runs > 0 else {
    fail("stages FOLDER english|chinese RUNS")
  }
  try stages(URL(fileURLWithPath: arguments[1]), language, runs: runs)
case "reanchor" where arguments.count == 6:
  let sizes = arguments[2...].compactMap(Int.init)
  guard sizes.count == 4, sizes.allSatisfy({ $0 > 0 }) else { fail("reanchor FOLDER SCALARS EDITS CODINGS RUNS") }
  try reanchor(
    URL(fileURLWithPath: arguments[1]), scalars: sizes[0], edits: sizes[1], codings: sizes[2], runs: sizes[3])
case "survey" where arguments.count == 6:
  let sizes = arguments[2...].compactMap(Int.init)
  guard sizes.count == 4, sizes.allSatisfy({ $0 > 0 }) else { fail("survey FOLDER and four sizes") }
  try MadeSurvey.write(
    to: URL(fileURLWithPath: arguments[1]), csvMegabytes: sizes[0], savMegabytes: sizes[1], rows: sizes[2],
    columns: sizes[3])
case "read" where arguments.count == 3:
  guard let runs = Int(arguments[2]), runs > 0 else { fail("read FILE RUNS") }
  let timing = try SurveyTiming.read(URL(fileURLWithPath: arguments[1]), runs: runs)
  print(timing.rows, timing.variables, timing.seconds.map { "\($0)" }.joined(separator: " "))
case "fit" where arguments.count == 4:
  guard let columns = Int(arguments[2]), columns > 0, let runs = Int(arguments[3]), runs > 0 else {
    fail("fit FILE COLUMNS RUNS")
  }
  let timing = try SurveyTiming.fit(URL(fileURLWithPath: arguments[1]), columns: columns, runs: runs)
  print(timing.sum, timing.seconds.map { "\($0)" }.joined(separator: " "))
case "learn" where arguments.count == 4:
  guard let turns = Int(arguments[1]), let codes = Int(arguments[2]), let evaluated = Int(arguments[3]), turns > 999,
    (1...900).contains(codes), (0...codes).contains(evaluated)
  else { fail("learn TURNS CODES EVALUATED: at least 1,000 turns, at most 900 codes") }
  let say = { (line: String) in FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
  say("Learning \(codes) codes from \(turns) turns")
  LearningTiming(turns: turns, codes: codes).run(evaluating: evaluated) { name, seconds in
    say("  " + name.padding(toLength: 52, withPad: " ", startingAt: 0) + String(format: "%8.2f s", seconds))
  }
default:
  fail(
    "generate FOLDER MEGABYTES, match FOLDER LANGUAGE SPAN THREADS RUNS, stages …, reanchor …, survey …, read …, fit … or learn …"
  )
}
