import Analysis
import StudyIndex

/// Who reads a transcript and how far everybody is, as JSON has it.
struct ReadingLine {
  let progress: ReadingProgress
  /// Whether assignments.yaml names the readers.
  let isAssigned: Bool

  init(_ progress: ReadingProgress, isAssigned: Bool) {
    self.progress = progress
    self.isAssigned = isAssigned
  }

  static var schema: Schema<ReadingLine> {
    let read = Schema<(coder: String, extent: ReadingProgress.Extent)>([
      .text("coder", "Coder") { $0.coder },
      .text("extent", "Read", unit: "`all`, `part`, `none`") { $0.extent.rawValue },
    ])
    return Schema([
      .text("transcript", "Transcript") { $0.progress.transcript },
      .list("readers", "Readers", unit: "to whom assignments.yaml gives it") {
        $0.isAssigned ? $0.progress.readers : []
      },
      .nested("read", read) { line in line.progress.extents.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } },
    ])
  }
}

/// How far one coder is.
struct CoderProgress {
  let coder: String
  let reading: [ReadingProgress]

  private var own: [ReadingProgress] { reading.filter { $0.readers.contains(coder) } }

  private func transcripts(_ extent: ReadingProgress.Extent) -> Int { reading.count { $0.extents[coder] == extent } }

  /// - Parameter isAssigned: whether assignments.yaml names the readers.
  static func schema(isAssigned: Bool) -> Schema<CoderProgress> {
    Schema([
      .text("reader", "Coder") { $0.coder },
      .integer("assigned", "assigned") { isAssigned ? $0.own.count : nil },
      .integer("read", "read") { $0.transcripts(.all) }, .integer("begun", "in part") { $0.transcripts(.part) },
      .text("next", "still to read", .wrapped(16)) { progress in
        guard isAssigned else { return nil }
        let left = progress.own.filter { $0.extents[progress.coder] != .all }.map(\.transcript)
        return left.isEmpty ? nil : StudyStatus.listed(left)
      },
    ])
  }
}
