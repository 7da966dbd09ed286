import Codebooks
import Foundation

// Makes the benchmark's corpus and times the matcher over it. Benchmarks/run.sh calls it.
//
//   strand-bench generate FOLDER MEGABYTES    english.txt, chinese.txt and their literals
//   strand-bench match FOLDER LANGUAGE SPAN THREADS RUNS
//                                             prints: bytes, hits, and the seconds of each run

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

func match(_ folder: URL, _ language: Corpus.Language, _ extent: Rule.Extent, threads: Int, runs: Int) throws {
  // All rules are compiled together, those of the other language too, as in a study.
  let literals = try Corpus.Language.allCases.flatMap { other in
    try String(contentsOf: folder.appendingPathComponent("\(other.rawValue)-literals.txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }
  let timing = try MatcherTiming(
    corpus: folder.appendingPathComponent("\(language.rawValue).txt"), literals: literals, language: language.tag,
    extent: extent)
  var seconds: [String] = []
  var hits = 0
  for _ in 0..<runs {
    let run = try timing.run(threads: threads)
    hits = run.hits
    seconds.append(String(run.seconds))
  }
  print(timing.bytes, hits, seconds.joined(separator: " "))
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
default:
  fail("generate FOLDER MEGABYTES, or match FOLDER LANGUAGE SPAN THREADS RUNS")
}
