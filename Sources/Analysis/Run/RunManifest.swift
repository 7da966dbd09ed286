import Foundation

/// What a run made, from what, and with which program: `results/manifest.json`. Two runs over the same study differ in
/// `time` alone.
public struct RunManifest: Codable, Sendable, Equatable {
  public struct Output: Codable, Sendable, Equatable {
    /// Relative to the study.
    public let path: String
    /// As it was made; a file that was changed by hand since has another.
    public let sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  public struct Entry: Codable, Sendable, Equatable {
    public var name: String
    /// Of the program that made it.
    public var version: String
    /// The verb and its options; further lines are settings of the run that show in the files.
    public var definition: [String]
    /// SHA-256 of each file that it rests on, by path.
    public var inputs: [String: String]
    /// `nil` where chance has no part.
    public var seed: Int?
    public var outputs: [Output]
    /// Why it could not be made with these inputs; its outputs are then those of an earlier run.
    public var error: String?

    public init(
      name: String, version: String, definition: [String], inputs: [String: String], seed: Int? = nil,
      outputs: [Output] = [], error: String? = nil
    ) {
      self.name = name
      self.version = version
      self.definition = definition
      self.inputs = inputs
      self.seed = seed
      self.outputs = outputs
      self.error = error
    }
  }

  /// What is counted in the study.
  public struct Codings: Codable, Sendable, Equatable {
    /// Put there by people.
    public var people: Int
    /// Rules' hits that people accepted, rejected, and did not judge.
    public var accepted: Int
    public var rejected: Int
    public var unreviewed: Int

    public init(people: Int, accepted: Int, rejected: Int, unreviewed: Int) {
      self.people = people
      self.accepted = accepted
      self.rejected = rejected
      self.unreviewed = unreviewed
    }
  }

  public var program = "strand"
  public var version: String
  /// UTC, ISO 8601.
  public var time: String
  public var study: String
  /// SHA-256 of every file of the study, by path.
  public var inputs: [String: String]
  public var codings: Codings
  /// In the order in which they are made.
  public var analyses: [Entry]

  public init(
    version: String, time: String, study: String, inputs: [String: String], codings: Codings, analyses: [Entry]
  ) {
    self.version = version
    self.time = time
    self.study = study
    self.inputs = inputs
    self.codings = codings
    self.analyses = analyses
  }

  public subscript(name: String) -> Entry? { analyses.first { $0.name == name } }

  /// JSON with sorted keys, ending with a newline.
  /// - Throws: what `JSONEncoder` throws.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// - Returns: `nil` for bytes that are no manifest; everything is then made anew.
  public init?(decoding bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(RunManifest.self, from: Data(bytes)) else { return nil }
    self = manifest
  }
}
