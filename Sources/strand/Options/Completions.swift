import ArgumentParser
import Codebooks
import Foundation
import StudyDefinition
import StudyIndex

/// Completes codes from the study that the shell stands in.
enum CodeCompletion {
  static let kind = CompletionKind.custom { _, _, _ in
    guard let folder = try? StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath)),
      let reading = try? Codebook.read(folder)
    else { return [] }
    return reading.codebook.codes.map(\.id)
  }
}

/// Completes the names that `--by` takes.
enum GroupCompletion {
  static let kind = CompletionKind.custom { _, _, _ in
    guard let folder = try? StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath)),
      let study = try? Study.open(folder)
    else { return [] }
    return (try? study.groupingNames()) ?? []
  }
}

/// Completes transcripts by name.
enum TranscriptCompletion {
  static let kind = CompletionKind.custom { _, _, _ in
    guard let folder = try? StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.transcripts.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.map { String($0.dropLast(4)) }.sorted()
  }
}

/// Completes names of study.yaml's joint displays.
enum JointCompletion {
  static let kind = CompletionKind.custom { _, _, _ in
    guard let folder = try? StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath)),
      let configuration = try? StudyConfiguration.read(folder)
    else { return [] }
    return configuration.joint.map(\.name)
  }
}

/// Completes names of the analyses that `strand run` makes.
enum AnalysisCompletion {
  static let kind = CompletionKind.custom { _, _, _ in
    guard let folder = try? StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath)),
      let configuration = try? StudyConfiguration.read(folder)
    else { return [] }
    return configuration.analysesToMake.map(\.name) + ["report"]
  }
}
