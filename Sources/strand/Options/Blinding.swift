import Codings
import Foundation
import StudyDefinition
import StudyIndex

extension SpeakerOptions {
  /// Hides others' decisions from whoever runs the command, where --blind or study.yaml says so.
  /// - Parameter coder: who runs it, where the command knows.
  func hideOthers(in study: Study, from coder: CoderName? = nil) throws {
    guard blind || study.configuration.blind else { return }
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
