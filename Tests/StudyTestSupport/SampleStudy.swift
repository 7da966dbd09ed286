import Basics
import Codings
public import Deciding
public import Foundation
public import StudyDefinition
public import StudyIndex
public import TestSupport
import Transcripts

/// A small study in a temporary folder, with two interviews and a codebook of three codes.
public final class SampleStudy: Sendable {
  public let temporary: TemporaryFolder
  public let folder: StudyFolder

  public static let configuration = """
    study: sample
    groups:
      generation:
        label: "generation"
        levels:
          younger: "age < 45"
          older: {label: "45 and over", where: "age >= 45"}
      town:
        column: place

    """
  public static let codebook = """
    codes:
      - id: help
        name: "Help"
        rules: [help]
      - id: water
        name: "Water"
        rules:
          - carry
        codes:
          - id: water.well
            name: "Well"
            rules: [well]

    """
  public static let participants = "id,pseudonym,age,place\nP1,Anna,30,HC\nP2,Ben,60,XT\n"
  public static let first = "Interviewer: Do you help?\n\nAnna: We help and carry water. The well is far.\n"
  public static let second = "Interviewer: And you?\n\nBen: I carry it alone. See, they help, and they help again.\n"

  public init() throws {
    temporary = try TemporaryFolder()
    folder = StudyFolder(root: temporary.url)
    try write(Self.configuration, to: "study.yaml")
    try write(Self.codebook, to: "codebook/codes.yaml")
    try write(Self.participants, to: "respondents/participants.csv")
    try write(Self.first, to: "transcripts/one.txt")
    try write(Self.second, to: "transcripts/two.txt")
  }

  public func write(_ text: String, to path: String) throws { try temporary.write(text, to: path) }

  public func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

  public func url(_ path: String) -> URL { temporary.url.appendingPathComponent(path) }

  public func open(threads: Int = 2) throws -> Study { try Study.open(folder, threads: threads) }

  /// The study, and how many transcripts were read to open it.
  public func openCounting() throws -> (study: Study, read: Int) {
    let read = Guarded(0)
    let study = try Study.open(folder, threads: 2, progress: { done, _ in read.withLock { $0 = done } })
    return (study, read.withLock { $0 })
  }

  public func desk(_ coder: String = "anna") throws -> CodingSession {
    try CodingSession(folder) { _ in try CoderName(validating: coder) }
  }

  @discardableResult
  public func tag(_ quote: String, _ code: String, in transcript: String = "one", by coder: String = "anna") throws
    -> TagAnswer
  {
    try desk(coder).tag([TagRequest(transcript: transcript, code: code, place: .quote(quote, nth: nil))])[0]
  }

  /// Sets all files' times ten seconds back, so that their stamps are settled.
  public func settle() throws {
    for file in try folder.files() {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -10)], ofItemAtPath: file.url.path)
    }
  }
}

/// Samples whose folders must live as long as the test that made them.
public final class KeptSamples: Sendable {
  public init() {}

  private let samples = Guarded<[SampleStudy]>([])

  public func append(_ sample: SampleStudy) { samples.withLock { $0.append(sample) } }
}

extension Study {
  /// Hits as `transcript/turn code start-end`, sorted.
  public func hitList() throws -> [String] {
    try hits().map { "\($0.transcript)/\($0.turn) \($0.code) \($0.span.start)-\($0.span.end)" }.sorted()
  }
}
