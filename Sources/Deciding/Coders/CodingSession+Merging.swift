public import Basics
import Codings
import Foundation
import StudyDefinition
public import StudyIndex

extension CodingSession {
  /// Takes others' work in: first the new transcripts, then the events; then what was coded in another text is carried
  /// to the text that is here.
  /// - Parameter opening: opens the study with an index that is up to date.
  /// - Returns: what became of codings made in other texts, and the journals written for them; `nil` where there are none.
  /// - Throws: `Problem` when a file cannot be written. What was written before stays; running again goes on.
  public func take(
    _ merge: StudyMerge, opening: () throws -> Study, onTorn: (Problem) -> Void = { _ in }
  ) throws -> (plan: ReanchoringPlan, written: [String])? {
    try opening().keep(merge.bodies)
    try Files.makeFolder(folder.transcripts, shownAs: folder.shown(folder.transcripts))
    for (name, bytes) in merge.texts {
      let url = folder.transcript(named: name)
      try Files.write(bytes, to: url, shownAs: folder.shown(url))
    }
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    for incoming in merge.journals where !incoming.new.isEmpty {
      try journal(of: incoming.coder).take(incoming.new, onTorn: onTorn)
    }
    let names = Set(merge.differingTranscripts.map(\.transcript)).sorted()
    let plan = try opening().reanchoringPlan(names)
    return plan.items.isEmpty ? nil : (plan, try record(plan, onTorn: onTorn))
  }
}
