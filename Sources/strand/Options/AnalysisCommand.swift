import Analysis
import ArgumentParser
import Reports

/// A command that asks one request and shows the answer. Its options take their defaults from the request.
protocol AnalysisCommand: ParsableCommand {
  associatedtype Request: AnalysisRequest where Request.Answer: PresentedAnswer

  /// What the command line asks.
  var request: Request { get }
  var study: StudyOptions { get }
  var output: OutputOptions { get }
  /// Which rows and columns of the answer's table are shown.
  var arrangement: TableArrangement { get }
  /// Whether others' decisions are hidden from whoever asks.
  var blinding: Bool { get }

  /// What the command line calls an option of the request: `--roll-up` for `roll_up`.
  func name(ofOption key: String) -> String
  /// Says on standard error what belongs beside the answer.
  func say()
}

extension AnalysisCommand {
  func name(ofOption key: String) -> String { "--" + key.split(separator: "_").joined(separator: "-") }
  func say() {}
  var blinding: Bool { false }
  var arrangement: TableArrangement { TableArrangement() }

  func validate() throws {
    if let fault = request.faults().first { throw ValidationError("\(name(ofOption: fault.key)) \(fault.what).") }
  }

  func run() throws { try ask() }

  /// Asks the request and shows the answer.
  func ask() throws {
    let study = try study.open(for: Request.sources)
    try BlindOptions.hideOthers(in: study, asked: blinding)
    let answer = try request.answer(study)
    // What was asked of the survey is known only now.
    Console.warn(try request.remarks(study))
    say()
    try output.show(answer.report().arranged(arrangement))
  }
}
