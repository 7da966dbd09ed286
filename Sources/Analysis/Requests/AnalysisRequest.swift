public import Basics
public import StudyIndex

/// A question to a study: typed options with their defaults, and how it is answered.
///
/// Commands fill a request, `strand run` reads it from study.yaml, a web page from its address. All of them ask the
/// same request, and get the same answer.
public protocol AnalysisRequest: Sendable, Hashable {
  associatedtype Answer: Sendable

  /// The command that asks it, and the word of `make:` in study.yaml.
  static var verb: String { get }
  /// Every option, in the order in which help, manifest and documents list them.
  static var options: [RequestOption<Self>] { get }
  /// What of a study the answer rests on.
  static var sources: RequestSources { get }
  /// Whether it may show anything of study.yaml, its notes and claims too; else only what `StudySettings` are.
  static var readsAllOfStudyFile: Bool { get }
  /// Whether the answer has pictures.
  static var drawsFigures: Bool { get }

  /// A request with every option at its default.
  init()

  /// The seed, where chance has a part in the answer.
  var seedOfChance: UInt64? { get }
  /// Options that do not go together.
  var conflicts: [OptionConflict] { get }

  /// Paths of files that the answer rests on and that are no part of every study, as the request names them.
  var files: [String] { get }

  /// Answers without printing anything.
  /// - Throws: `Problem`, `Problems` about what the request names; what reading the index throws.
  func answer(_ study: Study) throws -> Answer

  /// What should be said beside the answer.
  /// - Throws: what reading the index throws.
  func remarks(_ study: Study) throws -> [Problem]
}

extension AnalysisRequest {
  public static var sources: RequestSources { .interviews }
  public static var readsAllOfStudyFile: Bool { false }
  public static var drawsFigures: Bool { false }
  public var seedOfChance: UInt64? { nil }
  public var conflicts: [OptionConflict] { [] }
  public var files: [String] { [] }

  public func remarks(_ study: Study) throws -> [Problem] { try study.remarks() }
}

/// What of a study an answer rests on, unless study.yaml brings the one into the other.
public enum RequestSources: Sendable, Hashable {
  case interviews
  case survey
  case both
}

/// Why options of a request do not go together.
public struct OptionConflict: Sendable, Hashable {
  /// The option that has to go or to be changed.
  public let key: String
  /// `does not go with --typical and --deviant`, behind the option's name.
  public let what: String

  init(_ key: String, _ what: String) {
    self.key = key
    self.what = what
  }

  /// That a name is given twice where each counts once: a family of tests would grow by it, and a p-value with it.
  static func repeated(_ names: [String], _ key: String) -> [OptionConflict] {
    let twice = names.enumerated().first { names[..<$0.offset].contains($0.element) }?.element
    return twice.map { [OptionConflict(key, "has `\($0)` twice")] } ?? []
  }
}

// MARK: A request as data

extension AnalysisRequest {
  /// Whether there is no answer with every option at its default.
  public static var requiresOptions: Bool { options.contains { $0.isRequired } }

  /// The words of each option that is not at its default, with its key, in the order of the options.
  public var written: [(key: String, words: [String])] {
    let plain = Self()
    return Self.options.compactMap { option in
      let words = option.words(self)
      return words == option.words(plain) ? nil : (option.key, words)
    }
  }

  /// Everything that decides the answer, a line a value: two requests of one form are the same.
  public var form: [String] {
    [Self.verb] + written.flatMap { key, words in words.isEmpty ? ["\(key)="] : words.map { "\(key)=\($0)" } }
  }

  /// `compare-cbo`, `regress-M1-M2`: the verb, what it is about (three at most), and what sets it apart.
  public var defaultName: String {
    let plain = Self()
    let parts = Self.options.flatMap { option -> [String] in
      let words = option.words(self)
      switch option.role {
      case .subject: return Array(words.prefix(3))
      case .naming: return words == option.words(plain) ? [] : option.nameParts(words)
      case .setting: return []
      }
    }
    return ([Self.verb] + parts).joined(separator: "-")
  }

  /// The values of all options that take a kind of thing.
  func words(_ isWanted: (OptionKind) -> Bool) -> [String] {
    Self.options.filter { isWanted($0.kind) }.flatMap { $0.words(self) }
  }

  /// Values that no option takes, and options that do not go together, for a request that was filled by code.
  /// - Returns: the option's key with what is wrong, in words that go behind the option's name.
  public func faults() -> [OptionConflict] {
    let outside = Self.options.flatMap { option in
      option.words(self).filter { !option.kind.takes($0) }.map { _ in OptionConflict(option.key, option.kind.expected) }
    }
    return outside + conflicts
  }
}

extension AnalysisRequest {
  /// Reads a request from options as they were written.
  /// - Parameters:
  ///   - further: keys that mean something else here, and are left alone.
  ///   - findings: takes what is wrong, each with its place.
  public init(_ written: WrittenOptions, besides further: [String] = [], findings: Findings) {
    self.init()
    let known = further + Self.options.map(\.key)
    for given in written.options {
      if further.contains(given.key) { continue }
      guard let option = Self.options.first(where: { $0.key == given.key }) else {
        findings.report(
          .unknownOption(given.key, verb: Self.verb, known: known, given.place))
        continue
      }
      if !option.takesSeveral, given.words.isEmpty {
        findings.report(.optionEmpty(given.key, given.place))
      } else if !option.takesSeveral, given.words.count > 1 {
        findings.report(.optionGivenTwice(given.key, given.words[1].place))
      } else {
        let wrong = given.words.filter { !option.kind.takes($0.text) }
        for word in wrong { findings.report(.optionValueWrong(word.text, of: given.key, option.kind, word.place)) }
        if wrong.isEmpty { option.set(given.words.map(\.text), &self) }
      }
    }
    for option in Self.options where option.isRequired && (written[option.key]?.words.isEmpty ?? true) {
      findings.report(.optionMissing(option.key, verb: Self.verb, option.kind, written.place))
    }
    for conflict in conflicts {
      findings.report(.optionsConflict(conflict, written[conflict.key]?.place ?? written.place))
    }
  }
}
