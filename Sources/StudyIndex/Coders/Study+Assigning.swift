import Basics
import Foundation
public import StudyDefinition
import Transcripts

extension Study {
  /// Divides all transcripts among coders.
  /// - Parameters:
  ///   - coders: in the order in which ties are settled.
  ///   - double: the share that several read, from 0 to 1.
  ///   - readers: how many coders read each of that share.
  ///   - group: within whose levels the share is drawn; `nil` for one stratum.
  /// - Throws: `Problem` for an unknown group, or for fewer coders than should read the same.
  public func assignmentPlan(
    coders: [String], double: Double, readers: Int, by group: String?, seed: UInt64
  ) throws -> AssignmentPlan {
    let levels = try group.map { try self.grouping(named: $0) }
    let spoken = Dictionary(grouping: try self.speakers(), by: \.transcript)
    let items = try transcripts().map { transcript in
      let own = spoken[transcript.id] ?? []
      let labels = own.filter { $0.role == .participant }.compactMap(\.participant).compactMap { person in
        levels.flatMap { levels in levels.levelOfParticipant[person].map { levels.levels[$0].label } }
      }
      return AssignmentPlan.Item(
        transcript: transcript.name, stratum: Set(labels).sorted().joined(separator: " and "),
        words: own.reduce(0) { $0 + $1.words })
    }
    return try AssignmentPlan(items, coders: coders, double: double, readers: readers, seed: seed)
  }
}

extension AssignmentPlan {
  /// Writes `assignments.yaml`.
  /// - Parameter options: how the plan was made.
  /// - Throws: `Problem` of kind `cannotWrite`, also when the file is there and is not to be replaced.
  public func write(to folder: StudyFolder, made options: String, replacing: Bool) throws {
    let shown = folder.shown(folder.assignments)
    let text = assignments.text(heading: ["Who reads what. Made by: strand assign \(options)", "Edit it as you like."])
    try folder.changingFiles {
      if !replacing, FileManager.default.fileExists(atPath: folder.assignments.path) {
        throw Problem.assignmentsExist(shown)
      }
      try Files.write(Array(text.utf8), to: folder.assignments, shownAs: shown)
    }
  }
}
