import ArgumentParser
import Codings
import Foundation
import StudyDefinition
import StudyIndex

/// Whether others' decisions are hidden.
struct BlindOptions: ParsableArguments {
  static let help: ArgumentHelp = """
    Show only your own decisions in transcripts that you and others are still reading (for everybody, study.yaml: \
    `blind: true`). Journals, history and git show everything.
    """

  @Flag(help: help)
  var blind = false
}

extension BlindOptions {
  /// Hides others' decisions from whoever runs the command, where an option or study.yaml says so.
  /// - Parameters:
  ///   - isAsked: whether an option of the command says so.
  ///   - coder: who runs it, where the command knows.
  static func hideOthers(in study: Study, asked isAsked: Bool, from coder: CoderName? = nil) throws {
    guard isAsked || study.configuration.blind else { return }
    let viewer =
      try coder
      ?? Coders.resolve(
        option: nil, environment: ProcessInfo.processInfo.environment, study: study.configuration.coder,
        login: NSUserName())
    let hidden = try study.blind(for: viewer.text).transcripts
    if hidden.isEmpty { return }
    let count = hidden.count == 1 ? "1 transcript" : "\(hidden.count) transcripts"
    Console.say("Blind: in \(count) you see only what \(viewer.text) has decided, until all readers are done.")
  }
}
