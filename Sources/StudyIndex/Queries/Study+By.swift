import Basics
import Respondents
import StudyDefinition

extension Study {
  /// What `--by` and `--cut` ask for: one grouping, or several crossed.
  /// - Parameters:
  ///   - names: of groups, columns, variables or scales; none twice.
  ///   - cuts: `30,50` or `terciles` for the only name, `age=30,50` for one of several.
  /// - Throws: `Problem` for what is unknown or cannot be cut.
  public func grouping(by names: [String], cuts: [String]) throws -> Grouping? {
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) })?.element {
      throw Problem.groupTwice(twice)
    }
    var cutOf: [String: Cut] = [:]
    for written in cuts {
      let parts = written.split(separator: "=", maxSplits: 1).map(String.init)
      guard let text = parts.last, let cut = Cut(written: text) else { throw Problem.wrongCut(option: written) }
      guard parts.count == 2 || names.count == 1 else { throw Problem.cutWithoutVariable(names) }
      let name = parts.count == 2 ? parts[0] : names[0]
      guard names.contains(name) else { throw Problem.cutOfOther(name, known: names) }
      cutOf[name] = cut
    }
    let groupings = try names.map { try grouping(named: $0, cut: cutOf[$0]) }
    guard let first = groupings.first else { return nil }
    return groupings.dropFirst().reduce(first) { $0.crossed(with: $1) }
  }

  /// The groupings that quotes show: the one asked for, which stands first, and study.yaml's.
  /// - Throws: `Problem` for a group of study.yaml that cannot be made.
  public func groupings(with asked: Grouping?) throws -> [Grouping] {
    try [asked].compactMap { $0 } + configuredGroupings().filter { $0.name != asked?.name }
  }
}
